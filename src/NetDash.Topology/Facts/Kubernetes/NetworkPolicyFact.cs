using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>A NetworkPolicy (networking.k8s.io/v1). <see cref="Fact.Id"/> is <c>NodeId.NetworkPolicy(cluster, uid)</c>.</summary>
public sealed record NetworkPolicyFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>spec.podSelector; without requirements for every pod of the namespace.</summary>
    public ValueList<SelectorRequirement> PodSelector { get; init; }

    /// <summary>spec.policyTypes: Ingress, Egress.</summary>
    public ValueList<string> PolicyTypes { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>Whether the selector means a pod with these labels.</summary>
    public bool Selects(Labels labels) => PodSelector.All(r => r.IsMet(labels));
}

/// <summary>
/// One requirement of a label selector; a pair of matchLabels is one with operator In and one value. Values of keys that look like
/// secrets are hidden here as in labels, so such a key is compared by whether it is there.
/// </summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">In, NotIn, Exists or DoesNotExist; nothing meets any other.</param>
/// <param name="Values">Values of In and NotIn.</param>
public sealed record SelectorRequirement(string Key, string Operator, ValueList<string> Values)
{
    /// <summary>Whether labels meet it, as the API defines it: NotIn is met by a missing label too.</summary>
    public bool IsMet(Labels labels) => Operator switch
    {
        "In" => labels.TryGetValue(Key, out var value) && Values.Contains(value),
        "NotIn" => !labels.TryGetValue(Key, out var value) || !Values.Contains(value),
        "Exists" => labels.ContainsKey(Key),
        "DoesNotExist" => !labels.ContainsKey(Key),
        _ => false,
    };

    /// <summary>As people write it: <c>app=web</c>, <c>tier in (a, b)</c>, <c>!canary</c>.</summary>
    public override string ToString() => Operator switch
    {
        "In" when Values.Count == 1 => $"{Key}={Values[0]}",
        "In" => $"{Key} in ({string.Join(", ", Values)})",
        "NotIn" => $"{Key} notin ({string.Join(", ", Values)})",
        "Exists" => Key,
        "DoesNotExist" => $"!{Key}",
        _ => $"{Key} {Operator}",
    };
}
