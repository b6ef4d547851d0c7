using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>The properties of what a Kubernetes cluster has, in words.</summary>
internal static class ClusterFacts
{
    public static IEnumerable<DetailFact> Of(TopologySnapshot snapshot, Node node) => node.Properties switch
    {
        ClusterProperties c => Cluster(snapshot, node, c),
        K8sNodeProperties n => Node(snapshot, node, n),
        K8sNamespaceProperties => Namespace(snapshot, node),
        WorkloadProperties w => [Plain("Kind", w.WorkloadKind), Plain("Namespace", w.Namespace), Plain("Pods", $"{w.Ready} of {w.Desired} ready")],
        PodProperties p => Pod(snapshot, node, p),
        ServiceProperties s => Service(s),
        IngressProperties i => [Plain("Namespace", i.Namespace), Plain("Class", i.ClassName), Mono("Addresses", i.Addresses)],
        NetworkPolicyProperties p =>
        [
            Plain("Namespace", p.Namespace),
            Plain("Restricts", string.Join(" and ", p.PolicyTypes.Select(t => t switch { "Ingress" => "what comes in", "Egress" => "what goes out", _ => t }))),
            p.PodSelector.Count == 0 ? Plain("Pods", "every pod of its namespace") : Mono("Pods", p.PodSelector),
        ],
        _ => [],
    };

    private static IEnumerable<DetailFact> Cluster(TopologySnapshot snapshot, Node node, ClusterProperties c) =>
    [
        Mono("Server", c.Server),
        Mono("Version", c.Version),
        Plain("Nodes", Wording.Number(snapshot.ChildrenOf(node.Id).Count(n => n.Kind == NodeKind.K8sNode))),
        Plain("Pods", Wording.Number(snapshot.OfKind(NodeKind.Pod).Count(p => ((PodProperties)p.Properties).Cluster == node.Id))),
    ];

    private static IEnumerable<DetailFact> Node(TopologySnapshot snapshot, Node node, K8sNodeProperties n) =>
    [
        n.Ready ? Plain("Ready", "yes") : new DetailFact("Ready", [n.Reason.Length > 0 ? $"no, {n.Reason}" : "no"], Health: Health.Error),
        Plain("New pods", n.Unschedulable ? "none, it is cordoned" : ""),
        Plain("Pods", Wording.Number(snapshot.EdgesOf(node.Id).Count(e => e.Kind == EdgeKind.RunsOn && e.To == node.Id))),
        Mono("Addresses", n.Addresses),
        Mono("Pod ranges", n.PodCidrs),
        Mono("Kubelet", n.KubeletVersion),
        Mono("Runtime", n.Runtime),
        Plain("Runs on", PodSeat.Target(snapshot, node, EdgeKind.RunsOn) is null ? "a machine that is not read here" : ""),
    ];

    private static IEnumerable<DetailFact> Namespace(TopologySnapshot snapshot, Node node)
    {
        var counts = snapshot.ChildrenOf(node.Id).ToLookup(c => c.Kind);
        return new[] { NodeKind.Pod, NodeKind.Service, NodeKind.Workload }.Select(kind => Plain(Wording.Kinds(kind), Wording.Number(counts[kind].Count())));
    }

    private static IEnumerable<DetailFact> Pod(TopologySnapshot snapshot, Node node, PodProperties p) =>
    [
        Plain("State", PodWords.Phase(p)),
        new DetailFact("Why", [PodWords.Reason(p.Reason)], Health: p.Reason is "" or "Completed" or "ContainerCreating" or "PodInitializing" ? Health.Ok : Health.Error),
        Plain("Scheduler", p.SchedulerMessage),
        new DetailFact("Namespace", [p.Namespace], Node: node.Parent is { } parent ? snapshot.Nodes.GetValueOrDefault(parent) : null),
        new DetailFact("Workload", [p.Workload.Length > 0 ? "one that cannot be read" : ""], Node: snapshot.Nodes.GetValueOrDefault(p.Workload)),
        new DetailFact("Node", [p.NodeName.Length > 0 ? p.NodeName : "none"], Node: PodSeat.Target(snapshot, node, EdgeKind.RunsOn)),
        Mono("Asks for", p.NodeSelector),
        Mono("Addresses", p.PodIps),
        Mono("Node address", p.HostIp),
        Plain("Network", p.HostNetwork ? "its host’s namespace" : "a namespace of its own"),
    ];

    private static IEnumerable<DetailFact> Service(ServiceProperties s) =>
    [
        Plain("Type", s.Headless ? $"{s.ServiceType}, headless: its name means the pods themselves" : s.ServiceType),
        Mono("Addresses", s.ClusterIps),
        Mono("From outside", s.ExternalIps),
        Mono("Stands for", s.ExternalName),
        s.ServiceType == "ExternalName" ? Plain("", "")
            : s.Selector.Count == 0 ? Plain("Selects", "nothing: its endpoints are written by others") : Mono("Selects", s.Selector),
        new DetailFact(
            "Endpoints", [s.ServiceType == "ExternalName" ? "" : s.TotalEndpoints == 0 ? "none" : $"{s.ReadyEndpoints} of {s.TotalEndpoints} ready"],
            Health: s.ReadyEndpoints == 0 && s.ServiceType != "ExternalName" ? Health.Error : Health.Ok),
        Mono("Health check", s.HealthCheckNodePort > 0 ? $":{s.HealthCheckNodePort} on nodes" : ""),
    ];

    private static DetailFact Plain(string label, string value) => new(label, [value]);

    private static DetailFact Mono(string label, string value) => new(label, [value], IsMono: true);

    private static DetailFact Mono(string label, ValueList<string> values) => new(label, [.. values], IsMono: true);
}
