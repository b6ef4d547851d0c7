using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Network policies → nodes; which pods they are about, each pod says: see <see cref="PodEdgesLinker"/>.</summary>
internal sealed class NetworkPolicyLinker : Linker<NetworkPolicyFact>
{
    protected override void Link(NetworkPolicyFact policy, LinkContext context) => context.Emit(new Node
    {
        Id = policy.Id,
        Kind = NodeKind.NetworkPolicy,
        Name = policy.Name,
        Parent = K8sNamespaceLinker.ParentOf(policy.ClusterId, policy.Namespace, context),
        Labels = policy.Labels,
        Properties = new NetworkPolicyProperties
        {
            Cluster = NodeId.Cluster(policy.ClusterId),
            Namespace = policy.Namespace,
            PodSelector = policy.PodSelector.Select(r => r.ToString()).ToValueList(),
            PolicyTypes = policy.PolicyTypes,
        },
    });
}
