using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>One container of a host.</summary>
internal sealed class ContainerScope(HostScope host, Node node) : Scope(host.Snapshot, node.Id)
{
    public HostScope Host { get; } = host;

    public Node Node { get; } = node;

    public ContainerProperties Container => (ContainerProperties)Node.Properties;
}
