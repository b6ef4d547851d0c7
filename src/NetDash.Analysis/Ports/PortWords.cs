using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>Ports and who has them, as people say it.</summary>
public static class PortWords
{
    /// <summary>A protocol, as <c>tcp</c>.</summary>
    public static string Protocol(PortProtocol protocol) => protocol switch
    {
        PortProtocol.Tcp => "tcp",
        PortProtocol.Udp => "udp",
        _ => "sctp",
    };

    /// <summary>A port, as <c>9876/tcp</c>.</summary>
    public static string Port(PortProtocol protocol, int port) =>
        string.Concat(port.ToString(CultureInfo.InvariantCulture), "/", Protocol(protocol));

    /// <summary>The owner of an entry with what tells it apart, as <c>sshd (pid 812)</c>; never empty.</summary>
    public static string Owner(LedgerEntry entry) => entry.Owner switch
    {
        null when entry.Via == PortVia.Nat => "a NAT rule",
        null => "a process that NetDash cannot read",
        var owner => Name(owner),
    };

    /// <summary>A thing that has to do with ports, with what tells it apart; never empty.</summary>
    public static string Name(Node node) => node.Properties switch
    {
        ProcessProperties process => string.Create(CultureInfo.InvariantCulture, $"{node.Name} (pid {process.Pid})"),
        PodProperties { Namespace.Length: > 0 } pod => $"{pod.Namespace}/{node.Name}",
        ServiceProperties { Namespace.Length: > 0 } service => $"{service.Namespace}/{node.Name}",
        _ => node.Name,
    };

    /// <summary>What is odd about a holder, as a sentence with a space before it; empty where nothing is.</summary>
    public static string Oddity(LedgerEntry holder) => holder.IsOrphan ? $" It is a {LedgerEntry.OrphanNote}." : "";

    /// <summary>Names as a sentence has them, as <c>a, b and c</c>; of many the first and how many more there are.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        const int Most = 4;
        return names.Count switch
        {
            0 => "",
            1 => names[0],
            <= Most => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Most - 1))} and {names.Count - Most + 1} more"),
        };
    }

    /// <summary>What it does with its port, as the verb of a sentence.</summary>
    public static string Verb(LedgerEntry entry) => entry.Via switch
    {
        _ when entry.Owner is null && entry.Via != PortVia.Nat => "holds",
        PortVia.DockerPublish or PortVia.SwarmIngress => "already publishes",
        PortVia.HostPort or PortVia.NodePort or PortVia.HealthCheckNodePort => $"already has as {Via(entry.Via)}",
        PortVia.Nat => "already forwards",
        _ => "already listens on",
    };

    /// <summary>By what, in the words of its field.</summary>
    public static string Via(PortVia via) => via switch
    {
        PortVia.DockerPublish => "docker-publish",
        PortVia.DockerExpose => "docker-expose",
        PortVia.SwarmIngress => "swarm-ingress",
        PortVia.HostPort => "host-port",
        PortVia.NodePort => "node-port",
        PortVia.HealthCheckNodePort => "health-check-node-port",
        PortVia.Nat => "nat",
        PortVia.Compose => "compose",
        PortVia.Command => "command",
        _ => "listen",
    };
}
