using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-unschedulable</c>: a pod waits for a node, and on each that it may go to another pod has one of its hostPorts. The
/// scheduler says "didn't have free ports" at most (kubernetes#66568); which port, and whose, is told here.
/// </summary>
/// <remarks>
/// Taints are not read. Where a node is left on which the ports are free, the scheduler's own words decide: if it names ports among its
/// reasons, the rest of the nodes are out for other reasons; if not, ports are not what the pod waits for.
/// </remarks>
internal sealed class PortUnschedulableRule : IClusterRule
{
    private const string SchedulersWords = "didn't have free ports";
    private const int MostNodes = 3;

    // What sources show in place of a label's value that looks like a secret.
    private const string HiddenValue = "•••";

    public string Name => "port-unschedulable";

    public IEnumerable<Finding> Evaluate(ClusterScope cluster)
    {
        ILookup<string, HostPort>? taken = null;
        foreach (var node in cluster.Pods)
        {
            if (node.Properties is not PodProperties { Phase: "Pending", NodeName.Length: 0 } pod || Wanted(pod) is not { Count: > 0 } wanted)
            {
                continue;
            }

            taken ??= Taken(cluster);
            var candidates = cluster.Machines.Where(machine => MayGoTo(pod, machine)).ToList();
            var full = candidates
                .Select(machine => (Machine: machine, Clash: Clash(wanted, taken[machine.Name])))
                .Where(x => x.Clash is not null).Select(x => (x.Machine, Clash: x.Clash!.Value)).ToList();
            if (full.Count > 0 && (full.Count == candidates.Count || pod.SchedulerMessage.Contains(SchedulersWords, StringComparison.Ordinal)))
            {
                yield return Unschedulable(node, full, Free(cluster, full[0].Clash.Wanted, taken));
            }
        }
    }

    private static List<PortAddress> Wanted(PodProperties pod)
    {
        var wanted = new List<PortAddress>();
        foreach (var container in pod.Containers)
        {
            foreach (var port in container.Ports)
            {
                // The API server fills in hostPort for pods on the host's network; older objects may lack it.
                var number = port.HostPort > 0 ? port.HostPort : pod.HostNetwork ? port.ContainerPort : 0;
                if (number > 0 && ClusterPorts.Address(port with { HostPort = number }) is { } address)
                {
                    wanted.Add(address);
                }
            }
        }

        return wanted;
    }

    /// <summary>hostPorts of pods that have a node, by its name: as the scheduler counts them, from when the pod is bound to it.</summary>
    private static ILookup<string, HostPort> Taken(ClusterScope cluster) => cluster.Pods
        .Where(n => n.Properties is PodProperties { NodeName.Length: > 0, Phase: not ("Succeeded" or "Failed") })
        .SelectMany(n => Wanted((PodProperties)n.Properties).Select(at => (((PodProperties)n.Properties).NodeName, Port: new HostPort(at, n))))
        .ToLookup(x => x.NodeName, x => x.Port, StringComparer.Ordinal);

    /// <summary>Whether a pod may go to a node, as far as its selector and the node's condition tell.</summary>
    private static bool MayGoTo(PodProperties pod, Node machine)
    {
        if (machine.Properties is not K8sNodeProperties { Ready: true })
        {
            return false;
        }

        foreach (var pair in pod.NodeSelector)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair : pair[..equals];
            // A node without any label is one whose labels are not known; a value that looks like a secret is not known either.
            if (machine.Labels.Count > 0
                && (!machine.Labels.TryGetValue(key, out var value) || (value != HiddenValue && value != pair[(equals + 1)..])))
            {
                return false;
            }
        }

        return true;
    }

    private static (PortAddress Wanted, Node Holder)? Clash(List<PortAddress> wanted, IEnumerable<HostPort> taken)
    {
        foreach (var port in taken)
        {
            foreach (var address in wanted)
            {
                if (address.Overlaps(port.At))
                {
                    return (address, port.Pod);
                }
            }
        }

        return null;
    }

    /// <summary>The nearest port above that no pod has on any node, and no Service has on all.</summary>
    private static int? Free(ClusterScope cluster, PortAddress wanted, ILookup<string, HostPort> taken)
    {
        var used = taken.SelectMany(g => g).Select(p => p.At.Port)
            .Concat(cluster.Services.SelectMany(s => ((ServiceProperties)s.Properties).Ports).Select(p => p.NodePort)).ToHashSet();
        for (var port = wanted.Port + 1; port <= FreePorts.Last; port++)
        {
            if (!used.Contains(port))
            {
                return port;
            }
        }

        return null;
    }

    private Finding Unschedulable(Node node, List<(Node Machine, (PortAddress Wanted, Node Holder) Clash)> full, int? free)
    {
        var first = full[0].Clash;
        var port = PortWords.Port(first.Wanted.Protocol, first.Wanted.Port);
        var name = PortWords.Name(node);
        var places = full.Take(MostNodes)
            .Select(x => $"{PortWords.Name(x.Clash.Holder)} has {PortWords.Port(x.Clash.Wanted.Protocol, x.Clash.Wanted.Port)} on {x.Machine.Name}").ToList();
        var more = full.Count - places.Count;
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, "", ""),
            Rule = Name,
            Severity = FindingSeverity.Error,
            Title = $"Port {port} is taken on every node that {node.Name} may go to",
            Detail = $"{name} waits for a node: {string.Join(", ", places)}{(more > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {more} more nodes are full alike") : "")}.",
            Subjects = [node.Id, .. full.Take(MostNodes).Select(x => x.Clash.Holder.Id).Distinct()],
            Port = new FindingPort(first.Wanted.Protocol, first.Wanted.Address.ToString(), first.Wanted.Port, full[0].Machine.Host),
            Holder = first.Holder.Id,
            Fix = $"{PortFix.Another(name, PortVia.HostPort, free)}; or run no more such pods than nodes, as a DaemonSet does",
        };
    }

    private readonly record struct HostPort(PortAddress At, Node Pod);
}
