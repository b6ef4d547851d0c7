using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>An Ingress (networking.k8s.io/v1). <see cref="Fact.Id"/> is <c>NodeId.Ingress(cluster, uid)</c>.</summary>
public sealed record IngressFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>spec.ingressClassName, or the annotation that it replaced; empty for the default class.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>Where it leads, spec.defaultBackend with an empty host and path last.</summary>
    public ValueList<IngressRule> Rules { get; init; }

    /// <summary>status.loadBalancer: addresses and names.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}
