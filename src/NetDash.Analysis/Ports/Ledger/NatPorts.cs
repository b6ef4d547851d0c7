using System.Net;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>What the kernel's NAT rules forward and nothing in the model explains: somebody's own DNAT, an engine that is not read.</summary>
internal static class NatPorts
{
    /// <summary>More ports than any range that people forward by hand; a rule for all ports of a protocol is not one port's holder.</summary>
    private const int LongestRange = 1024;

    public static IEnumerable<LedgerEntry> Unexplained(HostScope host, Node netns, ServedPorts served)
    {
        if (netns.Properties is not NetnsProperties { Forwards: { Count: > 0 } forwards })
        {
            yield break;
        }

        foreach (var forward in forwards)
        {
            if (forward.LastPort - forward.Port >= LongestRange || !IPAddress.TryParse(forward.Address, out var at))
            {
                continue;
            }

            for (var port = forward.Port; port <= forward.LastPort; port++)
            {
                var address = new PortAddress(forward.Protocol, at, port, at.Equals(IPAddress.IPv6Any));
                if (served.Find(netns.Id, address) is not null)
                {
                    continue;
                }

                yield return new LedgerEntry
                {
                    Host = host.HostId,
                    Netns = netns.Id,
                    At = address,
                    State = PortState.Forwarded,
                    Via = PortVia.Nat,
                    Owner = Owner(host, forward.TargetAddress),
                    ForwardsTo = Target(forward, port),
                    Note = forward.Condition.Length > 0 ? $"rule in chain {forward.Chain}, {forward.Condition}" : $"rule in chain {forward.Chain}",
                };
            }
        }
    }

    /// <summary>The container or pod that has the address; null when none is known to.</summary>
    private static Node? Owner(HostScope host, string address) => address.Length == 0
        ? null
        : host.Containers.FirstOrDefault(n => ((ContainerProperties)n.Properties).Addresses.Contains(address))
            ?? host.Pods.FirstOrDefault(n => ((PodProperties)n.Properties).PodIps.Contains(address));

    private static string Target(PortForward forward, int port)
    {
        var target = forward.TargetPort == 0 ? port : forward.TargetPort + port - forward.Port;
        return forward.TargetAddress.Length == 0 ? $":{target}"
            : forward.TargetAddress.Contains(':', StringComparison.Ordinal) ? $"[{forward.TargetAddress}]:{target}"
            : $"{forward.TargetAddress}:{target}";
    }
}
