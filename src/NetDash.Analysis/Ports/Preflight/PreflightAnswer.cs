using System.Text.Json.Serialization;
using NetDash.Analysis.Ports.Ledger;

namespace NetDash.Analysis.Ports.Preflight;

/// <summary>Whether something will get its ports.</summary>
public sealed record PreflightAnswer
{
    /// <summary>The worst of its claims: conflict, then unknown, then free. No claim at all is free, with a note.</summary>
    public required PreflightVerdict Verdict { get; init; }

    /// <summary>What it was taken for.</summary>
    public required PreflightFormat Format { get; init; }

    /// <summary>Every port that it wants of the host, in the order of the text.</summary>
    public required IReadOnlyList<PreflightClaim> Claims { get; init; }

    /// <summary>What else the reader should know, as <c>host mode: this image declares no port</c>.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The first file with every conflict's port replaced by a free one; null where there is nothing to correct, or none is free.</summary>
    public PreflightFile? Corrected { get; init; }
}

/// <summary>One port that is wanted, and what becomes of it.</summary>
public sealed record PreflightClaim
{
    /// <summary>The claim as the ledger has it, state wanted; null where it could not be resolved.</summary>
    public LedgerEntry? Entry { get; init; }

    /// <summary>Who wants it: service, container or pod.</summary>
    public required string By { get; init; }

    /// <summary>As it is written, as <c>8080:80</c> or <c>${UI_PORT}:80</c>.</summary>
    public required string Written { get; init; }

    /// <summary>What becomes of it.</summary>
    public required PreflightVerdict Verdict { get; init; }

    /// <summary>Who is in the way: of the host; null when nobody is, or the other one is in the same text.</summary>
    public LedgerEntry? Holder { get; init; }

    /// <summary>In one sentence: who holds it, what is missing, or that it is free. Never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>What the reader can do; empty where nothing is to be done.</summary>
    public string Fix { get; init; } = "";

    /// <summary>The nearest free port to take instead; null where none is wanted or there is none.</summary>
    public int? FreePort { get; init; }

    /// <summary>Where the host port is written; null where it is written nowhere (an exposed port in host mode).</summary>
    public TextPlace? Place { get; init; }
}

/// <summary>A stretch of a text, within one line.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 code units, from 1.</param>
/// <param name="Length">Code units.</param>
public sealed record TextPlace(string File, int Line, int Column, int Length);

/// <summary>What becomes of a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreflightVerdict>))]
public enum PreflightVerdict
{
    /// <summary>Nobody is in its way.</summary>
    [JsonStringEnumMemberName("free")] Free,

    /// <summary>Somebody is.</summary>
    [JsonStringEnumMemberName("conflict")] Conflict,

    /// <summary>It could not be resolved, or a holder could not be read.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}
