using System.Net;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-shadowed</c>: NAT leads a port elsewhere before any socket is asked, and somebody listens on it all the same: nobody
/// gets an error, and the packets never arrive. Where an engine has the port itself nobody else can listen, so nothing is said.
/// </summary>
/// <remarks>
/// Where the NAT rules were read and there is none for a port, what an engine publishes is not forwarded, since engines have no other
/// way. A nodePort or hostPort may be forwarded by IPVS or eBPF, of which no rule tells: then the finding says that it may be.
/// </remarks>
internal sealed class PortShadowedRule : IHostRule
{
    // The socket that an engine opens for what it publishes is seen up to a second after the container.
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(3);

    public string Name => "port-shadowed";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        HashSet<string>? said = null;
        var ledger = host.Ledger;
        foreach (var forward in ledger.Entries)
        {
            if (forward.State == PortState.Wanted)
            {
                break;
            }

            if (forward.State != PortState.Forwarded || forward.HasSocket || IsWithoutNat(forward))
            {
                continue;
            }

            foreach (var position in ledger.PositionsAt(forward.Netns, forward.At.Protocol, forward.At.Port))
            {
                var socket = ledger.Entries[position];
                if (socket is { State: PortState.Held, Via: PortVia.Listen } && Shadows(host, forward, socket)
                    && host.HasLasted(forward.OwnerStartedAt, Starting))
                {
                    var finding = Shadowed(host, forward, socket);
                    if ((said ??= new(StringComparer.Ordinal)).Add(finding.Id))
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    private static bool IsWithoutNat(LedgerEntry forward) =>
        forward is { HasRule: false, Via: PortVia.DockerPublish or PortVia.SwarmIngress };

    private static bool Shadows(HostScope host, LedgerEntry forward, LedgerEntry socket) =>
        (socket.Owner is null || socket.Owner.Id != forward.Owner?.Id)
        && forward.At.Overlaps(socket.At)
        && !(IsPreroutingOnly(forward) && (socket.Exposure == PortExposure.Loopback || forward.Exposure == PortExposure.Loopback))
        && !LeadsBack(host, forward, socket);

    /// <summary>
    /// What comes from the host itself passes no prerouting. The mesh, nodePort and hostPort have a rule for that too (hook
    /// output, addrtype LOCAL); Docker's for published ports leaves 127.0.0.0/8 out.
    /// </summary>
    private static bool IsPreroutingOnly(LedgerEntry forward) => forward.Via is PortVia.DockerPublish or PortVia.Nat;

    /// <summary>Whether a rule leads to just the socket that it stands before.</summary>
    private static bool LeadsBack(HostScope host, LedgerEntry forward, LedgerEntry socket)
    {
        if (forward.Via != PortVia.Nat)
        {
            return false;
        }

        var (place, port) = forward.Target;
        return port == socket.At.Port
            && (string.IsNullOrEmpty(place) || (IPAddress.TryParse(place, out var target)
                && (IPAddress.IsLoopback(target) || host.Host?.Addresses.Contains(target.ToString()) == true)));
    }

    private Finding Shadowed(HostScope host, LedgerEntry forward, LedgerEntry socket)
    {
        var port = PortWords.Port(socket.At.Protocol, socket.At.Port);
        // A listener that cannot be read has no node: its namespace stands for it.
        var loser = socket.Owner?.Id ?? socket.Netns;
        var name = socket.Owner is null ? "A process that NetDash cannot read" : PortWords.Owner(socket);
        var unseen = forward.HasRule == false;
        var how = unseen
            ? $"{Forwarder(forward)}, and may be answered before it: NetDash sees no NAT rule, but IPVS and eBPF leave none"
            : $"{Forwarder(forward)}, and that is asked first: {Target(forward)}";
        return new Finding
        {
            Id = NodeId.Edge(Name, loser, forward.Owner?.Id ?? forward.ForwardsTo, $"{port}/{forward.Via}"),
            Rule = Name,
            Severity = unseen ? FindingSeverity.Warning : FindingSeverity.Error,
            Title = $"Port {port} is shadowed",
            Detail = $"{name} listens on {socket.At}, but {how}.",
            Subjects = forward.Owner is null ? [loser] : [loser, forward.Owner.Id],
            Port = new FindingPort(socket.At.Protocol, socket.At.Address.ToString(), socket.At.Port, host.HostId),
            Holder = forward.Owner?.Id,
            Fix = $"{PortFix.Release(forward)}, or {PortFix.Elsewhere(socket.Owner is null ? "it" : name, host.Free.From(socket.At.Protocol, socket.At.Port + 1))}",
        };
    }

    private static string Forwarder(LedgerEntry forward) => forward switch
    {
        { Via: PortVia.SwarmIngress, Owner: { } service } => $"Swarm's routing mesh has {forward.At} for service {service.Name}",
        { Via: PortVia.NodePort, Owner: { } service } => $"Service {PortWords.Name(service)} has {forward.At} as nodePort",
        { Via: PortVia.HostPort, Owner: { } pod } => $"pod {PortWords.Name(pod)} has {forward.At} as hostPort",
        { Via: PortVia.DockerPublish, Owner: { } container } => $"{container.Name} publishes {forward.At}",
        _ => $"a NAT rule forwards {forward.At}",
    };

    private static string Target(LedgerEntry forward) => forward.ForwardsTo.Length == 0
        ? "what arrives never reaches the listener"
        : $"what arrives goes to {forward.ForwardsTo}";
}
