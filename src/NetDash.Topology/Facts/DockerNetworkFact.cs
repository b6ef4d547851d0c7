using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>A network of an engine (<c>GET /networks</c>). <see cref="Fact.Id"/> is <c>NodeId.DockerNetwork(…)</c>.</summary>
public sealed record DockerNetworkFact : Fact
{
    /// <summary>Id of its engine.</summary>
    public required string EngineId { get; init; }

    /// <summary>Full network id.</summary>
    public required string NetworkId { get; init; }

    /// <summary>Its name; names are not unique.</summary>
    public required string Name { get; init; }

    /// <summary>bridge, host, null, overlay, macvlan, ipvlan, or a plugin's.</summary>
    public required string Driver { get; init; }

    /// <summary>local, swarm or global.</summary>
    public string Scope { get; init; } = "";

    /// <summary>IPAM.Config, in its order; empty for a network without IPAM.</summary>
    public ValueList<IpamConfig> Ipam { get; init; }

    /// <summary>Name of the bridge in the engine's namespace; empty for other drivers.</summary>
    public string Bridge { get; init; } = "";

    /// <summary>Parent interface of a macvlan or ipvlan network; empty for other drivers.</summary>
    public string ParentInterface { get; init; } = "";

    /// <summary>Whether it has no way out.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether plain containers may join a Swarm network.</summary>
    public bool Attachable { get; init; }

    /// <summary>Whether it is Swarm's routing mesh.</summary>
    public bool Ingress { get; init; }

    /// <summary>EnableIPv6.</summary>
    public bool Ipv6 { get; init; }

    /// <summary>com.docker.network.bridge.enable_icc: containers reach each other.</summary>
    public bool Icc { get; init; } = true;

    /// <summary>com.docker.network.bridge.enable_ip_masquerade.</summary>
    public bool Masquerade { get; init; } = true;

    /// <summary>Whether it is the network that containers join that name none.</summary>
    public bool IsDefaultBridge { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}

/// <summary>One address pool of a network; parts that the engine does not tell are empty.</summary>
/// <param name="Subnet">CIDR.</param>
/// <param name="Gateway">Address.</param>
/// <param name="IpRange">CIDR inside the subnet.</param>
public sealed record IpamConfig(string Subnet, string Gateway, string IpRange);
