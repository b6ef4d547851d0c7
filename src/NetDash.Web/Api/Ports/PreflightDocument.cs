using System.ComponentModel;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;

namespace NetDash.Web.Api.Ports;

/// <summary>A preflight's answer as programs get it.</summary>
internal sealed record PreflightDocument(
    [property: Description("The worst of all claims; free where there is none.")] PreflightVerdict Verdict,
    [property: Description("What the text was taken for: compose, docker-run or kubernetes.")] string Format,
    [property: Description("Every port that it wants, in the order of the text.")] IReadOnlyList<ClaimDocument> Claims,
    [property: Description("Claims that somebody is in the way of.")] IReadOnlyList<ConflictDocument> Conflicts,
    [property: Description("What is written as a port and cannot be resolved.")] IReadOnlyList<UnresolvedDocument> Unresolved,
    [property: Description("What else is to be said.")] IReadOnlyList<string> Notes,
    [property: Description("The text with free ports in place of those that are taken; null where there is nothing to correct, or it cannot be.")] string? Corrected)
{
    public static PreflightDocument Of(PreflightAnswer answer)
    {
        var claims = answer.Claims.Select((claim, index) => (claim, id: NodeId.Edge("claim", claim.By, claim.Written, $"{index}"))).ToList();
        return new PreflightDocument(
            answer.Verdict,
            PreflightFormats.Word(answer.Format),
            [.. claims.Where(c => c.claim.Entry is not null).Select(c => ClaimDocument.Of(c.id, c.claim, c.claim.Entry!))],
            [.. claims.Where(c => c.claim is { Verdict: PreflightVerdict.Conflict, Entry: not null }).Select(c => ConflictDocument.Of(c.id, c.claim))],
            [.. claims.Where(c => c.claim.Entry is null).Select(c => new UnresolvedDocument(c.claim.By, c.claim.Written, c.claim.Verdict, c.claim.Reason, c.claim.Fix, c.claim.Place))],
            answer.Notes,
            answer.Corrected?.Text);
    }
}

/// <summary>A claim: what it wants as the ledger has it, and what becomes of it.</summary>
internal sealed record ClaimDocument(
    [property: Description("Tells the claims of this answer apart.")] string Id,
    [property: Description("Id of the host.")] string Host,
    [property: Description("Id of the namespace.")] string Netns,
    [property: Description("tcp, udp or sctp.")] PortProtocol Protocol,
    [property: Description("Address without brackets.")] string Address,
    [property: Description("Port.")] int Port,
    [property: Description("wanted.")] PortState State,
    [property: Description("compose, command, host-port or node-port.")] PortVia Via,
    [property: Description("Service, container or pod that wants it.")] string By,
    [property: Description("As it is written.")] string Written,
    [property: Description("Who could reach it.")] PortExposure Exposure,
    [property: Description("What becomes of it.")] PreflightVerdict Verdict,
    [property: Description("Why, in a sentence.")] string Reason,
    [property: Description("Where the host port is written; null where it is not.")] TextPlace? Place)
{
    public static ClaimDocument Of(string id, PreflightClaim claim, LedgerEntry entry) => new(
        id, entry.Host, entry.Netns, entry.At.Protocol, entry.At.Address.ToString(), entry.At.Port, entry.State, entry.Via, claim.By, claim.Written,
        entry.Exposure, claim.Verdict, claim.Reason, claim.Place);
}

/// <summary>A claim and who is in its way.</summary>
internal sealed record ConflictDocument(
    [property: Description("Id of the claim.")] string Claim,
    [property: Description("What the host has there; null where the other one is in the same text.")] LedgerEntryDocument? Holder,
    [property: Description("What the reader can do.")] string Fix,
    [property: Description("The nearest free port; null where there is none.")] int? FreePort)
{
    public static ConflictDocument Of(string id, PreflightClaim claim) =>
        new(id, claim.Holder is { } holder ? LedgerEntryDocument.Of(holder) : null, claim.Fix, claim.FreePort);
}

/// <summary>Something written as a port that cannot be resolved.</summary>
internal sealed record UnresolvedDocument(
    [property: Description("Service, container or pod that wants it.")] string By,
    [property: Description("As it is written; a container's name as --name web, which an engine may refuse as well as a port.")] string Written,
    [property: Description("unknown, or conflict where it can never be.")] PreflightVerdict Verdict,
    [property: Description("What is missing, or why an engine refuses it.")] string Reason,
    [property: Description("What the reader can do; empty where nothing is known to help.")] string Fix,
    [property: Description("Where it is written; null where it is not.")] TextPlace? Place);
