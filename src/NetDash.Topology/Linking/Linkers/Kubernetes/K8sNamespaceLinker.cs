using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Namespaces of clusters → nodes.</summary>
internal sealed class K8sNamespaceLinker : Linker<K8sNamespaceFact>
{
    /// <summary>
    /// The node that something in a namespace stands in. Who may list pods of a namespace may often not read the namespace: it is then
    /// shown by its name alone, by each of the things in it.
    /// </summary>
    public static string ParentOf(string clusterId, string name, LinkContext context)
    {
        var id = NodeId.K8sNamespace(clusterId, name);
        if (context.Get<K8sNamespaceFact>(id) is null)
        {
            context.Emit(Node(id, clusterId, name, NodeStatus.Ok, Labels.None));
        }

        return id;
    }

    protected override void Link(K8sNamespaceFact found, LinkContext context) => context.Emit(Node(
        found.Id, found.ClusterId, found.Name, found.IsTerminating ? NodeStatus.Warning : NodeStatus.Ok, found.Labels));

    private static Node Node(string id, string clusterId, string name, NodeStatus status, Labels labels)
    {
        var cluster = NodeId.Cluster(clusterId);
        return new Node
        {
            Id = id,
            Kind = NodeKind.K8sNamespace,
            Name = name,
            Parent = cluster,
            Status = status,
            Labels = labels,
            Properties = new K8sNamespaceProperties { Cluster = cluster },
        };
    }
}
