using Docker.DotNet.Models;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>Networks → facts.</summary>
internal static class NetworkMapper
{
    // Names that libnetwork makes of a network's id where none is given: drivers/bridge, drivers/macvlan, drivers/ipvlan.
    private const int NamedDigits = 12;

    /// <summary>Of an element of <c>GET /networks</c>, or of <c>GET /networks/{id}</c>.</summary>
    /// <exception cref="FormatException">It has no id.</exception>
    public static Mapped<DockerNetworkFact> Map(Engine engine, NetworkResponse network)
    {
        var left = new List<string>();
        if (string.IsNullOrEmpty(network.ID))
        {
            throw new FormatException("The network has no Id.");
        }

        var id = Bounded.Name(network.ID);
        // Podman shows its default network as "bridge" in this list alone; its containers call it "podman".
        var isPodmansDefault = engine.IsPodman && network.Name is ("bridge" or "podman");
        var options = network.Options ?? new Dictionary<string, string>();
        var fact = new DockerNetworkFact
        {
            Id = NodeId.DockerNetwork(engine.Id, id),
            EngineId = engine.Id,
            NetworkId = id,
            Name = isPodmansDefault ? "podman" : string.IsNullOrEmpty(network.Name) ? id[..Math.Min(NamedDigits, id.Length)] : Bounded.Name(network.Name),
            Driver = Bounded.Name(network.Driver),
            Scope = Bounded.Name(network.Scope),
            Ipam = Pools(network.IPAM?.Config, left),
            Bridge = isPodmansDefault ? "podman0" : Bridge(engine, network, id, options),
            ParentInterface = Parent(network, id, options),
            Internal = network.Internal,
            Attachable = network.Attachable,
            Ingress = network.Ingress,
            Ipv6 = network.EnableIPv6,
            Icc = Option(options, "com.docker.network.bridge.enable_icc") != "false",
            Masquerade = Option(options, "com.docker.network.bridge.enable_ip_masquerade") != "false",
            IsDefaultBridge = isPodmansDefault || Option(options, "com.docker.network.bridge.default_bridge") == "true",
            Labels = LabelMapper.Map(network.Labels, left),
        };
        return new Mapped<DockerNetworkFact>(fact, left);
    }

    private static ValueList<IpamConfig> Pools(IList<IPAMConfig>? pools, List<string> left) => Bounded.Items(
        (pools ?? []).Where(pool => pool is not null)
            .Select(pool => new IpamConfig(Bounded.Name(pool.Subnet), Bounded.Name(pool.Gateway), Bounded.Name(pool.IPRange)))
            .ToList(),
        "address pools", left).ToValueList();

    private static string Bridge(Engine engine, NetworkResponse network, string id, IDictionary<string, string> options)
    {
        if (network.Driver != "bridge")
        {
            return "";
        }

        if (Option(options, "com.docker.network.bridge.name") is { Length: > 0 } named)
        {
            return Bounded.Name(named);
        }

        // Podman numbers its bridges and does not tell them here.
        return engine.IsPodman ? "" : "br-" + id[..Math.Min(NamedDigits, id.Length)];
    }

    private static string Parent(NetworkResponse network, string id, IDictionary<string, string> options)
    {
        var dummy = network.Driver switch { "macvlan" => "dm-", "ipvlan" => "di-", _ => null };
        if (dummy is null || network.ConfigOnly)
        {
            return "";
        }

        return Option(options, "parent") is { Length: > 0 } given
            ? Bounded.Name(given)
            : dummy + id[..Math.Min(NamedDigits, id.Length)];
    }

    private static string Option(IDictionary<string, string> options, string key) => options.TryGetValue(key, out var value) ? value ?? "" : "";
}
