using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>service-port-mismatch</c>: a Service's targetPort is none of the ports of its pods. A name that no container has leads nowhere for
/// sure; a number is only told where the pods declare other ports and nothing of theirs is seen to listen on it, since what a pod
/// declares is for information (API reference, ContainerPort).
/// </summary>
internal sealed class ServicePortMismatchRule : IClusterRule
{
    public string Name => "service-port-mismatch";

    public IEnumerable<Finding> Evaluate(ClusterScope cluster)
    {
        foreach (var node in cluster.Services)
        {
            var service = (ServiceProperties)node.Properties;
            if (service.Ports.Count == 0 || service.ServiceType == "ExternalName")
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                if (!Fits(cluster, port, cluster.PodsOf(node)))
                {
                    yield return Mismatch(node, service, port, [.. cluster.PodsOf(node).OrderBy(p => p.Name, StringComparer.Ordinal)]);
                }
            }
        }
    }

    /// <summary>Whether a pod has the target, or there is none to have it. Mostly the first pod tells.</summary>
    private static bool Fits(ClusterScope cluster, ServicePort port, IEnumerable<Node> pods)
    {
        var target = ServiceTargets.Number(port);
        var (any, declared) = (false, false);
        foreach (var pod in pods)
        {
            any = true;
            foreach (var container in ((PodProperties)pod.Properties).Containers)
            {
                foreach (var offered in container.Role is "init" or "ephemeral" ? [] : container.Ports)
                {
                    declared |= offered.Protocol == port.Protocol;
                    if (offered.Protocol == port.Protocol && (target is null ? offered.Name == port.TargetPort : offered.ContainerPort == target))
                    {
                        return true;
                    }
                }
            }
        }

        return !any || (target is { } number && (!declared || pods.Any(p => cluster.Listens(p, port.Protocol, number))));
    }

    private Finding Mismatch(Node node, ServiceProperties service, ServicePort port, List<Node> pods)
    {
        var name = PortWords.Name(node);
        var at = PortWords.Port(port.Protocol, port.Port);
        var offered = pods.SelectMany(p => ((PodProperties)p.Properties).Containers).Where(c => c.Role is not ("init" or "ephemeral")).SelectMany(c => c.Ports)
            .Where(p => p.Protocol == port.Protocol).Select(Offer).Distinct().Order(StringComparer.Ordinal).ToList();
        var target = port.TargetPort.Length > 0 ? port.TargetPort : port.Port.ToString(CultureInfo.InvariantCulture);
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, port.Name, at),
            Rule = Name,
            Severity = FindingSeverity.Warning,
            Title = $"Target port {target} of Service {name} is none of its pods’",
            Detail = offered.Count == 0
                ? $"Port {at} leads to {(ServiceTargets.Number(port) is null ? $"the port named {target}" : target)}, and its pods, as {pods[0].Name}, declare no {PortWords.Protocol(port.Protocol)} port."
                : $"Port {at} leads to {(ServiceTargets.Number(port) is null ? $"the port named {target}" : target)}, but its pods, as {pods[0].Name}, declare {PortWords.List(offered)}.",
            Subjects = [node.Id, pods[0].Id],
            Port = new FindingPort(port.Protocol, service.ClusterIps.Count > 0 && service.ClusterIps[0] != "None" ? service.ClusterIps[0] : "", port.Port, null),
            Fix = offered.Count == 1
                ? $"Set its targetPort to {offered[0]} (`kubectl -n {PortFix.Shell(service.Namespace)} edit service {PortFix.Shell(node.Name)}`)"
                : $"Set its targetPort to the port that its pods listen on (`kubectl -n {PortFix.Shell(service.Namespace)} edit service {PortFix.Shell(node.Name)}`)",
        };
    }

    private static string Offer(PodPort port) => port.Name.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{port.ContainerPort} ({port.Name})")
        : port.ContainerPort.ToString(CultureInfo.InvariantCulture);
}
