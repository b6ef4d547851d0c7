using System.Net;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// The routing mesh of Docker Swarm: each node of a swarm forwards the published port of a service, whether a task of it runs
/// there or not. The engine tries to bind the port too, and goes on when it cannot (moby#39089).
/// </summary>
internal static class SwarmPorts
{
    public static IEnumerable<LedgerEntry> Ingress(HostScope host)
    {
        if (host.Host is not { SwarmIds.Count: > 0 } properties)
        {
            yield break;
        }

        var services = host.All.SwarmServices;
        // A worker does not know which swarm it is in: where there is one alone, it is that one.
        var onlySwarm = services.Select(s => ((SwarmServiceProperties)s.Properties).SwarmId).Distinct(StringComparer.Ordinal).Count() == 1;
        foreach (var node in services)
        {
            var service = (SwarmServiceProperties)node.Properties;
            if (!properties.SwarmIds.Contains(service.SwarmId, StringComparer.Ordinal)
                && !(onlySwarm && properties.SwarmIds.Contains("", StringComparer.Ordinal)))
            {
                continue;
            }

            foreach (var port in service.PublishedPorts)
            {
                if (port.Mode == "ingress" && port.Published > 0)
                {
                    yield return new LedgerEntry
                    {
                        Host = host.HostId,
                        Netns = host.OwnNetns,
                        // IPv4 alone: the mesh's rules are made for it (libnetwork, service_linux.go). Its socket is dual-stack.
                        At = new PortAddress(port.Protocol, IPAddress.Any, port.Published, false),
                        State = PortState.Forwarded,
                        Via = PortVia.SwarmIngress,
                        Owner = node,
                        Target = new PortTarget(node.Name, port.Target),
                        HasSocket = !host.HasKernel,
                    };
                }
            }
        }
    }
}
