using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>A Service (<c>GET /api/v1/services</c>). <see cref="Fact.Id"/> is <c>NodeId.Service(cluster, namespace, name)</c>.</summary>
public sealed record ServiceFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>spec.type: ClusterIP, NodePort, LoadBalancer, ExternalName.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>spec.clusterIPs; empty for a headless one.</summary>
    public ValueList<string> ClusterIps { get; init; }

    /// <summary>spec.clusterIP is None.</summary>
    public bool Headless { get; init; }

    /// <summary>spec.externalIPs, then the load balancer's addresses and names.</summary>
    public ValueList<string> ExternalIps { get; init; }

    /// <summary>spec.externalName: the name that a service of type ExternalName stands for; empty for any other.</summary>
    public string ExternalName { get; init; } = "";

    /// <summary>spec.ports.</summary>
    public ValueList<ServicePort> Ports { get; init; }

    /// <summary>spec.selector as <c>key=value</c>, sorted.</summary>
    public ValueList<string> Selector { get; init; }

    /// <summary>spec.healthCheckNodePort; 0 for none.</summary>
    public int HealthCheckNodePort { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}
