using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>A Swarm service (<c>GET /services</c>, managers only). <see cref="Fact.Id"/> is <c>NodeId.SwarmService(…)</c>.</summary>
public sealed record SwarmServiceFact : Fact
{
    /// <summary>25 characters.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Info.Swarm.Cluster.ID of the manager that told of it; empty where it told none.</summary>
    public string SwarmId { get; init; } = "";

    /// <summary>Spec.Name.</summary>
    public required string Name { get; init; }

    /// <summary>replicated, global, replicated-job or global-job.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Wanted replicas; 0 for a global service.</summary>
    public int Replicas { get; init; }

    /// <summary>Endpoint.VirtualIPs as CIDR.</summary>
    public ValueList<string> VirtualIps { get; init; }

    /// <summary>Endpoint.Ports.</summary>
    public ValueList<SwarmPort> Ports { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}

/// <summary>A port of a Swarm service.</summary>
/// <param name="Published">Port on the nodes.</param>
/// <param name="Target">Port in the tasks.</param>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Mode">ingress (on every node) or host (on nodes that run a task).</param>
public sealed record SwarmPort(int Published, int Target, PortProtocol Protocol, string Mode);
