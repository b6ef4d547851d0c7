using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Ports.Rules;

/// <summary>A finding as one line: <c>port-blocked pub &lt; host1</c>, or all who are in it where nobody has the port.</summary>
internal static class Told
{
    public static string Line(TopologySnapshot snapshot, Finding finding)
    {
        string Name(string id) => snapshot.Nodes.GetValueOrDefault(id)?.Name ?? id;
        return finding.Holder is { } holder
            ? $"{finding.Rule} {Name(finding.Subjects[0])} < {Name(holder)}"
            : $"{finding.Rule} {string.Join(' ', finding.Subjects.Select(Name).Order(StringComparer.Ordinal))}";
    }
}
