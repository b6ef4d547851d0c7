using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Makes the ledger of a host. What is forwarded comes first, so that a socket which only serves it is known for what it is.
/// O(nodes + ports of the host).
/// </summary>
internal sealed class HostLedgerBuilder
{
    private readonly HostScope _host;
    private readonly PortIndex _index;

    private HostLedgerBuilder(HostScope host)
    {
        _host = host;
        _index = new PortIndex(Expected(host), host.Namespaces.Count + 1);
    }

    public static HostLedger Build(HostScope host) => new HostLedgerBuilder(host).Build();

    /// <summary>Nearly as many lines as there will be.</summary>
    private static int Expected(HostScope host)
    {
        var lines = 0;
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            lines += container.PublishedPorts.Count + container.Listening.Count;
        }

        foreach (var node in host.Processes)
        {
            var process = (ProcessProperties)node.Properties;
            // What an engine has sockets for is counted already.
            lines += ServedPorts.IsServer(process.Name) ? 0 : process.Listening.Count;
        }

        return lines;
    }

    private HostLedger Build()
    {
        ContainerPorts.AddPublished(_host, _index);
        AddAll(ClusterPorts.Forwarded(_host));
        AddAll(SwarmPorts.Ingress(_host));
        foreach (var node in _host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (ContainerPorts.IsRunning(container) && container.Listening.Count > 0)
            {
                // Where the kernel is not read, a container's parent is the host, and nothing is known of its sockets.
                AddSockets(node.Parent ?? _host.HostId, container.Listening, node);
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
            NatPorts.AddUnexplained(_host, netns, _index);
        }

        ContainerPorts.AddWanted(_host, _index);
        AddAll(ClusterPorts.Wanted(_host));
        return new HostLedger(_host, _index);
    }

    private void AddAll(IEnumerable<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            _index.Add(entry);
        }
    }

    private void AddProcess(Node node, ProcessProperties process)
    {
        var netnsId = node.Parent ?? _host.HostId;
        var isServer = ServedPorts.IsServer(process.Name);
        var server = new LedgerProcess(process.Pid, process.Name);
        foreach (var socket in process.Listening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } address
                && !(isServer && Serves(netnsId, address, server)))
            {
                // Where no engine is read, the container may well be there.
                var note = process.Name == ServedPorts.DockerProxy && _host.Host is { EngineIds.Count: > 0 } ? LedgerEntry.OrphanNote : "";
                Add(netnsId, address, socket, node, server, note);
            }
        }
    }

    /// <summary>Whether the container or service that a socket serves has the port, and is listed itself.</summary>
    private bool Serves(string netnsId, PortAddress address, LedgerProcess server)
    {
        if (ServedPorts.Find(_index, netnsId, address) is { } position)
        {
            ServedPorts.Serve(_index, position, address, server);
            return true;
        }

        if (ServedPorts.OtherFamily(_index, netnsId, address) is { } published)
        {
            _index.Add(published with { At = address, Process = server, HasSocket = true });
            return true;
        }

        // An engine without root rights publishes in a namespace of its own; its helper holds the port out here.
        if (!ServedPorts.IsServerBeside(server.Name) || _host.All.PublisherBeside(_host.HostId, address) is not { } beside)
        {
            return false;
        }

        _index.Add(new LedgerEntry
        {
            Host = _host.HostId,
            Netns = netnsId,
            At = address,
            State = PortState.Forwarded,
            Via = PortVia.DockerPublish,
            Owner = beside,
            Process = server,
            HasSocket = true,
        });
        return true;
    }

    private void AddUnowned(Node netns)
    {
        foreach (var socket in ((NetnsProperties)netns.Properties).UnownedListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is not { } address || IsListed(netns.Id, address))
            {
                continue;
            }

            if (ServedPorts.Find(_index, netns.Id, address) is { } position)
            {
                // Only a part of what may be read is read: a socket on just the port that is published is most likely the engine's.
                // The port stays taken as a whole, whoever has it.
                ServedPorts.Serve(_index, position, address, null);
            }
            else
            {
                Add(netns.Id, address, socket, null, null, "");
            }
        }
    }

    /// <summary>A socket of a container that lives alone in its namespace is the container's, though nobody may read its owner.</summary>
    private bool IsListed(string netnsId, PortAddress address)
    {
        foreach (var position in _index.At(netnsId, address.Protocol, address.Port))
        {
            if (_index[position] is { State: PortState.Held, Via: PortVia.Listen, Owner: not null } entry && entry.At == address)
            {
                return true;
            }
        }

        return false;
    }

    private void AddSockets(string netnsId, ValueList<ListeningSocket> sockets, Node owner)
    {
        LedgerProcess? process = null;
        foreach (var socket in sockets)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } address)
            {
                // Most containers listen by one process.
                process = socket.Pid == 0 ? null
                    : process is not null && process.Pid == socket.Pid && process.Name == socket.Process ? process
                    : new LedgerProcess(socket.Pid, socket.Process);
                Add(netnsId, address, socket, owner, process, "");
            }
        }
    }

    private void Add(
        string netnsId, PortAddress address, ListeningSocket socket, Node? owner, LedgerProcess? process, string note) =>
        _index.Add(new LedgerEntry
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
        });
}
