using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Ports;

/// <summary>A claim in words: its port, the way that it takes, who it is.</summary>
internal static class ClaimWords
{
    /// <summary>Every address with the port, as <c>0.0.0.0, [::]:8080</c>.</summary>
    public static string Name(Claim claim) =>
        $"{string.Join(", ", claim.Entries.Select(e => Wording.Address(e.At.Address.ToString())).Distinct())}:{Ports(claim)}";

    /// <summary>The port, as <c>8080</c>, <c>8000-8009</c> or <c>53/udp</c>.</summary>
    public static string Ports(Claim claim) => PlateDrawing.Ports(claim.First, claim.Last) + Suffix(claim);

    public static string Suffix(Claim claim) => claim.Protocol == PortProtocol.Tcp ? "" : "/" + Wording.Word(claim.Protocol);

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

    /// <summary>The way as it is written on the line; the address goes first where there is no room.</summary>
    public static ValueList<Run> WayRuns(Claim claim, bool isHost)
    {
        var tone = claim.Plug == PlugState.Failed ? Tone.Error : claim.IsWanted ? Tone.Ink3 : Tone.Ink2;
        var way = new Run(Way(claim.Entry, isHost), TextRole.Note, tone);
        if (claim.Entry is { State: PortState.Held, Process.Name: { Length: > 0 } program, Owner.Kind: NodeKind.Container })
        {
            return [way, new Run(program, TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 1)];
        }

        var to = claim.Entry.ForwardsTo;
        if (to.Length == 0 || claim.IsWanted)
        {
            return [way];
        }

        var colon = to.LastIndexOf(':');
        var last = claim.Last > claim.First && int.TryParse(to.AsSpan(colon + 1), out var port) ? $"-{port + claim.Last - claim.First}" : "";
        var health = claim.Health == Marks.Health.Warning ? Tone.Warning : Tone.Ink3;
        return
        [
            way, new Run("to ", TextRole.Mono, health, Gap: 6, Drop: 2), new Run(to[..colon], TextRole.Mono, health, Drop: 1),
            new Run(to[colon..] + last, TextRole.Mono, health, Drop: 2),
        ];
    }

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

    /// <summary>Who can reach it.</summary>
    public static string Exposed(Claim claim) => claim.Reach.Kind switch
    {
        PortExposure.All => "reached at every address",
        PortExposure.Loopback => "reached from this host alone",
        _ => $"reached at {claim.Reach.Address} alone",
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
