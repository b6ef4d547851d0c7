using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Linking.Linkers;

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
        new HostNodeLinker(),
        new NetnsNodeLinker(),
        new InterfaceLinker(),
        new TunnelLinker(),
        new DockerNetworkLinker(),
        new ContainerNodeLinker(),
        new ContainerEdgesLinker(),
        new ProcessLinker(),
        new UnixSocketLinker(),
        new SwarmServiceLinker(),
    ];
}
