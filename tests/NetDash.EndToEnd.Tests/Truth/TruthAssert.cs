using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>Holds a namespace of the topology against iproute2, field by field.</summary>
internal static class TruthAssert
{
    public static void SameInterfaces(IpTruth truth, TopologySnapshot snapshot, string netnsId)
    {
        var shown = snapshot.ChildrenOf(netnsId).Where(n => n.Kind == NodeKind.Interface)
            .Select(n => (InterfaceProperties)n.Properties).OrderBy(i => i.IfIndex).Select(Line);
        Assert.Equal(truth.Links.OrderBy(l => l.Index).Select(Line), shown);
    }

    /// <summary>Whether both say the same, to wait for what the kernel settles after a start (an address that is tentative).</summary>
    public static bool Same(IpTruth truth, TopologySnapshot snapshot, string netnsId) =>
        truth.Links.OrderBy(l => l.Index).Select(Line).SequenceEqual(snapshot.ChildrenOf(netnsId)
            .Where(n => n.Kind == NodeKind.Interface).Select(n => (InterfaceProperties)n.Properties).OrderBy(i => i.IfIndex).Select(Line));

    private static string Line(IpLink l) =>
        $"{l.Index} {l.Name} {l.Kind} {Mac(l)} mtu {l.Mtu} {l.OperState} master '{l.Master}' [{string.Join(' ', l.Addresses.Order())}] vni {l.Vni}";

    private static string Line(InterfaceProperties i) =>
        $"{i.IfIndex} {i.IfName} {i.Type} {i.Mac} mtu {i.Mtu} {i.OperState} master '{i.Master}' [{string.Join(' ', i.Addresses.Order())}] vni {i.Vni}";

    // The contract's MAC is the kernel's; `ip` shows one for loopback too, and nothing for a tun, as the kernel has it.
    private static string Mac(IpLink l) => l.Mac;
}
