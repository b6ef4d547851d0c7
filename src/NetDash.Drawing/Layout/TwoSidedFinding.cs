using NetDash.Drawing.Scenes;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A finding about a port with one who has it and one who suffers: what a line joins.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Port">The port.</param>
/// <param name="Loser">Node id of who suffers.</param>
/// <param name="Holder">Node id of the other; null where it cannot be read.</param>
internal sealed record TwoSidedFinding(Finding Finding, FindingPort Port, string Loser, string? Holder)
{
    /// <summary>Errors are drawn at rest; what is not wrong yet, while it is looked at.</summary>
    public EdgeLook Look => Finding.Severity switch
    {
        FindingSeverity.Error => EdgeLook.Conflict,
        FindingSeverity.Warning => EdgeLook.Warning,
        _ => EdgeLook.Note,
    };

    /// <summary>What stands beside the badge, as <c>9876/tcp is taken</c>.</summary>
    public string Words => $"{Port.Port}/{Wording.Word(Port.Protocol)} is {(Finding.Rule == "port-shadowed" ? "shadowed" : "taken")}";

    /// <summary>Those of a host, in a fixed order, errors last: they lie on top. An error's holder may be unknown; nothing else joins one side with nobody.</summary>
    public static IEnumerable<TwoSidedFinding> Of(TopologySnapshot snapshot, string host) => snapshot.Findings.Values
        .Where(f => f.Port?.Host == host && f.Subjects.Count > 0)
        .OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal)
        .Select(f => new TwoSidedFinding(f, f.Port!, f.Subjects[0], f.Holder is { } holder && holder != f.Subjects[0] ? holder : f.Subjects.FirstOrDefault(s => s != f.Subjects[0])))
        .Where(f => f.Holder is not null || f.Finding.Severity == FindingSeverity.Error);
}
