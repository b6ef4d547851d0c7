using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Web.Components.ViewModels;

/// <summary>Findings in the order and selection that a page shows. Pure.</summary>
/// <param name="All">All that the filters leave, the worst first.</param>
/// <param name="Shown">Those of the chosen severity.</param>
/// <param name="Severity">The chosen severity; null for all.</param>
public sealed record FindingList(IReadOnlyList<Finding> All, IReadOnlyList<Finding> Shown, FindingSeverity? Severity)
{
    public int Count(FindingSeverity severity) => All.Count(f => f.Severity == severity);

    public static FindingList Of(IEnumerable<Finding> findings, string? severity)
    {
        var chosen = severity switch
        {
            "error" => FindingSeverity.Error,
            "warning" => FindingSeverity.Warning,
            "info" => FindingSeverity.Info,
            _ => (FindingSeverity?)null,
        };
        var all = InOrder(findings);
        return new FindingList(all, chosen is null ? all : [.. all.Where(f => f.Severity == chosen)], chosen);
    }

    /// <summary>The worst first, of those the newest, and by id where all else is alike.</summary>
    public static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Severity).ThenByDescending(f => f.Since).ThenBy(f => f.Id, StringComparer.Ordinal),
    ];
}

/// <summary>A finding with the things that it names, as they are now.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Holder">What holds the port; null when there is none or it cannot be read.</param>
/// <param name="Wanting">Who suffers; null when it has gone.</param>
/// <param name="Subjects">All nodes that it is about and that are still there.</param>
/// <param name="Commands">Commands to paste.</param>
public sealed record FindingView(Finding Finding, Node? Holder, Node? Wanting, IReadOnlyList<Node> Subjects, ValueList<string> Commands)
{
    /// <summary>Whether somebody has the port that another wants; else the port is its own matter.</summary>
    public bool IsOfTwo => Finding is { Port: not null, Rule: not ("port-declared-unheard" or "port-exposed" or "port-ephemeral" or "port-either-or") };

    public IEnumerable<string> Names => Subjects.Select(s => s.Name);

    public static FindingView Of(TopologySnapshot snapshot, Finding finding)
    {
        var subjects = finding.Subjects.Select(id => snapshot.Nodes.GetValueOrDefault(id)).OfType<Node>().ToList();
        var holder = finding.Holder is { } id ? snapshot.Nodes.GetValueOrDefault(id) : null;
        var commands = RichText.IsCommand(finding.Fix) ? [finding.Fix] : RichText.Commands(finding.Fix);
        return new FindingView(finding, holder, subjects.Find(s => s.Id != holder?.Id), subjects, commands);
    }

    /// <summary>What kind of thing a side is, in few words.</summary>
    public static string About(Node node) => node.Properties switch
    {
        ContainerProperties { State: "running" or "paused", NetworkMode: "host" } => "host network",
        ContainerProperties c when c.State is "running" or "paused" => Wording.CutName(c.NetworkMode),
        ContainerProperties { State: "created", Error.Length: > 0 } c => $"{Wording.CutName(c.NetworkMode)}, never started",
        ContainerProperties c => $"{Wording.CutName(c.NetworkMode)}, {c.State} {c.ExitCode}",
        ProcessProperties p => $"process, pid {p.Pid}",
        _ => Wording.Kind(node.Kind),
    };
}
