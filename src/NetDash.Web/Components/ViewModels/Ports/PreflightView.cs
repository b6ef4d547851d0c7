using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A preflight answer as the panel tells it. Pure.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="File">The text that it is about.</param>
public sealed record PreflightView(PreflightAnswer Answer, PreflightFile File)
{
    /// <summary>The glyph of a verdict.</summary>
    public static Health Of(PreflightVerdict verdict) => verdict switch
    {
        PreflightVerdict.Conflict => Health.Error,
        PreflightVerdict.Free => Health.Ok,
        _ => Health.Unknown,
    };

    public Health Health => Of(Answer.Verdict);

    /// <summary>What <c>netdash check</c> would end with.</summary>
    public int ExitCode => Answer.Verdict switch { PreflightVerdict.Free => 0, PreflightVerdict.Conflict => 1, _ => 2 };

    /// <summary>The answer in one line.</summary>
    public string Headline
    {
        get
        {
            var all = Answer.Claims.Count;
            var taken = Answer.Claims.Count(c => c.Verdict == PreflightVerdict.Conflict);
            var unknown = Answer.Claims.Count(c => c.Verdict == PreflightVerdict.Unknown);
            return (all, taken, unknown) switch
            {
                (0, _, _) when Answer.Verdict == PreflightVerdict.Unknown => "It cannot be told",
                (0, _, _) => "It wants no port of the host",
                (1, 1, _) => "The port is taken",
                (_, > 0, _) => $"{Wording.Number(taken)} of {Wording.Count(all, "port")} {(taken == 1 ? "is" : "are")} taken",
                (1, _, 1) => "The port cannot be told",
                (_, _, > 0) => $"{Wording.Number(unknown)} of {Wording.Count(all, "port")} cannot be told",
                (1, _, _) => "The port is free",
                _ => $"All {Wording.Number(all)} ports are free",
            };
        }
    }

    /// <summary>The name of what is pasted, where no file gave it one.</summary>
    public string Name => Answer.Format switch
    {
        PreflightFormat.DockerRun => "docker run",
        PreflightFormat.Kubernetes => "manifest.yaml",
        _ => "compose.yaml",
    };

    /// <summary>What the corrected text is called.</summary>
    public string CopyText => Answer.Format switch
    {
        PreflightFormat.DockerRun => "Copy fixed command",
        PreflightFormat.Kubernetes => "Copy fixed manifest",
        _ => "Copy fixed compose",
    };

    /// <summary>A claim's port as it stands at the head of its line.</summary>
    public static string Port(PreflightClaim claim) => claim.Entry is not { } entry
        ? Wording.CutLine(claim.Written, 40)
        : entry.At.Protocol == Topology.Facts.PortProtocol.Tcp
            ? entry.At.Port.ToString(CultureInfo.InvariantCulture)
            : PortWords.Port(entry.At.Protocol, entry.At.Port);

    /// <summary>What the editor underlines, with what to put there instead.</summary>
    public IReadOnlyList<EditorMark> Marks =>
    [
        // Several claims may stand in one place, as those of a range: the worst is marked.
        .. Answer.Claims
            .Where(c => c.Place is { Length: > 0 } place && place.File == File.Name)
            .GroupBy(c => c.Place!)
            .Select(g => new EditorMark(g.Key.Line, g.Key.Column, g.Key.Length, Look(g.Max(c => (Of(c.Verdict), c.Verdict)).Verdict))),
    ];

    /// <summary>What the editor underlines of a text that cannot be checked.</summary>
    public static IReadOnlyList<EditorMark> MarksOf(PreflightException? problem, PreflightFile file) =>
        problem?.Place is { Length: > 0 } place && place.File == file.Name ? [new EditorMark(place.Line, place.Column, place.Length, "broken")] : [];

    /// <summary>Whether the free port can be written where the taken one stands: only where that number stands there, and nothing else.</summary>
    public bool CanUse(PreflightClaim claim)
    {
        if (claim is not { Verdict: PreflightVerdict.Conflict, FreePort: not null, Entry: { } entry, Place: { } place } || place.File != File.Name)
        {
            return false;
        }

        var line = Line(place.Line);
        return place.Column >= 1 && place.Length > 0 && place.Column - 1 + place.Length <= line.Length
            && line.Slice(place.Column - 1, place.Length).SequenceEqual(entry.At.Port.ToString(CultureInfo.InvariantCulture));
    }

    private ReadOnlySpan<char> Line(int number)
    {
        var rest = File.Text.AsSpan();
        for (var at = 1; at < number; at++)
        {
            var end = rest.IndexOf('\n');
            if (end < 0)
            {
                return [];
            }

            rest = rest[(end + 1)..];
        }

        var last = rest.IndexOf('\n');
        return last < 0 ? rest : rest[..last];
    }

    private static string Look(PreflightVerdict verdict) => verdict switch
    {
        PreflightVerdict.Conflict => "conflict",
        PreflightVerdict.Free => "free",
        _ => "unknown",
    };
}

/// <summary>A stretch of the text that the editor marks.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 code units, from 1.</param>
/// <param name="Length">Code units.</param>
/// <param name="Look"><c>conflict</c>, <c>free</c>, <c>unknown</c> or <c>broken</c>.</param>
public sealed record EditorMark(int Line, int Column, int Length, string Look);
