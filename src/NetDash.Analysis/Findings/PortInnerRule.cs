using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-inner</c>: containers that share a namespace (<c>container:</c> mode, a pod), not the host's, listen on or declare one port.
/// An error where one failed while another had it, else a warning. In the host's own namespace port-blocked and port-latent speak.
/// </summary>
internal sealed class PortInnerRule : IHostRule
{
    public string Name => "port-inner";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        foreach (var (netnsId, containers) in Members(host))
        {
            if (containers.Count > 1)
            {
                foreach (var finding in In(host, netnsId, containers))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Containers by the namespace that they are, or would be, in: of those namespaces alone that may be shared.</summary>
    private static Dictionary<string, List<Node>> Members(HostScope host)
    {
        var members = new Dictionary<string, List<Node>>(StringComparer.Ordinal);
        foreach (var node in host.Containers)
        {
            if (MayShare((ContainerProperties)node.Properties) && NetnsOf(host, node) is { } netnsId)
            {
                members.TryAdd(netnsId, []);
            }
        }

        foreach (var node in members.Count == 0 ? [] : host.Containers)
        {
            if (NetnsOf(host, node) is { } netnsId && members.TryGetValue(netnsId, out var list))
            {
                list.Add(node);
            }
        }

        return members;
    }

    /// <summary>One in another's namespace, or one of a runtime that makes pods.</summary>
    private static bool MayShare(ContainerProperties container) =>
        container.EngineId.Length == 0 || container.NetworkMode.StartsWith("container:", StringComparison.Ordinal);

    private static string? NetnsOf(HostScope host, Node node)
    {
        var container = (ContainerProperties)node.Properties;
        var netnsId = ContainerPorts.IsRunning(container) ? node.Parent
            : ContainerPorts.IsWaiting(container) ? ContainerPorts.SharedNetns(container, host)
            : null;
        return netnsId == host.OwnNetns || netnsId == host.HostId ? null : netnsId;
    }

    private IEnumerable<Finding> In(HostScope host, string netnsId, List<Node> containers)
    {
        var claims = containers.SelectMany(c => Claims(host, netnsId, c)).ToLookup(c => (c.At.Protocol, c.At.Port));
        foreach (var ofPort in claims)
        {
            LedgerEntry? first = null;
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var claim in ofPort.OrderBy(c => c.State).ThenBy(c => c.Owner!.Id, StringComparer.Ordinal))
            {
                var holder = host.Ledger.InTheWayOf(netnsId, claim.At, claim.Owner!.Id, e => Counts(claim, e));
                // Nobody has it: the first by id stands for who will.
                var rival = holder ?? (first is not null && first.Owner!.Id != claim.Owner.Id && first.At.Overlaps(claim.At) ? first : null);
                first ??= claim.State == PortState.Wanted ? claim : null;
                // Of two that both listen, one finding.
                if (rival is not null && !said.Contains(rival.Owner?.Id ?? "") && said.Add(claim.Owner.Id))
                {
                    yield return Inner(host, claim, rival, holder is not null);
                }
            }
        }
    }

    /// <summary>What a member has, wants or declares in the namespace.</summary>
    private static IEnumerable<LedgerEntry> Claims(HostScope host, string netnsId, Node node)
    {
        var container = (ContainerProperties)node.Properties;
        var isRunning = ContainerPorts.IsRunning(container);
        foreach (var socket in isRunning ? container.Listening : container.LastListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } at)
            {
                yield return Claim(host, netnsId, node, at, isRunning ? PortState.Held : PortState.Wanted, PortVia.Listen);
            }
        }

        foreach (var port in container.ExposedPorts)
        {
            if (!ContainerPorts.Listens(isRunning ? container.Listening : container.LastListening, port))
            {
                yield return Claim(
                    host, netnsId, node, new PortAddress(port.Protocol, System.Net.IPAddress.Any, port.Port, false), PortState.Wanted, PortVia.DockerExpose);
            }
        }
    }

    private static LedgerEntry Claim(HostScope host, string netnsId, Node node, PortAddress at, PortState state, PortVia via) => new()
    {
        Host = host.HostId, Netns = netnsId, At = at, State = state, Via = via, Owner = node,
    };

    /// <summary>Two sockets on one UDP port are how multicast is heard; on TCP one of two never gets what it expects.</summary>
    private static bool Counts(LedgerEntry claim, LedgerEntry other) =>
        other is { State: PortState.Held, HasSocket: true } && !(claim.State == PortState.Held && claim.At.Protocol == PortProtocol.Udp);

    private Finding Inner(HostScope host, LedgerEntry claim, LedgerEntry rival, bool isHeld)
    {
        var loser = claim.Owner!;
        var container = (ContainerProperties)loser.Properties;
        var failed = isHeld && PortBlockedRule.Failed(container) && PortBlockedRule.HeldBefore(rival, container.FinishedAt);
        var port = PortWords.Port(claim.At.Protocol, claim.At.Port);
        var free = FreeInside(host, claim);
        return new Finding
        {
            Id = NodeId.Edge(Name, loser.Id, claim.Netns, port),
            Rule = Name,
            Severity = failed ? FindingSeverity.Error : FindingSeverity.Warning,
            Title = failed ? $"Port {port} is taken inside the shared namespace" : $"Port {port} is wanted twice inside one namespace",
            Detail = Detail(claim, rival, isHeld, failed),
            Subjects = rival.Owner is null ? [loser.Id] : [loser.Id, rival.Owner.Id],
            Port = new FindingPort(claim.At.Protocol, claim.At.Address.ToString(), claim.At.Port, host.HostId),
            Holder = isHeld ? rival.Owner?.Id : null,
            Fix = $"Let {loser.Name} listen on another port{(free is null ? "" : $" ({free} is free there)")}, or give it a namespace of its own",
            Since = failed ? container.FinishedAt ?? default : default,
        };
    }

    private static string Detail(LedgerEntry claim, LedgerEntry rival, bool isHeld, bool failed)
    {
        var (name, other) = (claim.Owner!.Name, PortWords.Owner(rival));
        return (isHeld, failed, claim.State) switch
        {
            (true, true, _) => $"{name} could not start: {other}, whose namespace it shares, already listens on {rival.At}.",
            (true, _, PortState.Held) => $"{name} and {other} share a namespace and both listen on {claim.At}: each connection reaches one of them, as it happens.",
            (true, _, _) => $"{name} {Wants(claim)} {claim.At}, but {other}, whose namespace it shares, already listens on {rival.At}: only one can have it.",
            _ => $"{name} and {other} share a namespace and both want {PortWords.Port(claim.At.Protocol, claim.At.Port)}: only one can have it.",
        };
    }

    private static string Wants(LedgerEntry claim) => claim.Via == PortVia.DockerExpose ? "declares" : "wants";

    private static int? FreeInside(HostScope host, LedgerEntry claim)
    {
        for (var port = claim.At.Port + 1; port <= FreePorts.Last; port++)
        {
            if (!host.Ledger.PositionsAt(claim.Netns, claim.At.Protocol, port).MoveNext())
            {
                return port;
            }
        }

        return null;
    }
}
