using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Ingresses → nodes, and the services that they lead to.</summary>
internal sealed class IngressLinker : Linker<IngressFact>
{
    protected override void Link(IngressFact ingress, LinkContext context)
    {
        context.Emit(new Node
        {
            Id = ingress.Id,
            Kind = NodeKind.Ingress,
            Name = ingress.Name,
            Parent = K8sNamespaceLinker.ParentOf(ingress.ClusterId, ingress.Namespace, context),
            Labels = ingress.Labels,
            Properties = new IngressProperties
            {
                Cluster = NodeId.Cluster(ingress.ClusterId),
                Namespace = ingress.Namespace,
                Rules = ingress.Rules,
                ClassName = ingress.ClassName,
                Addresses = ingress.Addresses,
            },
        });

        foreach (var rule in ingress.Rules)
        {
            if (rule.Service.Length > 0)
            {
                var service = NodeId.Service(ingress.ClusterId, ingress.Namespace, rule.Service);
                context.Emit(new Edge
                {
                    Id = NodeId.Edge("routes", ingress.Id, service, $"{rule.Host}\n{rule.Path}\n{rule.Port}"),
                    Kind = EdgeKind.Routes,
                    From = ingress.Id,
                    To = service,
                    Properties = new RoutesProperties(rule.Host, rule.Path, rule.Port),
                });
            }
        }
    }
}
