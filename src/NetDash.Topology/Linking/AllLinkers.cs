using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Linking.Linkers;
using NetDash.Topology.Linking.Linkers.Kubernetes;

namespace NetDash.Topology.Linking;

/// <summary>The linkers in their order: each reads only what sources and those above it say.</summary>
internal static class AllLinkers
{
    public static IReadOnlyList<Linker> Create() =>
    [
        new EngineHostLinker(),
        new ContainerSeatLinker(),
        new NetnsPlaceLinker(),
        new NetnsAddressesLinker(),
        new K8sNodePlaceLinker(),
        new PodSeatLinker(),
        new WorkloadPlaceLinker(),
        new HostNodeLinker(),
        new NetnsNodeLinker(),
        new InterfaceLinker(),
        new TunnelLinker(),
        new DockerNetworkLinker(),
        new ContainerNodeLinker(),
        new RuntimeContainerLinker(),
        new ContainerEdgesLinker(),
        new ProcessLinker(),
        new UnixSocketLinker(),
        new SwarmServiceLinker(),
        new ClusterLinker(),
        new K8sNamespaceLinker(),
        new K8sNodeLinker(),
        new WorkloadLinker(),
        new PodNodeLinker(),
        new PodEdgesLinker(),
        new PodMemberLinker(),
        new ServiceLinker(),
        new EndpointLinker(),
        new IngressLinker(),
        new NetworkPolicyLinker(),
    ];
}
