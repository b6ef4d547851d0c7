using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Clusters → nodes.</summary>
internal sealed class ClusterLinker : Linker<ClusterFact>
{
    protected override void Link(ClusterFact cluster, LinkContext context) => context.Emit(new Node
    {
        Id = cluster.Id,
        Kind = NodeKind.Cluster,
        Name = cluster.Name,
        Properties = new ClusterProperties { Server = cluster.Server, Version = cluster.Version, Unread = cluster.Unread },
    });
}
