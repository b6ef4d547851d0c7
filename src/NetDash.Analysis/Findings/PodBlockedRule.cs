using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-blocked</c> of host-network pods: a container ends again and again, and a port that it declares is had by something else in
/// the host's namespace. The scheduler keeps pods apart, but knows nothing of processes and of what an engine publishes.
/// </summary>
internal sealed class PodBlockedRule : IHostRule
{
    public string Name => "port-blocked";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        foreach (var node in host.HasKernel ? host.Pods : [])
        {
            if (node.Properties is not PodProperties { HostNetwork: true } pod)
            {
                continue;
            }

            foreach (var container in pod.Containers)
            {
                foreach (var port in PodWords.IsCrashing(container) ? container.Ports : [])
                {
                    var claim = ClusterPorts.OnHostNetwork(host, node, port);
                    if (claim is not null && Holder(host, node, claim) is { } holder)
                    {
                        yield return Blocked(host, node, container, claim, holder);
                    }
                }
            }
        }
    }

    private static LedgerEntry? Holder(HostScope host, Node pod, LedgerEntry claim) => host.Ledger.InTheWayOf(
        claim.Netns, claim.At, pod.Id, e => e.HasSocket && (e.Owner?.Properties as ContainerProperties)?.Pod != pod.Id && !PortClaim.IsPassing(host, e));

    private Finding Blocked(HostScope host, Node node, PodContainer container, LedgerEntry claim, LedgerEntry holder)
    {
        var port = PortWords.Port(claim.At.Protocol, claim.At.Port);
        var name = PortWords.Name(node);
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, claim.Netns, $"{container.Name} {port}"),
            Rule = Name,
            Severity = FindingSeverity.Error,
            Title = $"Port {port} is taken",
            Detail = $"{container.Name} of pod {name} lives on the host’s network and keeps failing ({container.Reason}, {container.Restarts} restarts): {PortWords.Owner(holder)} {PortWords.Verb(holder)} {holder.At}, which it declares.{PortWords.Oddity(holder)}",
            Subjects = holder.Owner is null ? [node.Id] : [node.Id, holder.Owner.Id],
            Port = PortClaim.Port(host, claim),
            Holder = holder.Owner?.Id,
            Fix = PortFix.For(name, claim, holder, host.Free.From(claim.At.Protocol, claim.At.Port + 1)),
        };
    }
}
