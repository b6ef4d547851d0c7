using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Words;

/// <summary>Entries of the port ledger as people say them: the way that a port takes, who is at its end, who can reach it.</summary>
public static class LedgerWords
{
    /// <summary>held, forwarded, wanted.</summary>
    public static string State(PortState state) => state switch { PortState.Held => "held", PortState.Forwarded => "forwarded", _ => "wanted" };

    /// <summary>What stands between the port and who answers, as <c>docker-proxy</c>, <c>DNAT</c>, <c>host socket</c>.</summary>
    /// <param name="entry">What the ledger says.</param>
    /// <param name="isHost">Whether the port is one of the host's own namespace.</param>
    public static string Way(LedgerEntry entry, bool isHost) => entry.State == PortState.Wanted ? Wanted(entry) : entry.Via switch
    {
        PortVia.Listen => isHost ? "host socket" : "socket",
        PortVia.HostPort when entry.State == PortState.Held => "hostPort, host socket",
        PortVia.HealthCheckNodePort => "health check, host socket",
        PortVia.SwarmIngress => $"ingress, {Carrier(entry)}",
        PortVia.NodePort => $"nodePort, {Carrier(entry)}",
        PortVia.HostPort => $"hostPort, {Carrier(entry)}",
        PortVia.Nat => "NAT rule",
        _ => Carrier(entry),
    };

    /// <summary>Name of who has, forwards or wants it; never empty.</summary>
    public static string Owner(LedgerEntry entry) => entry.Owner switch
    {
        { Name.Length: > 0 } owner => owner.Name,
        { } owner => Wording.Kind(owner.Kind),
        null => entry.Via == PortVia.Nat ? "NAT rule" : "Unknown owner",
    };

    /// <summary>What it is, in few words.</summary>
    public static string Note(LedgerEntry entry) => entry.Owner switch
    {
        null => entry.Note.Length > 0 ? entry.Note : entry.Via == PortVia.Nat ? "leads elsewhere" : "not readable",
        { Properties: ContainerProperties container } owner => Container(owner, container),
        { Properties: ProcessProperties process } => entry.Note.Length > 0 ? entry.Note : $"pid {process.Pid}",
        { Properties: PodProperties pod } => pod.Phase == "Running" ? $"pod in {pod.Namespace}" : $"pod in {pod.Namespace}, {pod.Phase.ToLowerInvariant()}",
        { Properties: ServiceProperties service } => $"Service in {service.Namespace}",
        { Properties: SwarmServiceProperties swarm } => swarm.Mode.StartsWith("global", StringComparison.Ordinal) ? "Swarm service, global" : $"Swarm service, {Wording.Count(swarm.Replicas, "replica")}",
        var owner => Wording.Kind(owner.Kind),
    };

    /// <summary>Who can reach it, as <c>at every address</c>.</summary>
    public static string Reach(LedgerEntry entry) => entry.Exposure switch
    {
        PortExposure.All => "at every address",
        PortExposure.Loopback => "from this host alone",
        _ => $"at {entry.At.Address} alone",
    };

    private static string Container(Node node, ContainerProperties container) =>
        !HostNodes.Runs(node) ? PlugStates.WhyNot(container) + (container.NetworkMode is "bridge" or "default" ? " · bridge mode" : "")
        : container.NetworkMode == "host" ? "host mode"
        : Wording.CutImage(container.Image, 32);

    private static string Wanted(LedgerEntry entry) =>
        entry.Owner is { Kind: NodeKind.Container } container && PlugStates.Of(container) == PlugState.Failed ? "not plugged in"
        : entry.Via == PortVia.Listen ? "held when it last ran"
        : "wanted";

    /// <summary>Who takes the packets: a program's socket, or the kernel's rules alone.</summary>
    private static string Carrier(LedgerEntry entry) => entry switch
    {
        { Process.Name: { Length: > 0 } name } => name,
        { HasSocket: false } => "DNAT",
        // Who cannot read the kernel cannot tell; who can, found a socket that it may not look into.
        _ => entry.Netns == entry.Host ? "published" : "proxy",
    };
}
