using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-declared-unheard</c> of Services: ready pods stand behind one, and in their namespaces nothing listens on its targetPort.
/// Said only where the sockets are read, once for all pods of a host.
/// </summary>
internal sealed class TargetUnheardRule : IHostRule
{
    private const int MostPods = 3;

    public string Name => "port-declared-unheard";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        if (!host.HasKernel || host.Pods.Count == 0)
        {
            yield break;
        }

        var unheard = new Dictionary<(string Service, string Name), (Node Service, ServicePort Port, int Target, List<Node> Pods)>();
        foreach (var node in host.Pods)
        {
            var pod = (PodProperties)node.Properties;
            if (!PodWords.IsReady(pod) || Namespace(host, pod) is not { } netns)
            {
                continue;
            }

            foreach (var service in host.All.SelectedIn(pod.Cluster).ServicesOf(node.Id))
            {
                foreach (var port in ((ServiceProperties)service.Properties).Ports)
                {
                    if (Target(port, pod) is { } target && !Hears(host, netns.Id, port.Protocol, target) && host.HasLasted(netns.Since, PortDeclaredUnheardRule.Grace))
                    {
                        if (!unheard.TryGetValue((service.Id, port.Name), out var found))
                        {
                            unheard[(service.Id, port.Name)] = found = (service, port, target, []);
                        }

                        found.Pods.Add(node);
                    }
                }
            }
        }

        foreach (var (service, port, target, pods) in unheard.Values)
        {
            pods.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            yield return Unheard(host, service, port, target, pods);
        }
    }

    /// <summary>The namespace of a pod and since when it was there; null where its sockets are not read.</summary>
    private static (string Id, DateTimeOffset? Since)? Namespace(HostScope host, PodProperties pod)
    {
        // In the host's namespace another may answer for it, and often does.
        return !pod.HostNetwork && host.Snapshot.Nodes.GetValueOrDefault(pod.PauseContainer) is { Parent: { } netns, Properties: ContainerProperties { Addresses.Count: > 0 } pause }
            && netns != host.HostId
            ? (netns, pause.StartedAt)
            : null;
    }

    /// <summary>The number that a target is in a pod; null for a name that it does not have.</summary>
    private static int? Target(ServicePort port, PodProperties pod)
    {
        if (port.TargetPort.Length == 0)
        {
            return port.Port;
        }

        return int.TryParse(port.TargetPort, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : pod.Containers.SelectMany(c => c.Ports).FirstOrDefault(p => p.Name == port.TargetPort && p.Protocol == port.Protocol)?.ContainerPort;
    }

    private static bool Hears(HostScope host, string netns, PortProtocol protocol, int port)
    {
        // sock_diag is asked for TCP and UDP alone: of SCTP nothing is known.
        if (protocol == PortProtocol.Sctp)
        {
            return true;
        }

        foreach (var position in host.Ledger.PositionsAt(netns, protocol, port))
        {
            var entry = host.Ledger.Entries[position];
            if (entry.State != Ports.Ledger.PortState.Wanted && entry.Exposure != Ports.Ledger.PortExposure.Loopback)
            {
                return true;
            }
        }

        return false;
    }

    private Finding Unheard(HostScope host, Node service, ServicePort port, int target, List<Node> pods)
    {
        var properties = (ServiceProperties)service.Properties;
        var at = PortWords.Port(port.Protocol, port.Port);
        return new Finding
        {
            Id = NodeId.Edge(Name, service.Id, host.HostId, $"{port.Name} {at}"),
            Rule = Name,
            Severity = FindingSeverity.Warning,
            Title = $"Nothing listens behind port {at} of Service {PortWords.Name(service)}",
            Detail = $"It leads to port {PortWords.Port(port.Protocol, target)} of {PortWords.List([.. pods.Select(p => p.Name)])}, where nothing listens that others could reach.",
            Subjects = [service.Id, .. pods.Take(MostPods).Select(p => p.Id)],
            Port = new FindingPort(port.Protocol, properties.ClusterIps.Count > 0 ? properties.ClusterIps[0] : "", port.Port, host.HostId),
            Fix = $"Let the pods listen on {target}, or set the Service’s targetPort to the port that they listen on (`kubectl -n {PortFix.Shell(properties.Namespace)} edit service {PortFix.Shell(service.Name)}`)",
        };
    }
}
