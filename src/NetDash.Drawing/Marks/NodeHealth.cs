using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Drawing.Marks;

/// <summary>How a thing is, as its glyph says it; the worse the later.</summary>
public enum Health
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Works; something about it is worth knowing.</summary>
    Info,

    /// <summary>Does not run, and is not expected to.</summary>
    Stopped,

    /// <summary>Cannot be told, or is shown as it was.</summary>
    Unknown,

    /// <summary>Something will not work.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>The worst of a node's status, of the findings about it, and of what is known of its source.</summary>
public static class NodeHealth
{
    /// <summary>A node's. O(findings about it + sources).</summary>
    public static Health Of(TopologySnapshot snapshot, Node node) => Of(snapshot, node, static _ => true);

    /// <summary>A node's, with some of the findings about it alone.</summary>
    public static Health Of(TopologySnapshot snapshot, Node node, Func<Finding, bool> counts)
    {
        var worst = Of(node.Status);
        foreach (var finding in snapshot.FindingsOf(node.Id))
        {
            worst = IsMark(finding) && counts(finding) ? Worse(worst, Of(finding.Severity)) : worst;
        }

        return worst < Health.Unknown && IsStale(snapshot, node) ? Health.Unknown : worst;
    }

    /// <summary>
    /// What findings make of the port that they are about. What is only worth knowing makes nothing of it: each published port is
    /// exposed, and a picture on which all that works bears a mark says nothing.
    /// </summary>
    public static Health OfPort(IEnumerable<Finding> findings)
    {
        var worst = Health.Ok;
        foreach (var finding in findings)
        {
            worst = IsMark(finding) ? Worse(worst, Of(finding.Severity)) : worst;
        }

        return worst;
    }

    /// <summary>The glyph of a finding itself.</summary>
    public static Health Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Health.Error,
        FindingSeverity.Warning => Health.Warning,
        _ => Health.Info,
    };

    private static bool IsMark(Finding finding) => finding.Severity != FindingSeverity.Info;

    /// <summary>A source's.</summary>
    public static Health Of(SourceState state) => state switch
    {
        SourceState.Connected => Health.Ok,
        SourceState.Connecting => Health.Unknown,
        SourceState.Stale => Health.Warning,
        SourceState.Unreachable or SourceState.Denied => Health.Error,
        _ => Health.Stopped,
    };

    /// <summary>The worse of two.</summary>
    public static Health Worse(Health one, Health other) => one > other ? one : other;

    /// <summary>The word that stands for the glyph where nobody sees it.</summary>
    public static string Word(Health health) => health switch
    {
        Health.Ok => "ok",
        Health.Info => "info",
        Health.Stopped => "stopped",
        Health.Warning => "warning",
        Health.Error => "error",
        _ => "unknown",
    };

    /// <summary>Whether a node is shown as it was, because the source that tells of it does not answer any more.</summary>
    public static bool IsStale(TopologySnapshot snapshot, Node node)
    {
        var kind = node.Kind is NodeKind.Container or NodeKind.DockerNetwork or NodeKind.SwarmService ? "docker" : "kernel";
        var host = node.Kind == NodeKind.Host ? node.Id : node.Host;
        var stale = false;
        foreach (var source in snapshot.Sources)
        {
            if (source.Kind == kind && source.Host is not null && source.Host == host)
            {
                if (source.State == SourceState.Connected)
                {
                    return false;
                }

                stale = true;
            }
        }

        return stale;
    }

    private static Health Of(NodeStatus status) => status switch
    {
        NodeStatus.Ok => Health.Ok,
        NodeStatus.Warning => Health.Warning,
        NodeStatus.Error => Health.Error,
        NodeStatus.Stopped => Health.Stopped,
        _ => Health.Unknown,
    };
}
