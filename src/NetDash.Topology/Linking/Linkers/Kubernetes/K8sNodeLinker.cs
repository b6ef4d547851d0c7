using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Nodes of clusters → nodes, on the machine or container that they are.</summary>
internal sealed class K8sNodeLinker : Linker<K8sNodeFact>
{
    protected override void Link(K8sNodeFact node, LinkContext context)
    {
        var place = context.Get<K8sNodePlace>(K8sNodePlace.IdOf(node.Id));
        context.Emit(new Node
        {
            Id = node.Id,
            Kind = NodeKind.K8sNode,
            Name = node.Name,
            Parent = NodeId.Cluster(node.ClusterId),
            Host = place?.HostId is { Length: > 0 } host ? host : null,
            Status = node.Ready switch
            {
                "True" => node.Unschedulable ? NodeStatus.Warning : NodeStatus.Ok,
                "False" => NodeStatus.Error,
                _ => NodeStatus.Unknown,
            },
            Labels = node.Labels,
            Properties = new K8sNodeProperties
            {
                Addresses = node.Addresses,
                PodCidrs = node.PodCidrs,
                Ready = node.Ready == "True",
                Reason = node.Reason,
                Unschedulable = node.Unschedulable,
                KubeletVersion = node.KubeletVersion,
                Runtime = node.Runtime,
            },
        });

        var ground = place switch
        {
            { ContainerNodeId.Length: > 0 } => place.ContainerNodeId,
            { HostId.Length: > 0 } => place.HostId,
            _ => null,
        };
        if (ground is not null)
        {
            context.Emit(new Edge { Id = NodeId.Edge("runs-on", node.Id, ground), Kind = EdgeKind.RunsOn, From = node.Id, To = ground });
        }
    }
}
