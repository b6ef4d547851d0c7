using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>service-no-endpoints</c>: nothing that is ready stands behind a Service, so that who connects to it is refused. Silent where the
/// EndpointSlices of the cluster may not be read: then nobody knows.
/// </summary>
internal sealed class ServiceNoEndpointsRule : IClusterRule
{
    private const int MostPods = 3;

    public string Name => "service-no-endpoints";

    public IEnumerable<Finding> Evaluate(ClusterScope cluster)
    {
        if (!cluster.IsRead("endpointslices"))
        {
            yield break;
        }

        foreach (var node in cluster.Services)
        {
            var service = (ServiceProperties)node.Properties;
            if (service.ReadyEndpoints == 0 && service.ServiceType != "ExternalName")
            {
                yield return Found(cluster, node, service);
            }
        }
    }

    private Finding Found(ClusterScope cluster, Node node, ServiceProperties service)
    {
        var pods = cluster.PodsOf(node).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var (detail, fix) = service.Selector.Count == 0 ? WithoutSelector(node, service)
            : !cluster.IsRead("pods") ? ("None of its endpoints is ready; its pods may not be read.", $"Let NetDash list pods, or ask `kubectl -n {PortFix.Shell(service.Namespace)} get pods -l {PortFix.Shell(string.Join(',', service.Selector))}`")
            : pods.Count == 0 ? WithoutPods(service, cluster.NearMiss(node))
            : WithPods(service, pods);
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, "", ""),
            Rule = Name,
            Severity = FindingSeverity.Warning,
            Title = $"Nothing ready stands behind Service {PortWords.Name(node)}",
            Detail = detail,
            Subjects = [node.Id, .. pods.Take(MostPods).Select(p => p.Id)],
            Fix = fix,
        };
    }

    private static (string Detail, string Fix) WithoutSelector(Node node, ServiceProperties service) => service.TotalEndpoints == 0
        ? ("It has no selector, and nobody has given it an EndpointSlice.", $"Give it a selector, or an EndpointSlice with the label `kubernetes.io/service-name: {node.Name}`")
        : (string.Create(CultureInfo.InvariantCulture, $"It has no selector, and none of the {service.TotalEndpoints} endpoints that it was given is ready."),
            $"Look at what was given: `kubectl -n {PortFix.Shell(service.Namespace)} get endpointslices -l kubernetes.io/service-name={PortFix.Shell(node.Name)} -o yaml`");

    private static (string Detail, string Fix) WithoutPods(ServiceProperties service, string? near)
    {
        var selector = string.Join(", ", service.Selector);
        return ($"No pod of namespace {service.Namespace} has the labels {selector}.{(near is null ? "" : $" {near}")}",
            $"Make the selector match labels that pods have (`kubectl -n {PortFix.Shell(service.Namespace)} get pods --show-labels`), or start what it is for");
    }

    private static (string Detail, string Fix) WithPods(ServiceProperties service, List<Node> pods)
    {
        var waiting = pods.Select(p => (Pod: p, Why: PodWords.Trouble((PodProperties)p.Properties))).ToList();
        var first = waiting.Find(w => w.Why.Length > 0);
        if (first.Pod is null)
        {
            return ("Its pods are ready, but no endpoint has been made for them.", "Look at what makes endpoints, kube-controller-manager, or at what the pods' conditions say");
        }

        var names = PortWords.List([.. waiting.Select(w => w.Why.Length == 0 ? w.Pod.Name : $"{w.Pod.Name} ({w.Why})")]);
        return (
            pods.Count == 1 ? $"Its one pod is not ready: {names}." : string.Create(CultureInfo.InvariantCulture, $"None of its {pods.Count} pods is ready: {names}."),
            $"Ask why: `kubectl -n {PortFix.Shell(service.Namespace)} describe pod {PortFix.Shell(first.Pod.Name)}`");
    }
}
