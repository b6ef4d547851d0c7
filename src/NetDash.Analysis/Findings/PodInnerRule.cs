using NetDash.Analysis.Ports;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-inner</c> of pods, whether the kernel of their node is read or not: two containers of one pod declare one port, in the one
/// namespace that they have. An error where one of them keeps failing, else a warning.
/// </summary>
internal sealed class PodInnerRule : IClusterRule
{
    public string Name => "port-inner";

    public IEnumerable<Finding> Evaluate(ClusterScope cluster)
    {
        foreach (var node in cluster.Pods)
        {
            var pod = (PodProperties)node.Properties;
            if (pod.Containers.Count < 2 || pod.Phase is "Succeeded" or "Failed")
            {
                continue;
            }

            var declared = new Dictionary<(PortProtocol, int), PodContainer>();
            foreach (var container in pod.Containers)
            {
                foreach (var port in container.Ports)
                {
                    if (!declared.TryAdd((port.Protocol, port.ContainerPort), container) && declared[(port.Protocol, port.ContainerPort)] is var other
                        && other.Name != container.Name)
                    {
                        yield return Inner(node, pod, port, other, container);
                    }
                }
            }
        }
    }

    private Finding Inner(Node node, PodProperties pod, PodPort declared, PodContainer one, PodContainer two)
    {
        var port = PortWords.Port(declared.Protocol, declared.ContainerPort);
        var name = PortWords.Name(node);
        var loser = pod.Reason == "CrashLoopBackOff" ? Failing(one) ? one : Failing(two) ? two : null : null;
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, $"{one.Name}\n{two.Name}", port),
            Rule = Name,
            Severity = loser is null ? FindingSeverity.Warning : FindingSeverity.Error,
            Title = $"Port {port} is declared twice in pod {node.Name}",
            Detail = $"Containers {one.Name} and {two.Name} of {name} both declare {port} in the namespace that they share: only one can have it{(loser is null ? "" : $", and {loser.Name} keeps failing")}.",
            Subjects = [node.Id],
            Port = new FindingPort(declared.Protocol, "0.0.0.0", declared.ContainerPort, node.Host),
            Fix = $"Let {(loser ?? two).Name} listen on another port, and declare that",
        };
    }

    private static bool Failing(PodContainer container) => !container.Ready && container.Restarts > 0;
}
