using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Web.Components.ViewModels;

/// <summary>The figures of the frame: findings by severity, nodes, sources.</summary>
public sealed record TopologyCounts(int Errors, int Warnings, int Infos, int Nodes, int Edges)
{
    public int Findings => Errors + Warnings + Infos;

    /// <summary>Those that somebody should see to: what is only worth knowing raises no alarm.</summary>
    public int Alarms => Errors + Warnings;

    public Health WorstFinding => Errors > 0 ? Health.Error : Warnings > 0 ? Health.Warning : Infos > 0 ? Health.Info : Health.Ok;

    public static TopologyCounts Of(TopologySnapshot snapshot)
    {
        int errors = 0, warnings = 0, infos = 0;
        foreach (var finding in snapshot.Findings.Values)
        {
            switch (finding.Severity)
            {
                case FindingSeverity.Error: errors++; break;
                case FindingSeverity.Warning: warnings++; break;
                default: infos++; break;
            }
        }

        return new TopologyCounts(errors, warnings, infos, snapshot.Nodes.Count, snapshot.Edges.Count);
    }

    /// <summary>How many different ports are held or published: what was looked at before somebody says "no conflicts".</summary>
    public static int PortsChecked(TopologySnapshot snapshot)
    {
        var ports = new HashSet<(string?, Topology.Facts.PortProtocol, string, int)>();
        foreach (var node in snapshot.Nodes.Values)
        {
            switch (node.Properties)
            {
                case ContainerProperties c:
                    ports.UnionWith(c.Listening.Concat(c.LastListening).Select(s => (node.Parent, s.Protocol, s.Address, s.Port)));
                    ports.UnionWith(c.PublishedPorts.Select(p => (node.Host, p.Protocol, p.HostIp, p.HostPort)));
                    break;
                case ProcessProperties p:
                    ports.UnionWith(p.Listening.Select(s => (node.Parent, s.Protocol, s.Address, s.Port)));
                    break;
                case NetnsProperties n:
                    ports.UnionWith(n.UnownedListening.Select(s => ((string?)node.Id, s.Protocol, s.Address, s.Port)));
                    break;
            }
        }

        return ports.Count;
    }

    /// <summary>The sentence for sources whose last picture is shown; empty when all answer.</summary>
    public static string StaleSources(TopologySnapshot snapshot) => string.Join(", ", snapshot.Sources
        .Where(s => s.State is SourceState.Stale || (s.State is SourceState.Unreachable or SourceState.Denied && s.Host is not null))
        .Select(s => $"{s.Name} {Wording.State(s.State)}, shown as it was then"));
}
