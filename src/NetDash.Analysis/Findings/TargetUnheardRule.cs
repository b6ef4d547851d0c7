using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
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

            foreach (var service in host.All.SelectedIn(pod.Cluster).ServicesOf(node.Id).Select(id => host.Snapshot.Nodes[id]))
            {
                foreach (var port in ((ServiceProperties)service.Properties).Ports)
                {
                    if (ServiceTargets.In(port, pod) is { } target && host.Ledger.Hears(netns.Id, port.Protocol, target) != Heard.Yes && host.HasLasted(netns.Since, PortDeclaredUnheardRule.Grace))
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
