using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>What a kind of node has to tell; the contract's table names each field.</summary>
[JsonConverter(typeof(NodePropertiesJsonConverter))]
public abstract record NodeProperties;

/// <summary>Properties of a <see cref="NodeKind.Host"/>.</summary>
public sealed record HostProperties : NodeProperties
{
    /// <summary>Host name.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>machine-id(5); empty when the kernel is not read.</summary>
    public string MachineId { get; init; } = "";

    /// <summary>Engines that live in it, sorted.</summary>
    public ValueList<string> EngineIds { get; init; }

    /// <summary>Addresses of its namespace but loopback and link-local, without prefix.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>Kernel release.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>Operating system.</summary>
    public string Os { get; init; } = "";

    /// <summary>What it is used for: docker, swarm, kubernetes.</summary>
    public ValueList<string> Roles { get; init; }

    /// <summary>Swarms that its engines are part of, sorted; a worker does not know its swarm's id, and tells an empty one.</summary>
    public ValueList<string> SwarmIds { get; init; }

    /// <summary>Whether no more than its name may be told: who looks sees a part of what is on it.</summary>
    [JsonIgnore]
    public bool IsPart { get; init; }

    /// <summary>First and last port that the kernel hands to clients; empty when not known.</summary>
    public ValueList<int> EphemeralPorts { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.Netns"/>.</summary>
public sealed record NetnsProperties : NodeProperties
{
    /// <summary>Inode on nsfs.</summary>
    public long Inode { get; init; }

    /// <summary>SO_NETNS_COOKIE.</summary>
    public string Cookie { get; init; } = "";

    /// <summary>host, container, pod, docker, named or other.</summary>
    public string Role { get; init; } = "other";

    /// <summary>Where it is mounted.</summary>
    public ValueList<string> Paths { get; init; }

    /// <summary>Some of its processes, at most 20.</summary>
    public ValueList<int> Pids { get; init; }

    /// <summary>How many processes it has.</summary>
    public int ProcessCount { get; init; }

    /// <summary>Sockets that listen in it and whose owner could not be read: never left out, never "free".</summary>
    public ValueList<ListeningSocket> UnownedListening { get; init; }

    /// <summary>
    /// Ports that NAT in it leads elsewhere, whether a socket listens there or not; null when the rules were not read, which
    /// takes CAP_NET_ADMIN: never "none".
    /// </summary>
    public ValueList<PortForward>? Forwards { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.Interface"/>; counters travel apart.</summary>
public sealed record InterfaceProperties : NodeProperties
{
    /// <summary>Interface name.</summary>
    public string IfName { get; init; } = "";

    /// <summary>Interface index.</summary>
    public int IfIndex { get; init; }

    /// <summary>The kernel's own word for its type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Hardware address, lower case; empty where there is none.</summary>
    public string Mac { get; init; } = "";

    /// <summary>Largest packet, bytes.</summary>
    public int Mtu { get; init; }

    /// <summary>Operational state, the kernel's word.</summary>
    public string OperState { get; init; } = "";

    /// <summary>Addresses as CIDR.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>Gateways of the default routes through it, IPv4's first; <c>on-link</c> where a route has none.</summary>
    public ValueList<string> Gateways { get; init; }

    /// <summary>What those routes lead to: <c>0.0.0.0/0</c>, <c>::/0</c>.</summary>
    public ValueList<string> DefaultRoutes { get; init; }

    /// <summary>Name of the bridge or bond it is a port of; empty for none.</summary>
    public string Master { get; init; } = "";

    /// <summary>Name of a veth's other end; empty for any other type or when the end is not seen.</summary>
    public string Peer { get; init; } = "";

    /// <summary>VXLAN network identifier; null for any other type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Vni { get; init; }

    /// <summary>Outer addresses of a vxlan's other ends; null for any other type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<string>? Remotes { get; init; }

    /// <summary>VLAN id; null for any other type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? VlanId { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.DockerNetwork"/>.</summary>
public sealed record DockerNetworkProperties : NodeProperties
{
    /// <summary>Full network id.</summary>
    public string NetworkId { get; init; } = "";

    /// <summary>Driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>local, swarm or global.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Subnets as CIDR.</summary>
    public ValueList<string> Subnets { get; init; }

    /// <summary>Gateways.</summary>
    public ValueList<string> Gateways { get; init; }

    /// <summary>Ranges that addresses are given from, where narrower than the subnet.</summary>
    public ValueList<string> IpRanges { get; init; }

    /// <summary>Name of the bridge interface; empty for other drivers.</summary>
    public string Bridge { get; init; } = "";

    /// <summary>Whether it has no way out.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether plain containers may join a Swarm network.</summary>
    public bool Attachable { get; init; }

    /// <summary>Whether it has IPv6.</summary>
    public bool Ipv6 { get; init; }

    /// <summary>Whether its containers reach each other.</summary>
    public bool Icc { get; init; }

    /// <summary>Whether its traffic leaves under the host's address.</summary>
    public bool Masquerade { get; init; }

    /// <summary>Whether it is the network of containers that name none.</summary>
    public bool IsDefaultBridge { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.Process"/>.</summary>
public sealed record ProcessProperties : NodeProperties
{
    /// <summary>Process id.</summary>
    public int Pid { get; init; }

    /// <summary>/proc/pid/comm.</summary>
    public string Name { get; init; } = "";

    /// <summary>Start of the process.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Its sockets.</summary>
    public ValueList<ListeningSocket> Listening { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.UnixSocket"/>.</summary>
public sealed record UnixSocketProperties : NodeProperties
{
    /// <summary>Path, or <c>@name</c> of an abstract one.</summary>
    public string Path { get; init; } = "";

    /// <summary>Names of the processes that listen, sorted.</summary>
    public ValueList<string> Listeners { get; init; }

    /// <summary>Node ids of known clients.</summary>
    public ValueList<string> Clients { get; init; }

    /// <summary>Node ids of containers that have it mounted, sorted.</summary>
    public ValueList<string> MountedBy { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.External"/>.</summary>
public sealed record ExternalProperties : NodeProperties
{
    /// <summary>Its addresses.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>internet, lan, host or address.</summary>
    public string Role { get; init; } = "address";
}

/// <summary>Properties of a <see cref="NodeKind.SwarmService"/>.</summary>
public sealed record SwarmServiceProperties : NodeProperties
{
    /// <summary>Id of its swarm; empty where the manager told none.</summary>
    public string SwarmId { get; init; } = "";

    /// <summary>Wanted replicas.</summary>
    public int Replicas { get; init; }

    /// <summary>replicated, global, …</summary>
    public string Mode { get; init; } = "";

    /// <summary>Virtual addresses as CIDR.</summary>
    public ValueList<string> VirtualIps { get; init; }

    /// <summary>Its published ports.</summary>
    public ValueList<SwarmPort> PublishedPorts { get; init; }
}

/// <summary>Writes properties as what they are, without a type's name: the node's kind tells it.</summary>
internal sealed class NodePropertiesJsonConverter : JsonConverter<NodeProperties>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(NodeProperties);

    public override NodeProperties Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nodes are made by linkers from facts, never read back.");

    public override void Write(Utf8JsonWriter writer, NodeProperties value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
