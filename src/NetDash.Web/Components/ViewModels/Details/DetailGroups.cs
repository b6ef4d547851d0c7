using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>Where a node stands, what stands in it, and its edges told from its side.</summary>
public static class DetailGroups
{
    public static IEnumerable<DetailGroup> Of(TopologySnapshot snapshot, Node node)
    {
        // A pod names these among its facts, and its namespace is shown as it is.
        var isPod = node.Kind == NodeKind.Pod;
        if (!isPod && node.Parent is { } parent && snapshot.Nodes.TryGetValue(parent, out var stands))
        {
            yield return new DetailGroup("In", [Link(snapshot, stands, Wording.Kind(stands.Kind))]);
        }

        var edges = snapshot.EdgesOf(node.Id)
            .Select(edge => (edge, Outward: edge.From == node.Id, Other: snapshot.Nodes[edge.From == node.Id ? edge.To : edge.From]))
            .Where(x => !(isPod && x.edge.Kind is EdgeKind.InPod or EdgeKind.InNetns or EdgeKind.RunsOn or EdgeKind.Owns))
            // That a container is part of a pod says whose namespace it uses.
            .Where(x => x.edge.Properties is not SharesNetnsProperties { Mode: "pod" })
            .GroupBy(x => (x.edge.Kind, x.Outward, Of: x.edge.Kind is EdgeKind.Owns or EdgeKind.RunsOn ? x.Other.Kind : default))
            .OrderBy(g => g.Key.Kind).ThenByDescending(g => g.Key.Outward).ThenBy(g => g.Key.Of);
        foreach (var group in edges)
        {
            yield return new DetailGroup(
                Title(group.Key.Kind, group.Key.Outward, group.Key.Of),
                [.. group.OrderBy(x => x.Other.Name, StringComparer.Ordinal).ThenBy(x => x.edge.Id, StringComparer.Ordinal).Take(NodeDetails.MostLinks)
                    .Select(x => Link(snapshot, x.Other, Note(x.edge, x.Other, snapshot)))],
                group.Count(), group.Key.Kind is EdgeKind.Endpoint or EdgeKind.Routes);
        }

        foreach (var inside in snapshot.ChildrenOf(node.Id).GroupBy(c => c.Kind).OrderBy(g => g.Key))
        {
            yield return new DetailGroup(
                Wording.Kinds(inside.Key),
                [.. inside.OrderBy(c => c.Name, StringComparer.Ordinal).Take(NodeDetails.MostLinks).Select(c => Link(snapshot, c, About(c)))], inside.Count());
        }
    }

    private static DetailLink Link(TopologySnapshot snapshot, Node node, string note) => new(node, note, NodeHealth.Of(snapshot, node));

    private static string Title(EdgeKind kind, bool outward, NodeKind of) => (kind, outward) switch
    {
        (EdgeKind.Veth, _) => "Other end of the pair",
        (EdgeKind.Master, true) => "Port of",
        (EdgeKind.Master, false) => "Ports",
        (EdgeKind.Realizes, true) => "Made of",
        (EdgeKind.Realizes, false) => "Makes the network",
        (EdgeKind.Attached, true) => "On networks",
        (EdgeKind.Attached, false) => "Containers on it",
        (EdgeKind.SharesNetns, true) => "Uses the namespace of",
        (EdgeKind.SharesNetns, false) => "Shares its namespace with",
        (EdgeKind.Link, true) => "Linked to",
        (EdgeKind.Link, false) => "Linked from",
        (EdgeKind.Publishes, true) => "Published on",
        (EdgeKind.Publishes, false) => "Published here",
        (EdgeKind.Unix, true) => "Unix sockets",
        (EdgeKind.Unix, false) => "Used by",
        (EdgeKind.Tunnel, true) => "Tunnel to",
        (EdgeKind.Tunnel, false) => "Tunnel from",
        (EdgeKind.ParentLink, true) => "On the interface",
        (EdgeKind.ParentLink, false) => "Interfaces on it",
        (EdgeKind.RunsOn, true) => of == NodeKind.K8sNode ? "On node" : "Runs on",
        (EdgeKind.RunsOn, false) => of == NodeKind.Pod ? "Pods on it" : "Is the Kubernetes node",
        (EdgeKind.Owns, true) => Wording.Kinds(of),
        (EdgeKind.Owns, false) => "Made by",
        (EdgeKind.InPod, true) => "Part of pod",
        (EdgeKind.InPod, false) => "Containers",
        (EdgeKind.InNetns, true) => "Lives in",
        (EdgeKind.InNetns, false) => "Pods that live in it",
        (EdgeKind.Endpoint, true) => "Endpoints",
        (EdgeKind.Endpoint, false) => "Services that lead here",
        (EdgeKind.Routes, true) => "Services that it leads to",
        (EdgeKind.Routes, false) => "Ingresses that lead here",
        (EdgeKind.AppliesTo, true) => "Applies to",
        (EdgeKind.AppliesTo, false) => "Network policies that apply",
        _ => kind.ToString(),
    };

    private static string Note(Edge edge, Node other, TopologySnapshot snapshot) => edge.Properties switch
    {
        AttachedProperties a => string.Join(" ", new[] { a.Ipv4, a.Ipv6 }.Where(t => t.Length > 0)),
        PublishesProperties p => $"{Wording.Address(p.HostIp)}{Wording.Port(p.Protocol, p.HostPort)} to :{p.ContainerPort}",
        SharesNetnsProperties s => s.Mode,
        LinkProperties l => $"as {l.Alias}",
        UnixProperties u => u.Role,
        TunnelProperties t => $"vni {t.Vni}",
        EndpointProperties e => Endpoint(e),
        RoutesProperties r => $"{(r.Host.Length > 0 ? r.Host : "any host")}{(r.Path.Length > 0 ? r.Path : "/")} to {r.Port}",
        _ when edge.Kind == EdgeKind.Veth && other.Parent is { } netns && snapshot.Nodes.TryGetValue(netns, out var place) => $"in {place.Name}",
        _ => About(other),
    };

    /// <summary>"10.244.0.24:8080, ready": whether traffic comes to it, and why not.</summary>
    private static string Endpoint(EndpointProperties e)
    {
        var state = (e.Ready, e.Serving, e.Terminating) switch
        {
            (_, true, true) => "ending, still serves",
            (_, _, true) => "ending",
            (true, _, _) => "ready",
            (_, true, _) => "not ready, serves",
            _ => "not ready",
        };
        return $"{Wording.Address(e.Address)}{string.Concat(e.Ports.Where(p => p.Port > 0).Select(p => Wording.Port(p.Protocol, p.Port)))}, {state}";
    }

    private static string About(Node node) => node.Properties switch
    {
        InterfaceProperties i => i.Addresses.Count > 0 ? i.Addresses[0] : i.Type,
        ContainerProperties c => c.State,
        ProcessProperties p => $"pid {p.Pid}",
        NetnsProperties n => n.Role,
        DockerNetworkProperties d => d.Driver,
        PodProperties p => p.Reason.Length > 0 ? p.Reason : PodWords.Phase(p),
        WorkloadProperties w => $"{w.WorkloadKind}, {w.Ready} of {w.Desired}",
        ServiceProperties s => s.ServiceType == "ExternalName" ? "ExternalName" : $"{s.ReadyEndpoints} of {s.TotalEndpoints} ready",
        K8sNodeProperties n => n.Ready ? "ready" : "not ready",
        _ => "",
    };
}
