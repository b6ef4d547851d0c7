using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>The topology as the patch panel that it is: pure, and made anew for each version that is drawn. O(nodes + edges).</summary>
public static class WiringView
{
    /// <summary>One host.</summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="host">The host.</param>
    /// <param name="shown">Whether a filter leaves a node; null without a filter.</param>
    /// <returns>Null where a filter leaves nothing of it.</returns>
    public static WiringHost? Of(TopologySnapshot snapshot, Node host, Func<string, bool>? shown)
    {
        var wired = Host(snapshot, host);
        return shown is null ? wired : Filter(wired, shown);
    }

    private static WiringHost Host(TopologySnapshot snapshot, Node host)
    {
        var properties = (HostProperties)host.Properties;
        var inHost = new HostNodes(snapshot, host);
        var rails = new RailBuilder(inHost).Build();
        var owners = new OwnerBuilder(inHost).Build();
        var uncabled = new UncabledBuilder(inHost).Build(rails);
        return new WiringHost(
            host, [.. properties.Addresses], About(properties), Counts(inHost), Interfaces(inHost, rails), owners, rails, uncabled);
    }

    private static string About(HostProperties host) =>
        string.Join(" · ", new[] { host.Os, host.Kernel.Length > 0 ? $"Linux {host.Kernel}" : "" }.Where(t => t.Length > 0));

    private static string Counts(HostNodes host) => string.Join(" · ",
        Wording.Count(host.Containers.Count, "container"),
        Wording.Count(host.Networks.Count, "network"),
        Wording.Count(host.Namespaces.Count, "namespace"));

    /// <summary>Rails show bridges and their ports; what is left of the host's own interfaces stands by itself.</summary>
    private static List<Node> Interfaces(HostNodes host, IReadOnlyList<WiringRail> rails)
    {
        var elsewhere = rails.SelectMany(r => r.Rows).Select(r => r.Port?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. host.HostInterfaces
                .Where(i => ((InterfaceProperties)i.Properties).Type != "bridge" && !elsewhere.Contains(i.Id))
                .OrderBy(i => ((InterfaceProperties)i.Properties).IfIndex),
        ];
    }

    private static WiringHost? Filter(WiringHost host, Func<string, bool> shown)
    {
        var rails = host.Rails
            .Select(r => r with { Rows = [.. r.Rows.Where(row => row.IsOf(shown))] })
            .Where((r, i) => r.Rows.Count > 0 || (host.Rails[i].Node is { } node && shown(node.Id)))
            .ToList();
        var filtered = host with
        {
            Interfaces = [.. host.Interfaces.Where(i => shown(i.Id))],
            Owners = [.. host.Owners.Where(o => shown(o.Node.Id))],
            Rails = rails,
            Uncabled = [.. host.Uncabled.Where(c => c.IsOf(shown))],
        };
        var empty = filtered.Interfaces.Count + filtered.Owners.Count + filtered.Rails.Count + filtered.Uncabled.Count == 0;
        return empty && !shown(host.Node.Id) ? null : filtered;
    }
}
