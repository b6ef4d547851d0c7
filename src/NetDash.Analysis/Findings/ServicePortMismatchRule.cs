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

            var pods = cluster.Selected.Of(node);
            foreach (var port in pods.Count == 0 ? [] : service.Ports)
            {
                if (!Fits(cluster, port, pods))
                {
                    yield return Mismatch(node, service, port, pods);
                }
            }
        }
    }

    private static bool Fits(ClusterScope cluster, ServicePort port, List<Node> pods)
    {
        var target = Number(port);
        var declared = false;
        foreach (var pod in pods)
        {
            foreach (var container in ((PodProperties)pod.Properties).Containers)
            {
                foreach (var offered in container.Role is "init" or "ephemeral" ? [] : container.Ports)
                {
                    declared |= offered.Protocol == port.Protocol;
                    if (offered.Protocol == port.Protocol && (target == 0 ? offered.Name == port.TargetPort : offered.ContainerPort == target))
                    {
                        return true;
                    }
                }
            }
        }

        return target != 0 && (!declared || pods.Exists(p => cluster.Listens(p, port.Protocol, target)));
    }

    /// <summary>The number that a target is; 0 for a name. A target that is not given is the port itself.</summary>
    private static int Number(ServicePort port) => port.TargetPort.Length == 0 ? port.Port
        : int.TryParse(port.TargetPort, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

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
                ? $"Port {at} leads to {(Number(port) == 0 ? $"the port named {target}" : target)}, and its pods, as {pods[0].Name}, declare no {PortWords.Protocol(port.Protocol)} port."
                : $"Port {at} leads to {(Number(port) == 0 ? $"the port named {target}" : target)}, but its pods, as {pods[0].Name}, declare {PortWords.List(offered)}.",
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
