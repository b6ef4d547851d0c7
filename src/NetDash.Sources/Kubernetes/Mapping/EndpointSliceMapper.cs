using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>Endpoint slices → facts.</summary>
internal static class EndpointSliceMapper
{
    private const string ServiceLabel = "kubernetes.io/service-name";

    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<EndpointSliceFact> Map(EndpointSliceDto slice, string clusterId)
    {
        var left = new List<string>();
        return new Mapped<EndpointSliceFact>(
            new EndpointSliceFact
            {
                Id = EndpointSliceFact.IdOf(clusterId, ObjectMapper.Uid(slice.Metadata)),
                ClusterId = clusterId,
                Namespace = ObjectMapper.Namespace(slice.Metadata),
                Service = Bounded.Name(slice.Metadata?.Labels?.GetValueOrDefault(ServiceLabel)),
                AddressType = Bounded.Name(slice.AddressType),
                Ports = Bounded.Items(
                    (slice.Ports ?? []).OfType<EndpointPortDto>()
                        .Select(p => new EndpointPort(Bounded.Name(p.Name), ObjectMapper.Port(p.Port), ObjectMapper.Protocol(p.Protocol))).ToList(),
                    "ports", left).ToValueList(),
                Endpoints = Bounded.Items(
                    (slice.Endpoints ?? []).OfType<EndpointDto>().Where(e => e.Addresses is { Count: > 0 }).Select(Endpoint).ToList(),
                    "endpoints", left).ToValueList(),
            },
            left);
    }

    private static SliceEndpoint Endpoint(EndpointDto endpoint)
    {
        // Null means unknown, and is to be read as ready and serving: the API's own words.
        var ready = endpoint.Conditions?.Ready ?? true;
        return new SliceEndpoint(
            Bounded.Name(endpoint.Addresses![0]),
            endpoint.TargetRef?.Kind == "Pod" ? Bounded.Name(endpoint.TargetRef.Uid) : "",
            ready,
            endpoint.Conditions?.Serving ?? ready,
            endpoint.Conditions?.Terminating ?? false);
    }
}
