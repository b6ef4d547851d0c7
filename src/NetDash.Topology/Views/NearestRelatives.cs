using System.Text.RegularExpressions;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// What is nearest to something that a link names and that is gone: a link that leads nowhere should at least lead somewhere near. Pure.
/// </summary>
public static partial class NearestRelatives
{
    /// <summary>More than these are no help.</summary>
    public const int Most = 3;

    // A scope names one of these.
    private static readonly NodeKind[] Places =
        [NodeKind.Host, NodeKind.Netns, NodeKind.K8sNamespace, NodeKind.DockerNetwork, NodeKind.Cluster, NodeKind.K8sNode];

    /// <summary>The relatives of what a reference named, the nearest first. O(nodes).</summary>
    /// <param name="snapshot">What there is.</param>
    /// <param name="reference">An id, <c>kind/name</c> or <c>kind/scope/name</c> that nothing has.</param>
    public static ValueList<Relative> Of(TopologySnapshot snapshot, string reference)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && NodeNames.Kind(reference[..slash]) is { } kind
            ? Of(snapshot, kind, reference[(slash + 1)..])
            : First(PlacesOfId(snapshot, reference));
    }

    /// <summary>The relatives of a thing of a kind that had this name, or <c>scope/name</c>.</summary>
    public static ValueList<Relative> Of(TopologySnapshot snapshot, NodeKind kind, string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (scope, inner) = slash > 0 ? (name[..slash], name[(slash + 1)..]) : ("", name);
        return First(SameName(snapshot, kind, inner, scope)
            .Concat(kind == NodeKind.Container ? SameService(snapshot, inner) : kind == NodeKind.Pod ? SameWorkload(snapshot, inner, scope) : [])
            .Concat(SimilarName(snapshot, kind, inner, scope))
            .Concat(PlaceOf(snapshot, scope)));
    }

    private static ValueList<Relative> First(IEnumerable<Relative> relatives) => relatives.DistinctBy(r => r.Node.Id).Take(Most).ToValueList();

    private static IEnumerable<Relative> SameName(TopologySnapshot snapshot, NodeKind kind, string name, string scope)
    {
        // Every namespace has an eth0: that another has one says nothing.
        if (name.Length == 0 || kind == NodeKind.Interface)
        {
            return [];
        }

        return snapshot.Nodes.Values.Where(n => n.Name == name && n.Kind != NodeKind.Interface)
            .OrderBy(n => n.Kind != kind).ThenBy(n => !IsIn(snapshot, n, scope)).ThenBy(n => n.Kind).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => new Relative(n, Kinship.SameName));
    }

    /// <summary>Containers of the Compose service, or tasks of the swarm's, that the name says.</summary>
    private static IEnumerable<Relative> SameService(TopologySnapshot snapshot, string name)
    {
        // shop-web-1, shop_web_1: project, service, number.
        var composed = ComposeName().Match(name) is { Success: true } compose ? compose.Groups["of"].Value : null;
        // web.1.x8k2…: service, slot, task.
        var swarm = TaskName().Match(name) is { Success: true } task ? task.Groups["of"].Value : null;
        foreach (var node in snapshot.OfKind(NodeKind.Container).OrderBy(n => ((ContainerProperties)n.Properties).State != "running").ThenBy(n => n.Name, StringComparer.Ordinal))
        {
            var container = (ContainerProperties)node.Properties;
            if ((composed is not null && container.ComposeProject.Length > 0
                    && (composed == $"{container.ComposeProject}-{container.ComposeService}" || composed == $"{container.ComposeProject}_{container.ComposeService}"))
                || (swarm is not null && container.SwarmService == swarm))
            {
                yield return new Relative(node, Kinship.SameService);
            }
        }

        foreach (var service in snapshot.OfKind(NodeKind.SwarmService).Where(s => s.Name == swarm))
        {
            yield return new Relative(service, Kinship.SameService);
        }
    }

    /// <summary>The workload that makes pods of such names, and pods that it has now.</summary>
    private static IEnumerable<Relative> SameWorkload(TopologySnapshot snapshot, string name, string scope)
    {
        var maker = snapshot.OfKind(NodeKind.Workload)
            .Where(w => name.StartsWith(w.Name + "-", StringComparison.Ordinal) && PodSuffix().IsMatch(name[w.Name.Length..]))
            .OrderBy(w => !IsIn(snapshot, w, scope)).ThenBy(w => snapshot.EdgesOf(w.Id).Any(e => e.Kind == EdgeKind.Owns && e.To == w.Id))
            .ThenByDescending(w => w.Name.Length).ThenBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault();
        return maker is null ? []
            : snapshot.OfKind(NodeKind.Pod).Where(p => ((PodProperties)p.Properties).Workload == maker.Id).OrderBy(p => p.Status != NodeStatus.Ok).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new Relative(p, Kinship.SameWorkload)).Prepend(new Relative(maker, Kinship.Maker));
    }

    private static IEnumerable<Relative> SimilarName(TopologySnapshot snapshot, NodeKind kind, string name, string scope)
    {
        // Their random letters resemble each other by chance.
        if (kind == NodeKind.Interface && name.StartsWith("veth", StringComparison.Ordinal))
        {
            return [];
        }

        var near = snapshot.OfKind(kind).Where(n => n.Name.Length > 0 && (kind != NodeKind.Interface || IsIn(snapshot, n, scope))).ToList();
        var best = Nearness.Nearest(name, near.OrderBy(n => !IsIn(snapshot, n, scope)).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name));
        return near.Where(n => n.Name == best).OrderBy(n => !IsIn(snapshot, n, scope)).ThenBy(n => n.Id, StringComparer.Ordinal).Take(1)
            .Select(n => new Relative(n, Kinship.SimilarName));
    }

    private static IEnumerable<Relative> PlaceOf(TopologySnapshot snapshot, string scope) => scope.Length == 0 ? []
        : Places.SelectMany(kind => NodeNames.Find(snapshot, kind, scope)).Select(n => new Relative(n, Kinship.Place));

    /// <summary>An id says of what engine, cluster or namespace the thing was, and nothing else.</summary>
    private static IEnumerable<Relative> PlacesOfId(TopologySnapshot snapshot, string id)
    {
        if (id.Split(':') is not [var kind, { Length: > 0 } of, .. var rest] || rest.Length == 0)
        {
            return [];
        }

        var places = kind switch
        {
            "container" or "docker-network" => snapshot.OfKind(NodeKind.Host).Where(h => ((HostProperties)h.Properties).EngineIds.Contains(of)),
            "interface" => Known($"netns:{of}:{rest[0]}"),
            _ => Known($"cluster:{of}"),
        };
        return places.Select(n => new Relative(n, Kinship.Place));

        IEnumerable<Node> Known(string place) => snapshot.Nodes.TryGetValue(place, out var node) ? [node] : [];
    }

    private static bool IsIn(TopologySnapshot snapshot, Node node, string scope) =>
        scope.Length > 0 && new[] { node.Parent, node.Host }.Any(p => p is not null && snapshot.Nodes.GetValueOrDefault(p)?.Name == scope);

    [GeneratedRegex("^(?<of>.+[-_].+)[-_][0-9]{1,9}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex ComposeName();

    [GeneratedRegex(@"^(?<of>[^.]+)\.[0-9]{1,9}\.[a-z0-9]{25}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TaskName();

    // What Kubernetes puts behind a workload's name: -7d4b9c6f5d-x2x9z of a Deployment, -x2x9z of a ReplicaSet, DaemonSet or Job, -0 of a
    // StatefulSet, -29384756-x2x9z of a CronJob's Job.
    [GeneratedRegex("^(-[a-z0-9]{5,10})?(-[a-z0-9]{5}|-[0-9]{1,9})$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex PodSuffix();
}
