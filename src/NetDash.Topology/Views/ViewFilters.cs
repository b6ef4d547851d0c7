using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>The parameters of a view as filters over the nodes of a snapshot.</summary>
internal sealed class ViewFilters(TopologySnapshot snapshot, ViewScopes scopes, IReadOnlyDictionary<string, ValueList<string>> parameters, int depth)
{
    /// <summary>One filter for each parameter, and one for all search terms together.</summary>
    public List<Predicate<Node>> Over(List<SearchTerm> terms)
    {
        var filters = new List<Predicate<Node>>();
        if (terms.Count > 0)
        {
            filters.Add(node => terms.Exists(t => t.Matches(node)));
        }

        // A name of something in a cluster is looked for in the clusters and namespaces that the view is about.
        var clusters = Named("cluster", NodeKind.Cluster, null);
        var namespaces = Named("namespace", NodeKind.K8sNamespace, n => IsIn(n, clusters));
        foreach (var (key, values) in parameters)
        {
            switch (key)
            {
                case "kind":
                    filters.Add(node => values.Contains(NodeNames.Word(node.Kind)));
                    break;
                case "host":
                    var hosts = scopes.Resolve(key, values, NodeKind.Host);
                    filters.Add(node => hosts.Contains(node.Id) || (node.Host is not null && hosts.Contains(node.Host)));
                    break;
                case "network":
                    var onNetworks = scopes.OfNetworks(scopes.Resolve(key, values, NodeKind.DockerNetwork));
                    filters.Add(node => onNetworks.Contains(node.Id));
                    break;
                case "project":
                    var ofProjects = scopes.OfProjects(values);
                    filters.Add(node => ofProjects.Contains(node.Id));
                    break;
                case "label":
                    var labels = values.Select(v => LabelQuery.Parse(v, out _)!).ToList();
                    filters.Add(node => labels.Exists(l => l.Matches(node)));
                    break;
                case "cluster":
                    filters.Add(In(new ClusterScopes(snapshot).OfClusters(clusters)));
                    break;
                case "node":
                    filters.Add(In(new ClusterScopes(snapshot).OfNodes(scopes.Resolve(key, values, NodeKind.K8sNode, n => IsIn(n, clusters)))));
                    break;
                case "namespace":
                    filters.Add(In(new ClusterScopes(snapshot).OfNamespaces(namespaces)));
                    break;
                case "workload":
                    filters.Add(In(new ClusterScopes(snapshot).OfWorkloads(scopes.Resolve(key, values, NodeKind.Workload, n => IsIn(n, namespaces)))));
                    break;
                case "protocol":
                    filters.Add(node => NodePorts.Of(node).Any(p => values.Contains(p.Protocol.ToString().ToLowerInvariant())));
                    break;
                case "show":
                    filters.Add(node => (values.Contains("stopped") || !IsStopped(node))
                        && (values.Contains("loopback") || !IsLoopback(node)) && (values.Contains("pause") || !IsPause(node)));
                    break;
                case "focus":
                    var near = scopes.Around(scopes.Resolve(key, values, null), depth);
                    filters.Add(node => near.Contains(node.Id));
                    break;
            }
        }

        return filters;

        HashSet<string> Named(string key, NodeKind kind, Predicate<Node>? within) =>
            parameters.TryGetValue(key, out var names) ? scopes.Resolve(key, names, kind, within) : [];

        static Predicate<Node> In(HashSet<string> ids) => node => ids.Contains(node.Id);

        static bool IsIn(Node node, HashSet<string> parents) => parents.Count == 0 || (node.Parent is not null && parents.Contains(node.Parent));
    }

    private static bool IsStopped(Node node) => node.Properties is ContainerProperties { State: not ("running" or "paused" or "restarting") }
        or PodProperties { Phase: "Succeeded" or "Failed" };

    private static bool IsPause(Node node) => node.Properties is ContainerProperties { IsPause: true };

    private static bool IsLoopback(Node node) => node.Properties is InterfaceProperties { Type: "loopback" };
}
