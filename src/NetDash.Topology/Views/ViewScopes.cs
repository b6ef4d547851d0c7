using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>Turns the names of a view into sets of node ids, noting names that mean several things or nothing.</summary>
internal sealed class ViewScopes(TopologySnapshot snapshot)
{
    public List<AmbiguousName> Ambiguous { get; } = [];

    public List<string> NotFound { get; } = [];

    /// <summary>The ids that names mean; a bare name is enough where the kind is known.</summary>
    /// <param name="parameter">The parameter that names them.</param>
    /// <param name="names">The names.</param>
    /// <param name="kind">What they name; null for anything.</param>
    /// <param name="within">Where to look first: a name that has its like elsewhere means what is there.</param>
    public HashSet<string> Resolve(string parameter, ValueList<string> names, NodeKind? kind, Predicate<Node>? within = null)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var found = NodeNames.Find(snapshot, name);
            if (found.Count == 0 && kind is { } known)
            {
                found = NodeNames.Find(snapshot, known, name);
            }

            if (found.Count > 1 && within is not null && found.Where(n => within(n)).ToValueList() is { Count: > 0 } near)
            {
                found = near;
            }

            if (found.Count == 0)
            {
                NotFound.Add($"{parameter}={name}");
                continue;
            }

            if (found.Count > 1)
            {
                Ambiguous.Add(new AmbiguousName(parameter, name, found.Select(n => n.Id).ToValueList()));
            }

            ids.Add(found[0].Id);
        }

        return ids;
    }

    /// <summary>Networks with their bridges, the bridges' ports and their peers, the attached containers and their namespaces.</summary>
    public HashSet<string> OfNetworks(HashSet<string> networks)
    {
        var ids = new HashSet<string>(networks, StringComparer.Ordinal);
        foreach (var edge in networks.SelectMany(snapshot.EdgesOf))
        {
            switch (edge.Kind)
            {
                case EdgeKind.Realizes:
                    ids.Add(edge.To);
                    foreach (var port in snapshot.EdgesOf(edge.To).Where(e => e.Kind == EdgeKind.Master && e.To == edge.To))
                    {
                        ids.Add(port.From);
                        ids.UnionWith(snapshot.EdgesOf(port.From).Where(e => e.Kind == EdgeKind.Veth).Select(e => Other(e, port.From)));
                    }

                    break;
                case EdgeKind.Attached:
                    AddWithNamespace(ids, edge.From, withInterfaces: false);
                    break;
            }
        }

        return ids;
    }

    /// <summary>Containers and networks of Compose projects, with the namespaces of the containers and what is in them.</summary>
    public HashSet<string> OfProjects(ValueList<string> projects)
    {
        var missing = new HashSet<string>(projects, StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in snapshot.Nodes.Values)
        {
            if (node.Labels.TryGetValue(ViewRollUp.ProjectLabel, out var project) && projects.Contains(project))
            {
                AddWithNamespace(ids, node.Id, withInterfaces: true);
                missing.Remove(project);
            }
        }

        NotFound.AddRange(missing.Select(project => $"project={project}"));
        return ids;
    }

    /// <summary>Everything within so many steps along edges, and between a thing and what stands in it.</summary>
    public HashSet<string> Around(HashSet<string> centers, int depth)
    {
        var ids = new HashSet<string>(centers, StringComparer.Ordinal);
        var border = centers;
        for (var step = 0; step < depth && border.Count > 0; step++)
        {
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in border)
            {
                next.UnionWith(snapshot.EdgesOf(id).Select(e => Other(e, id)));
                next.UnionWith(snapshot.ChildrenOf(id).Select(n => n.Id));
                if (snapshot.Nodes.GetValueOrDefault(id)?.Parent is { } parent && snapshot.Nodes.ContainsKey(parent))
                {
                    next.Add(parent);
                }
            }

            next.ExceptWith(ids);
            ids.UnionWith(next);
            border = next;
        }

        return ids;
    }

    private void AddWithNamespace(HashSet<string> ids, string nodeId, bool withInterfaces)
    {
        ids.Add(nodeId);
        if (snapshot.Nodes.GetValueOrDefault(nodeId)?.Parent is not { } parent
            || snapshot.Nodes.GetValueOrDefault(parent)?.Properties is not NetnsProperties { Role: not "host" })
        {
            return;
        }

        ids.Add(parent);
        if (withInterfaces)
        {
            ids.UnionWith(snapshot.ChildrenOf(parent).Where(n => n.Kind == NodeKind.Interface).Select(n => n.Id));
        }
    }

    private static string Other(Edge edge, string end) => edge.From == end ? edge.To : edge.From;
}
