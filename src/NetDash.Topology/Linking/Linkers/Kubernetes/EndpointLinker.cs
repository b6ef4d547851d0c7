using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>
/// Endpoint slices → edges from their service to the pod, else to the host, interface or external that has the address. The pod is named
/// by its uid and not read, so that a pod that changes leaves the slices of its services alone.
/// </summary>
internal sealed class EndpointLinker : Linker<EndpointSliceFact>
{
    /// <summary>Says that a service has an endpoint.</summary>
    public static void Emit(string service, string to, EndpointProperties properties, LinkContext context) => context.Emit(new Edge
    {
        // One endpoint may stand in slices of two families, or of two sets of ports.
        Id = NodeId.Edge("endpoint", service, to, $"{properties.Address} {string.Join(',', properties.Ports.Select(p => $"{p.Protocol}/{p.Port}"))}"),
        Kind = EdgeKind.Endpoint,
        From = service,
        To = to,
        Properties = properties,
    });

    /// <summary>The node of an address or name that nothing known has.</summary>
    public static string External(string address, LinkContext context)
    {
        var id = NodeId.ExternalAddress(address);
        context.Emit(new Node
        {
            Id = id,
            Kind = NodeKind.External,
            Name = address,
            Status = NodeStatus.Unknown,
            Properties = new ExternalProperties { Addresses = [address], Role = "address" },
        });
        return id;
    }

    protected override void Link(EndpointSliceFact slice, LinkContext context)
    {
        if (slice.Service.Length == 0)
        {
            return;
        }

        var service = NodeId.Service(slice.ClusterId, slice.Namespace, slice.Service);
        foreach (var endpoint in slice.Endpoints)
        {
            var to = endpoint.PodUid.Length > 0
                ? NodeId.Pod(slice.ClusterId, endpoint.PodUid)
                : Holder(slice.ClusterId, endpoint.Address, context);
            Emit(
                service, to,
                new EndpointProperties(endpoint.Ready, endpoint.Serving, endpoint.Terminating, slice.Ports, endpoint.Address), context);
        }
    }

    private static string Holder(string clusterId, string address, LinkContext context)
    {
        if (context.Find<PodFact>(JoinKeys.PodAddress(clusterId, address)).FirstOrDefault() is { } pod)
        {
            return pod.Id;
        }

        var holders = context.Find<NetnsAddresses>(JoinKeys.Address(address)).ToList();
        var host = holders.Select(h => context.Get<NetnsPlace>(NetnsPlace.IdOf(h.NetnsId))).FirstOrDefault(p => p?.Role == "host");
        return host?.HostId
            ?? holders.SelectMany(h => context.Find<InterfaceFact>(JoinKeys.InterfacesOf(h.NetnsId)))
                .FirstOrDefault(nic => nic.Addresses.Any(a => NetnsAddressesLinker.WithoutPrefix(a) == address))?.Id
            ?? External(address, context);
    }
}
