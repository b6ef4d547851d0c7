using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>
/// Some of the endpoints of a service (discovery.k8s.io/v1 EndpointSlice). <see cref="Fact.Id"/> is <c>endpoint-slice:</c>, cluster and uid.
/// </summary>
public sealed record EndpointSliceFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Label <c>kubernetes.io/service-name</c>; empty for a slice of no service.</summary>
    public string Service { get; init; } = "";

    /// <summary>IPv4, IPv6 or FQDN.</summary>
    public string AddressType { get; init; } = "";

    /// <summary>Ports, the same for all its endpoints.</summary>
    public ValueList<EndpointPort> Ports { get; init; }

    /// <summary>Its endpoints.</summary>
    public ValueList<SliceEndpoint> Endpoints { get; init; }

    /// <summary>Id of a slice.</summary>
    public static string IdOf(string clusterId, string uid) => $"endpoint-slice:{clusterId}:{uid}";
}

/// <summary>A port of endpoints.</summary>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Port">Number; 0 for every port.</param>
/// <param name="Protocol">Transport protocol.</param>
public sealed record EndpointPort(
    string Name, [property: System.Text.Json.Serialization.JsonPropertyName("port")] int Port, PortProtocol Protocol);

/// <summary>An endpoint.</summary>
/// <param name="Address">The first of its addresses: consumers may use no other.</param>
/// <param name="PodUid">targetRef.uid of a pod; empty where it is none.</param>
/// <param name="Ready">conditions.ready, true where it is not told.</param>
/// <param name="Serving">conditions.serving, that of ready where it is not told.</param>
/// <param name="Terminating">conditions.terminating.</param>
public sealed record SliceEndpoint(string Address, string PodUid, bool Ready, bool Serving, bool Terminating);
