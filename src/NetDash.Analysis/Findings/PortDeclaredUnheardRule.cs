using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-declared-unheard</c>: a port is published, or a pod's hostPort leads to it, but nothing listens there. Said only of a
/// namespace whose sockets are read, and once the container has been up for a while: the store asks again when it has.
/// </summary>
internal sealed class PortDeclaredUnheardRule : IHostRule
{
    // Long enough for most programs to start and for a socket to be seen; a health check that says "starting" is believed longer.
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // Media and FTP servers publish ranges whose ports they open for one transfer.
    private const int Pool = 10;

    public string Name => "port-declared-unheard";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        if (!host.HasKernel)
        {
            yield break;
        }

        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (container.PublishedPorts.Count > 0 && container.State == "running" && container.Health != "starting"
                && IsRead(host, node, container) && !host.All.BindsNothing(node.Id))
            {
                foreach (var finding in OfContainer(host, node, container))
                {
                    yield return finding;
                }
            }
        }

        foreach (var node in host.Pods)
        {
            foreach (var finding in OfPod(host, node, (PodProperties)node.Properties))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Whether the namespace is its own and could be entered: then its addresses are known, and so are its sockets.</summary>
    private static bool IsRead(HostScope host, Node node, ContainerProperties container) =>
        node.Parent is { } parent && parent != host.HostId && parent != host.OwnNetns && container.Addresses.Count > 0;

    private IEnumerable<Finding> OfContainer(HostScope host, Node node, ContainerProperties container)
    {
        HashSet<(PortProtocol, int)>? pooled = null;
        var ports = container.PublishedPorts;
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            // The list is sorted by port inside: one finding for all addresses that a port is published at.
            if (port.HostPort == 0 || (i > 0 && ports[i - 1].ContainerPort == port.ContainerPort && ports[i - 1].Protocol == port.Protocol))
            {
                continue;
            }

            if (host.Ledger.Hears(node.Parent!, port.Protocol, port.ContainerPort) is var heard && heard != Heard.Yes
                && !(pooled ??= Pooled(ports)).Contains((port.Protocol, port.ContainerPort)) && host.HasLasted(container.StartedAt, Grace))
            {
                yield return Unheard(
                    host, node, $"publishes {PublishedAt(port)}", port.Protocol, port.HostIp, port.HostPort, port.ContainerPort, heard, container);
            }
        }
    }

    private IEnumerable<Finding> OfPod(HostScope host, Node node, PodProperties pod)
    {
        if (pod.Phase != "Running" || pod.HostNetwork || host.Snapshot.Nodes.GetValueOrDefault(pod.PauseContainer) is not { Parent: { } netnsId } pause
            || pause.Properties is not ContainerProperties { Addresses.Count: > 0 } holder || netnsId == host.HostId)
        {
            yield break;
        }

        foreach (var container in pod.Containers)
        {
            foreach (var port in container.Ports)
            {
                if (port.HostPort > 0 && container.Ready && host.Ledger.Hears(netnsId, port.Protocol, port.ContainerPort) is var heard && heard != Heard.Yes
                    && host.HasLasted(holder.StartedAt, Grace))
                {
                    yield return Unheard(
                        host, node, string.Create(CultureInfo.InvariantCulture, $"has hostPort {port.HostPort}"), port.Protocol,
                        port.HostIp.Length == 0 ? "0.0.0.0" : port.HostIp, port.HostPort, port.ContainerPort, heard, null);
                }
            }
        }
    }

    /// <summary>Ports that are one of many in a row, which are opened as they are needed.</summary>
    private static HashSet<(PortProtocol, int)> Pooled(ValueList<PublishedPort> ports)
    {
        var pooled = new HashSet<(PortProtocol, int)>();
        foreach (var protocol in ports.GroupBy(p => p.Protocol, p => p.ContainerPort))
        {
            var sorted = protocol.Distinct().Order().ToArray();
            for (int first = 0, next = 1; first < sorted.Length; first = next++)
            {
                while (next < sorted.Length && sorted[next] == sorted[next - 1] + 1)
                {
                    next++;
                }

                if (next - first >= Pool)
                {
                    pooled.UnionWith(sorted[first..next].Select(port => (protocol.Key, port)));
                }
            }
        }

        return pooled;
    }

    private Finding Unheard(
        HostScope host, Node node, string declared, PortProtocol protocol, string hostIp, int hostPort, int inside, Heard heard, ContainerProperties? container)
    {
        var target = PortWords.Port(protocol, inside);
        var name = PortWords.Name(node);
        var others = container is null ? [] : OtherPorts(container, protocol);
        return new Finding
        {
            Id = NodeId.Edge(Name, node.Id, host.HostId, target),
            Rule = Name,
            Severity = FindingSeverity.Warning,
            Title = $"Nothing listens behind port {PortWords.Port(protocol, hostPort)}",
            Detail = heard == Heard.OnLoopback
                ? $"{name} {declared}, which leads to its port {target}, but it listens there on loopback only, where nobody outside of it arrives."
                : $"{name} {declared}, which leads to its port {target}, but nothing listens there{(others.Count > 0 ? $": it listens on {PortWords.List(others)}" : "")}.",
            Subjects = [node.Id],
            Port = new FindingPort(protocol, hostIp, hostPort, host.HostId),
            Fix = Fix(name, hostPort, inside, heard, others),
        };
    }

    private static string Fix(string name, int hostPort, int inside, Heard heard, IReadOnlyList<string> others) => heard == Heard.OnLoopback
        ? string.Create(CultureInfo.InvariantCulture, $"Let {name} listen on 0.0.0.0:{inside} instead of loopback")
        : others.Count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"Publish the port that {name} listens on: `-p {hostPort}:{others[0]}`")
            : string.Create(CultureInfo.InvariantCulture, $"Let {name} listen on port {inside}, or publish the port that it listens on");

    private static IReadOnlyList<string> OtherPorts(ContainerProperties container, PortProtocol protocol)
    {
        var ports = new List<string>();
        foreach (var socket in container.Listening)
        {
            var text = PortWords.Port(protocol, socket.Port);
            if (socket.Protocol == protocol && !ports.Contains(text)
                && PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { Exposure: not PortExposure.Loopback })
            {
                ports.Add(text);
            }
        }

        return ports;
    }

    private static string PublishedAt(PublishedPort port) => ContainerPorts.Address(port)?.ToString() ?? PortWords.Port(port.Protocol, port.HostPort);
}
