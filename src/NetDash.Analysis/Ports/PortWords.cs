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
        string.Create(CultureInfo.InvariantCulture, $"{port}/{Protocol(protocol)}");

    /// <summary>The owner of an entry with what tells it apart, as <c>sshd (pid 812)</c>; never empty.</summary>
    public static string Owner(LedgerEntry entry) => entry.Owner switch
    {
        null when entry.Via == PortVia.Nat => "a NAT rule",
        null => "a process that NetDash cannot read",
        { Properties: ProcessProperties process } owner => string.Create(CultureInfo.InvariantCulture, $"{owner.Name} (pid {process.Pid})"),
        var owner => owner.Name,
    };

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
