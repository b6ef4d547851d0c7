using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>How pods are, each worked out once a picture: its node, its workload and its services all ask.</summary>
internal sealed class PodHealths(TopologySnapshot snapshot)
{
    private readonly Dictionary<string, Health> _known = new(StringComparer.Ordinal);

    public Health Of(Node pod)
    {
        if (!_known.TryGetValue(pod.Id, out var health))
        {
            _known[pod.Id] = health = NodeHealth.Of(snapshot, pod);
        }

        return health;
    }

    /// <summary>The worst of some; those that ran to their end do not count where others run.</summary>
    public Health Worst(IEnumerable<Node> pods) => pods.Aggregate(Health.Ok, (worst, pod) => Of(pod) is var own && own != Health.Stopped ? NodeHealth.Worse(worst, own) : worst);
}
