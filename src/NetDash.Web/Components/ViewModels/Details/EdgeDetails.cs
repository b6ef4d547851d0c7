using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>Everything that the panel tells of an edge. Pure.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Title">Both ends, as <c>web – appnet</c>.</param>
/// <param name="Kind">What joins them, as <c>veth pair</c>.</param>
/// <param name="Facts">Its properties.</param>
/// <param name="Ends">The two, each with where it stands.</param>
public sealed record EdgeDetails(Edge Edge, string Title, string Kind, IReadOnlyList<DetailFact> Facts, IReadOnlyList<DetailGroup> Ends)
{
    /// <summary>Tells of an edge. Both ends of it are in the snapshot.</summary>
    public static EdgeDetails Of(TopologySnapshot snapshot, Edge edge)
    {
        var (from, to) = (snapshot.Nodes[edge.From], snapshot.Nodes[edge.To]);
        var isOneWay = edge.Kind is not EdgeKind.Veth;
        return new EdgeDetails(
            edge, $"{Name(from)} {(isOneWay ? "→" : "–")} {Name(to)}", Word(edge.Kind),
            [.. Properties(edge.Properties).Where(f => f.Values.Any(v => v.Length > 0))],
            isOneWay ? [End(snapshot, "From", from), End(snapshot, "To", to)] : [new DetailGroup("Ends", [.. End(snapshot, "", from).Items, .. End(snapshot, "", to).Items])]);
    }

    private static string Name(Node node) => node.Name.Length > 0 ? node.Name : Wording.Kind(node.Kind);

    private static DetailGroup End(TopologySnapshot snapshot, string title, Node node) => new(title,
    [
        new DetailLink(
            node,
            node.Parent is { } parent && snapshot.Nodes.TryGetValue(parent, out var place) ? $"in {Name(place)}" : Wording.Kind(node.Kind),
            NodeHealth.Of(snapshot, node)),
    ]);

    private static string Word(EdgeKind kind) => kind switch
    {
        EdgeKind.Veth => "veth pair",
        EdgeKind.Master => "plugged into a bridge",
        EdgeKind.Realizes => "network, made of a bridge",
        EdgeKind.Attached => "attached to a network",
        EdgeKind.SharesNetns => "uses another’s namespace",
        EdgeKind.Link => "legacy link",
        EdgeKind.Publishes => "published port",
        EdgeKind.Unix => "unix socket",
        EdgeKind.Tunnel => "tunnel",
        EdgeKind.ParentLink => "interface on another",
        EdgeKind.RunsOn => "where it runs",
        EdgeKind.Owns => "made by a workload",
        EdgeKind.InPod => "container of a pod",
        EdgeKind.InNetns => "lives in a namespace",
        EdgeKind.Endpoint => "endpoint of a service",
        EdgeKind.Routes => "route of an ingress",
        EdgeKind.AppliesTo => "network policy",
        _ => kind.ToString(),
    };

    private static IEnumerable<DetailFact> Properties(EdgeProperties properties) => properties switch
    {
        AttachedProperties a => [Mono("IPv4", a.Ipv4), Mono("IPv6", a.Ipv6), Mono("MAC", a.Mac), Mono("Gateway", a.Gateway), new("Aliases", [.. a.Aliases])],
        PublishesProperties p =>
        [
            Mono("Host", $"{Wording.Address(p.HostIp)}{(p.HostPort == 0 ? ":any" : $":{p.HostPort}")}"), Mono("Container", $":{p.ContainerPort}"),
            new("Protocol", [Wording.Word(p.Protocol)]),
        ],
        SharesNetnsProperties s => [new("Mode", [s.Mode])],
        LinkProperties l => [new("Alias", [l.Alias])],
        UnixProperties u => [new("Role", [u.Role])],
        EndpointProperties e =>
        [
            Mono("Address", e.Address), new("Ports", [.. e.Ports.Select(p => $"{Wording.Port(p.Protocol, p.Port)} {p.Name}".TrimEnd())], IsMono: true),
            new("Ready", [e.Ready ? "yes" : "no"]), new("Serving", [e.Serving ? "yes" : "no"]), new("Ending", [e.Terminating ? "yes" : ""]),
        ],
        RoutesProperties r => [Mono("Host", r.Host.Length > 0 ? r.Host : "any"), Mono("Path", r.Path.Length > 0 ? r.Path : "/"), Mono("Port", r.Port)],
        TunnelProperties t => [Mono("VNI", $"{t.Vni}"), Mono("Remote", t.Remote)],
        _ => [],
    };

    private static DetailFact Mono(string label, string value) => new(label, [value], IsMono: true);
}
