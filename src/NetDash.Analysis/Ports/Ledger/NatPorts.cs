using System.Net;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// What the kernel's NAT rules forward and nothing in the model explains (somebody's own DNAT, an engine that is not read), and
/// which of what the model says is forwarded has its rule.
/// </summary>
internal static class NatPorts
{
    /// <summary>More ports than any range that people forward by hand; a rule for all ports of a protocol is not one port's holder.</summary>
    private const int LongestRange = 1024;

    // How the chains of engines and of Kubernetes begin (libnetwork, kube-proxy, CNI's portmap, netavark, Calico): a rule elsewhere
    // is somebody's own.
    private static readonly string[] EngineChains = ["DOCKER", "docker", "KUBE-", "CNI-", "NETAVARK", "netavark", "cali"];

    public static void AddUnexplained(HostScope host, Node netns, PortIndex index)
    {
        if (netns.Properties is not NetnsProperties { Forwards: { } forwards })
        {
            return;
        }

        if (netns.Id == host.OwnNetns)
        {
            RulesWereRead(index);
        }

        foreach (var forward in forwards)
        {
            if (forward.LastPort - forward.Port >= LongestRange || !IPAddress.TryParse(forward.Address, out var at))
            {
                continue;
            }

            for (var port = forward.Port; port <= forward.LastPort; port++)
            {
                Add(host, netns, index, forward, new PortAddress(forward.Protocol, at, port, at.Equals(IPAddress.IPv6Any)));
            }
        }
    }

    /// <summary>From here on, what has no rule is known to have none.</summary>
    private static void RulesWereRead(PortIndex index)
    {
        for (var position = 0; position < index.Entries.Count; position++)
        {
            if (index[position] is { State: PortState.Forwarded, HasRule: null } entry)
            {
                entry.HasRule = false;
            }
        }
    }

    private static void Add(HostScope host, Node netns, PortIndex index, PortForward forward, PortAddress address)
    {
        var owner = forward.TargetAddress.Length == 0 ? null : host.ByAddress(forward.TargetAddress);
        var hasSocket = false;
        foreach (var position in index.At(netns.Id, address.Protocol, address.Port))
        {
            var entry = index[position];
            if (!entry.At.HasAddressOf(address))
            {
                continue;
            }

            // An engine that is not read: its rule and its socket go together.
            hasSocket |= entry is { State: PortState.Held } && IsOfEngine(forward) && (entry.Process is null || ServedPorts.IsServer(entry.Process.Name));
            if (entry.State != PortState.Forwarded)
            {
                continue;
            }

            // A Service has a rule for each of its endpoints: one line.
            if (entry.Via == PortVia.Nat && entry.Owner?.Id == owner?.Id)
            {
                return;
            }

            if (entry.Via != PortVia.Nat && Explains(entry, forward, owner))
            {
                entry.HasRule = true;
                return;
            }
        }

        index.Add(new LedgerEntry
        {
            Host = host.HostId,
            Netns = netns.Id,
            At = address,
            State = PortState.Forwarded,
            Via = PortVia.Nat,
            Owner = owner,
            Target = new PortTarget(forward.TargetAddress, TargetPort(forward, address.Port)),
            HasSocket = hasSocket,
            HasRule = true,
            Note = forward.Condition.Length > 0 ? $"rule in chain {forward.Chain}, {forward.Condition}" : $"rule in chain {forward.Chain}",
        });
    }

    /// <summary>Whether a rule is the one that forwards what the model says, and not another's for the same port.</summary>
    private static bool Explains(LedgerEntry entry, PortForward forward, Node? owner) =>
        entry.Via == PortVia.DockerPublish && owner is not null
            ? owner.Id == entry.Owner?.Id
            : IsOfEngine(forward);

    private static bool IsOfEngine(PortForward forward) =>
        Array.Exists(EngineChains, chain => forward.Chain.StartsWith(chain, StringComparison.Ordinal));

    private static int TargetPort(PortForward forward, int port) =>
        forward.TargetPort == 0 ? port : forward.TargetPort + port - forward.Port;
}
