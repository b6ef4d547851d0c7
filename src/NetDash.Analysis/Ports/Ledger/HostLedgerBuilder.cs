using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Makes the ledger of a host. What is forwarded comes first, so that a socket which only serves it is known for what it is.
/// O(nodes + ports of the host).
/// </summary>
internal sealed class HostLedgerBuilder
{
    private readonly HostScope _host;
    private readonly List<LedgerEntry> _entries = [];
    private readonly ServedPorts _served = new();

    private HostLedgerBuilder(HostScope host) => _host = host;

    public static HostLedger Build(HostScope host) => new HostLedgerBuilder(host).Build();

    private HostLedger Build()
    {
        foreach (var entry in ContainerPorts.Published(_host).Concat(ClusterPorts.Forwarded(_host)).Concat(SwarmPorts.Ingress(_host)))
        {
            _served.Add(entry, _entries.Count);
            _entries.Add(entry);
        }

        foreach (var node in _host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (ContainerPorts.IsRunning(container))
            {
                // Where the kernel is not read, a container's parent is the host, and nothing is known of its sockets.
                AddSockets(node.Parent ?? _host.HostId, container.Listening, node, container.StartedAt);
            }
        }

        foreach (var node in _host.Processes)
        {
            AddProcess(node, (ProcessProperties)node.Properties);
        }

        foreach (var netns in _host.Namespaces)
        {
            AddUnowned(netns);
        }

        foreach (var netns in _host.Namespaces)
        {
            _entries.AddRange(NatPorts.Unexplained(_host, netns, _served));
        }

        _entries.AddRange(ContainerPorts.Wanted(_host));
        _entries.AddRange(ClusterPorts.Wanted(_host));
        return new HostLedger(_host, _entries);
    }

    private void AddProcess(Node node, ProcessProperties process)
    {
        var netnsId = node.Parent ?? _host.HostId;
        var isServer = ServedPorts.IsServer(process.Name);
        foreach (var socket in process.Listening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is not { } address)
            {
                continue;
            }

            if (isServer && _served.Find(netnsId, address) is { } index)
            {
                // The container that it serves has the port, and is listed itself.
                _entries[index] = _entries[index] with { Process = new LedgerProcess(process.Pid, process.Name), HasSocket = true };
                continue;
            }

            var isOrphan = process.Name == "docker-proxy";
            Add(netnsId, address, socket, node, new LedgerProcess(process.Pid, process.Name), process.StartedAt,
                isOrphan ? "docker-proxy whose container is gone" : "");
        }
    }

    private void AddUnowned(Node netns)
    {
        foreach (var socket in ((NetnsProperties)netns.Properties).UnownedListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is not { } address)
            {
                continue;
            }

            if (_served.Find(netns.Id, address) is { } index)
            {
                // Only a part of what may be read is read: a socket on just the port that is published is most likely the engine's.
                _entries[index] = _entries[index] with { HasSocket = true };
            }
            else
            {
                Add(netns.Id, address, socket, null, null, null, "");
            }
        }
    }

    private void AddSockets(string netnsId, IEnumerable<ListeningSocket> sockets, Node owner, DateTimeOffset? startedAt)
    {
        foreach (var socket in sockets)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } address)
            {
                Add(netnsId, address, socket, owner, socket.Pid == 0 ? null : new LedgerProcess(socket.Pid, socket.Process), startedAt, "");
            }
        }
    }

    private void Add(
        string netnsId, PortAddress address, ListeningSocket socket, Node? owner, LedgerProcess? process, DateTimeOffset? startedAt, string note) =>
        _entries.Add(new LedgerEntry
        {
            Host = _host.HostId,
            Netns = netnsId,
            At = address,
            State = PortState.Held,
            Via = PortVia.Listen,
            Owner = owner,
            Process = process,
            HasSocket = true,
            Note = note,
            Since = socket.Since,
            OwnerStartedAt = startedAt,
        });
}
