using NetDash.Analysis.Ports;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>netns-stale</c>: a container still runs in the namespace of one that has been restarted or re-created since. The engine
/// gave the other a new namespace and took the interfaces out of the old one, so this one is cut off.
/// </summary>
internal sealed class NetnsStaleRule : IHostRule
{
    private const string ModePrefix = "container:";

    public string Name => "netns-stale";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (container.State is not ("running" or "paused")
                || !container.NetworkMode.StartsWith(ModePrefix, StringComparison.Ordinal))
            {
                continue;
            }

            var ownerName = container.NetworkMode[ModePrefix.Length..];
            var owner = host.ContainerByName(container.EngineId, ownerName);
            var how = owner?.Properties switch
            {
                null => "is gone",
                ContainerProperties { State: "running" or "paused" } o when o.StartedAt > container.StartedAt => "has restarted",
                _ => null,
            };
            if (how is null)
            {
                continue;
            }

            yield return new Finding
            {
                Id = NodeId.Edge(Name, node.Id, ownerName),
                Rule = Name,
                Severity = FindingSeverity.Error,
                Title = $"{node.Name} is cut off from the network",
                Detail = $"{node.Name} still runs in the old namespace of {ownerName}, which {how} since: it has no interface but lo there.",
                Subjects = owner is null ? [node.Id] : [node.Id, owner.Id],
                Fix = owner is null
                    ? $"Re-create {node.Name} with the namespace of a container that exists"
                    : $"docker restart {PortFix.Shell(node.Name)}",
                Since = (owner?.Properties as ContainerProperties)?.StartedAt ?? default,
            };
        }
    }
}
