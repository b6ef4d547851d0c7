using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>A container of a pod.</summary>
/// <param name="Name">Its name in the pod.</param>
/// <param name="Node">The container that runs; null where none is seen.</param>
/// <param name="Health">How it is.</param>
/// <param name="Line">Role, image: as <c>sidecar, envoy:1.30</c>.</param>
/// <param name="State">Its state in words, with its restarts.</param>
/// <param name="Ports">What it declares and what it listens on.</param>
public sealed record PodContainerView(string Name, Node? Node, Health Health, string Line, string State, IReadOnlyList<HeardPort> Ports);

/// <summary>A pod as its namespace really is: its containers, what holds the namespace, and what is in it. Pure.</summary>
/// <param name="Containers">The containers of its spec, in its order.</param>
/// <param name="Pause">The container that only holds the namespace; null where none is seen.</param>
/// <param name="Namespace">Where it lives; null where that is not read.</param>
public sealed record PodView(IReadOnlyList<PodContainerView> Containers, Node? Pause, NamespaceView? Namespace)
{
    /// <summary>Names that engines give containers of pods say the container's own in this label (kubelet, cri-dockerd).</summary>
    private const string NameLabel = "io.kubernetes.container.name";

    /// <summary>Tells of a pod.</summary>
    public static PodView Of(TopologySnapshot snapshot, Node pod)
    {
        var properties = (PodProperties)pod.Properties;
        var members = snapshot.EdgesOf(pod.Id).Where(e => e.Kind == EdgeKind.InPod).Select(e => snapshot.Nodes[e.From]).ToList();
        var netns = PodSeat.Of(snapshot, pod).Netns;
        var all = netns is null ? null : NamespaceView.AllSockets(snapshot, netns);
        return new PodView(
            [.. properties.Containers.Select(c => Container(c, members, all))],
            snapshot.Nodes.GetValueOrDefault(properties.PauseContainer),
            netns is null ? null : NamespaceView.Of(snapshot, netns, members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal)));
    }

    private static PodContainerView Container(PodContainer container, List<Node> members, IReadOnlyList<NamespaceSocket>? all)
    {
        // An engine may still have the one before, which has ended.
        var node = members.Where(m => m.Name == container.Name || m.Labels.GetValueOrDefault(NameLabel, "") == container.Name)
            .Where(m => m.Properties is ContainerProperties { IsPause: false })
            .OrderByDescending(m => ((ContainerProperties)m.Properties).State == "running")
            .ThenByDescending(m => ((ContainerProperties)m.Properties).StartedAt).ThenBy(m => m.Id, StringComparer.Ordinal).FirstOrDefault();
        string[] line = [PodWords.Role(container.Role), Wording.CutImage(container.Image, 48)];
        return new PodContainerView(
            container.Name, node, PodWords.HealthOf(container), string.Join(", ", line.Where(t => t.Length > 0)),
            PodWords.State(container) + (container.Restarts > 0 ? $", {Wording.Count(container.Restarts, "restart")}" : ""),
            HeardPort.Of(
                [.. container.Ports], node is { Properties: ContainerProperties seen } ? [.. seen.Listening] : null, all, container.State == "running"));
    }
}
