using NetDash.Topology.Model;

namespace NetDash.Topology.Views;

/// <summary>What belongs to a cluster, a node, a Kubernetes namespace or a workload, down to the interfaces of its pods.</summary>
internal sealed class ClusterScopes(TopologySnapshot snapshot)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>All objects of clusters, and the machines that their nodes are.</summary>
    public HashSet<string> OfClusters(IEnumerable<string> clusters)
    {
        foreach (var child in clusters.Where(_ids.Add).SelectMany(snapshot.ChildrenOf).ToList())
        {
            if (child.Kind == NodeKind.K8sNode)
            {
                AddMachine(child.Id);
            }
            else
            {
                AddNamespace(child.Id);
            }
        }

        return _ids;
    }

    /// <summary>Nodes of a cluster with the machines that they are, the pods that run there, and what leads to these.</summary>
    public HashSet<string> OfNodes(IEnumerable<string> nodes)
    {
        foreach (var node in nodes)
        {
            AddMachine(node);
            foreach (var pod in snapshot.EdgesOf(node).Where(e => e.Kind == EdgeKind.RunsOn && e.To == node))
            {
                AddPod(pod.From);
                AddWhatLeadsTo(pod.From);
            }
        }

        return _ids;
    }

    /// <summary>Kubernetes namespaces with all that is in them.</summary>
    public HashSet<string> OfNamespaces(IEnumerable<string> namespaces)
    {
        foreach (var id in namespaces)
        {
            AddNamespace(id);
        }

        return _ids;
    }

    /// <summary>Workloads with those that they own, the pods of all, and what leads to these.</summary>
    public HashSet<string> OfWorkloads(IEnumerable<string> workloads)
    {
        var left = new Stack<string>(workloads);
        while (left.TryPop(out var id))
        {
            if (!_ids.Add(id))
            {
                continue;
            }

            foreach (var owned in snapshot.EdgesOf(id).Where(e => e.Kind == EdgeKind.Owns && e.From == id))
            {
                if (snapshot.Nodes.GetValueOrDefault(owned.To)?.Kind == NodeKind.Workload)
                {
                    left.Push(owned.To);
                }
                else
                {
                    AddPod(owned.To);
                    AddWhatLeadsTo(owned.To);
                }
            }
        }

        return _ids;
    }

    private void AddNamespace(string id)
    {
        _ids.Add(id);
        foreach (var child in snapshot.ChildrenOf(id))
        {
            if (child.Kind == NodeKind.Pod)
            {
                AddPod(child.Id);
            }
            else
            {
                _ids.Add(child.Id);
            }
        }
    }

    private void AddMachine(string node)
    {
        _ids.Add(node);
        _ids.UnionWith(snapshot.EdgesOf(node).Where(e => e.Kind == EdgeKind.RunsOn && e.From == node).Select(e => e.To));
    }

    /// <summary>A pod, its containers, and the namespace that it holds with its interfaces and the cables to their bridges.</summary>
    private void AddPod(string pod)
    {
        _ids.Add(pod);
        foreach (var edge in snapshot.EdgesOf(pod))
        {
            if (edge.Kind == EdgeKind.InPod && edge.To == pod)
            {
                _ids.Add(edge.From);
            }
            else if (edge.Kind == EdgeKind.InNetns && edge.From == pod && snapshot.Nodes.GetValueOrDefault(edge.To)?.Properties is NetnsProperties { Role: not "host" })
            {
                _ids.Add(edge.To);
                AddInterfaces(edge.To);
            }
        }
    }

    private void AddInterfaces(string netns)
    {
        foreach (var child in snapshot.ChildrenOf(netns).Where(n => n.Kind == NodeKind.Interface))
        {
            _ids.Add(child.Id);
            foreach (var veth in snapshot.EdgesOf(child.Id).Where(e => e.Kind == EdgeKind.Veth))
            {
                var peer = veth.From == child.Id ? veth.To : veth.From;
                _ids.Add(peer);
                _ids.UnionWith(snapshot.EdgesOf(peer).Where(e => e.Kind == EdgeKind.Master && e.From == peer).Select(e => e.To));
            }
        }
    }

    private void AddWhatLeadsTo(string pod)
    {
        foreach (var edge in snapshot.EdgesOf(pod).Where(e => e.To == pod))
        {
            switch (edge.Kind)
            {
                case EdgeKind.Endpoint:
                    _ids.Add(edge.From);
                    _ids.UnionWith(snapshot.EdgesOf(edge.From).Where(e => e.Kind == EdgeKind.Routes && e.To == edge.From).Select(e => e.From));
                    break;
                case EdgeKind.AppliesTo or EdgeKind.Owns:
                    _ids.Add(edge.From);
                    break;
            }
        }
    }
}
