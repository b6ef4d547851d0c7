using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>One host of a snapshot, with what answers ask of it, made once for all answers. O(nodes of the host).</summary>
internal sealed class HostScope : Scope
{
    private readonly Lazy<HostLedger> _ledger;
    private readonly Lazy<FreePorts> _free;
    private readonly Lazy<Dictionary<(string Engine, string Name), Node>> _containersByName;
    private readonly Lazy<Dictionary<string, Node>> _byAddress;

    public HostScope(SnapshotScopes all, string hostId, HostNodes nodes)
        : base(all.Snapshot, hostId)
    {
        All = all;
        Containers = nodes.Containers;
        Processes = nodes.Processes;
        Namespaces = nodes.Namespaces;
        Pods = nodes.Pods;
        // A host whose kernel is not read has no namespace node; its own ports are then counted under the host's id.
        OwnNetns = Namespaces.FirstOrDefault(n => n.Properties is NetnsProperties { Role: "host" })?.Id ?? hostId;
        _ledger = new(() => HostLedgerBuilder.Build(this));
        _free = new(() => FreePorts.Of(Ledger));
        _containersByName = new(ByName);
        _byAddress = new(ByAddress);
    }

    /// <summary>What stands beside this host: the swarms and clusters that it is part of.</summary>
    public SnapshotScopes All { get; }

    public string HostId => Id;

    public IReadOnlyList<Node> Containers { get; }

    public IReadOnlyList<Node> Processes { get; }

    public IReadOnlyList<Node> Namespaces { get; }

    /// <summary>Kubernetes pods on the host, pending ones that were sent to it among them.</summary>
    public IReadOnlyList<Node> Pods { get; }

    /// <summary>Id of the namespace that published ports are bound in.</summary>
    public string OwnNetns { get; }

    /// <summary>Whether the host's kernel is read: its sockets are then known.</summary>
    public bool HasKernel => OwnNetns != HostId;

    /// <summary>Whether others can reach it: it has an address, or is read over the network, which takes one.</summary>
    public bool IsReachable => !HasKernel || Host is { Addresses.Count: > 0 };

    public HostLedger Ledger => _ledger.Value;

    public FreePorts Free => _free.Value;

    public HostProperties? Host => Snapshot.Nodes.GetValueOrDefault(HostId)?.Properties as HostProperties;

    public Node? ContainerByName(string engineId, string name) => _containersByName.Value.GetValueOrDefault((engineId, name));

    /// <summary>The container, else the pod, that has an address of its own; null when none is known to.</summary>
    public Node? ByAddress(string address) => _byAddress.Value.GetValueOrDefault(address);

    private Dictionary<(string Engine, string Name), Node> ByName()
    {
        var byName = new Dictionary<(string, string), Node>();
        foreach (var node in Containers)
        {
            byName.TryAdd((((ContainerProperties)node.Properties).EngineId, node.Name), node);
        }

        return byName;
    }

    private Dictionary<string, Node> ByAddress()
    {
        var byAddress = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in Containers)
        {
            // A container in the namespace of the host, or of another container, has addresses that are not its own.
            if (node.Parent != OwnNetns && node.Properties is ContainerProperties container
                && !container.NetworkMode.StartsWith("container:", StringComparison.Ordinal))
            {
                foreach (var address in container.Addresses)
                {
                    byAddress.TryAdd(address, node);
                }
            }
        }

        foreach (var node in Pods)
        {
            if (node.Properties is PodProperties { HostNetwork: false } pod)
            {
                foreach (var address in pod.PodIps)
                {
                    byAddress.TryAdd(address, node);
                }
            }
        }

        return byAddress;
    }
}
