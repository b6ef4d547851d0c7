using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Bridges, lower interfaces, bare pairs and unseen networks → bands; and which band an interface hangs on.</summary>
internal sealed class BandBuilder
{
    private readonly HostNodes _host;
    private readonly Dictionary<string, (string Area, BandPlan Band)> _bands = new(StringComparer.Ordinal);

    public BandBuilder(HostNodes host)
    {
        _host = host;
        foreach (var nic in host.Interfaces.Where(i => i.Parent is not null && host.Areas.Contains(i.Parent) && HostNodes.Nic(i).Type == "bridge"))
        {
            var network = host.Edges(nic, EdgeKind.Realizes).Select(e => e.Other).FirstOrDefault();
            Add(nic.Parent!, new BandPlan(nic.Id, BandKind.Bridge, nic, network, network?.Name is { Length: > 0 } name && name != "bridge" ? name : nic.Name, Address(nic, network)));
        }
    }

    /// <summary>The bands of an area: the default bridge before all others, then by name.</summary>
    public IReadOnlyList<BandPlan> Of(string area) =>
    [
        .. _bands.Values.Where(b => b.Area == area).Select(b => b.Band)
            .OrderBy(b => b.Kind)
            .ThenBy(b => b.Network?.Properties is DockerNetworkProperties { IsDefaultBridge: true } ? 0 : 1)
            .ThenBy(b => b.Name, NaturalOrder.Instance).ThenBy(b => b.Key, StringComparer.Ordinal),
    ];

    /// <summary>Key of the band of a bridge that an interface is enslaved to; null for none.</summary>
    public string? MasterOf(Node nic) => _host.Edges(nic, EdgeKind.Master).Where(e => e.Edge.From == nic.Id && _bands.ContainsKey(e.Other.Id))
        .Select(e => e.Other.Id).FirstOrDefault();

    /// <summary>What an interface outside the areas is plugged into; null for nothing that is in one.</summary>
    public PlugPlan? PlugOf(Node nic)
    {
        foreach (var (edge, other) in _host.Edges(nic, EdgeKind.Veth))
        {
            if (InArea(other))
            {
                return new PlugPlan(MasterOf(other) ?? Pairs(other.Parent!), other, edge.Id, PlugKind.Cable);
            }
        }

        foreach (var (edge, other) in _host.Edges(nic, EdgeKind.ParentLink))
        {
            if (edge.From == nic.Id && InArea(other))
            {
                return new PlugPlan(Lower(other), null, edge.Id, PlugKind.Parent);
            }
        }

        return null;
    }

    /// <summary>The band of a network, for who is attached to it and has no interface that is read.</summary>
    public string? OfNetwork(Node network)
    {
        if (((DockerNetworkProperties)network.Properties).Driver is "host" or "null")
        {
            return null;
        }

        foreach (var (_, bridge) in _host.Edges(network, EdgeKind.Realizes))
        {
            if (_bands.ContainsKey(bridge.Id))
            {
                return bridge.Id;
            }
        }

        // Two hosts may both have a part of it.
        var key = $"{network.Id} on {_host.Host.Id}";
        if (!_bands.ContainsKey(key))
        {
            var properties = (DockerNetworkProperties)network.Properties;
            Add(_host.HostNetns?.Id ?? _host.Host.Id, new BandPlan(
                key, BandKind.Network, network, network, network.Name, properties.Subnets.Count > 0 ? properties.Subnets[0] : properties.Driver));
        }

        return key;
    }

    private bool InArea(Node nic) => nic.Parent is not null && _host.Areas.Contains(nic.Parent);

    private string Lower(Node lower)
    {
        if (!_bands.ContainsKey(lower.Id))
        {
            Add(lower.Parent!, new BandPlan(lower.Id, BandKind.Lower, lower, null, lower.Name, "parent"));
        }

        return lower.Id;
    }

    private string Pairs(string area)
    {
        var key = "pairs:" + area;
        if (!_bands.ContainsKey(key))
        {
            Add(area, new BandPlan(key, BandKind.Pairs, null, null, "veth pairs", "no bridge"));
        }

        return key;
    }

    private void Add(string area, BandPlan band) => _bands[band.Key] = (area, band);

    private static string Address(Node bridge, Node? network) =>
        network?.Properties is DockerNetworkProperties { Subnets.Count: > 0 } properties
            ? properties.Subnets[0]
            : Addresses.Shown(HostNodes.Nic(bridge)).FirstOrDefault() ?? "no address";
}
