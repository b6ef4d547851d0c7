using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>One thing to paste, and a second way where it differs in kind. NetDash itself never does it.</summary>
internal static class PortFix
{
    /// <summary>How a port becomes free for who wants it, or another is taken.</summary>
    /// <param name="loser">Name of who wants it.</param>
    /// <param name="wanted">What it wants.</param>
    /// <param name="holder">What is in its way.</param>
    /// <param name="freePort">The nearest free port above; null when there is none.</param>
    public static string For(string loser, LedgerEntry wanted, LedgerEntry holder, int? freePort) =>
        $"{Release(holder)} or {Another(loser, wanted.Via, freePort)}";

    /// <summary>How another port is taken, as <c>publish another port for web: 8081 is free</c>.</summary>
    /// <param name="loser">Name of who takes it.</param>
    /// <param name="via">By what it wants its port.</param>
    /// <param name="freePort">The nearest free port above; null when there is none.</param>
    public static string Another(string loser, PortVia via, int? freePort)
    {
        var free = Free(freePort);
        return via switch
        {
            PortVia.HostPort => $"give {loser} another hostPort: {free}",
            PortVia.NodePort or PortVia.HealthCheckNodePort => $"give {loser} another {(via == PortVia.NodePort ? "nodePort" : "healthCheckNodePort")}: {free}",
            PortVia.DockerPublish or PortVia.Compose or PortVia.Command => $"publish another port for {loser}: {free}",
            _ => $"let {loser} listen on another port ({free}), or start it in bridge mode",
        };
    }

    /// <summary>How who listens listens elsewhere, as <c>let nginx listen on another port: 8081 is free</c>.</summary>
    public static string Elsewhere(string listener, int? freePort) => $"let {listener} listen on another port: {Free(freePort)}";

    /// <summary>Who holds a port and what ends that, as <c>container `web` holds 0.0.0.0:8080; stop it (`docker stop web`)</c>.</summary>
    public static string Release(LedgerEntry holder) => holder.Owner switch
    {
        null when holder.Via == PortVia.Nat => $"A NAT rule forwards {holder.At} to {holder.ForwardsTo}; remove it",
        null => $"A process that NetDash cannot read holds {holder.At}; run NetDash with more rights to name it,",
        { Kind: NodeKind.Container } container => $"container `{container.Name}` holds {holder.At}; stop it (`docker stop {Shell(container.Name)}`)",
        { Kind: NodeKind.SwarmService } service => $"Swarm service `{service.Name}` publishes {holder.At}; remove it (`docker service rm {Shell(service.Name)}`)",
        { Properties: PodProperties pod } owner => $"pod `{pod.Namespace}/{owner.Name}` holds {holder.At}; move it to another node",
        { Properties: ServiceProperties service } owner => $"Service `{service.Namespace}/{owner.Name}` has nodePort {holder.At.Port}; give it another",
        { Properties: ProcessProperties process } when holder.IsOrphan => string.Create(
            CultureInfo.InvariantCulture, $"a {holder.Note} (pid {process.Pid}) holds {holder.At}; end it (`kill {process.Pid}`)"),
        { Properties: ProcessProperties process } owner => string.Create(
            CultureInfo.InvariantCulture, $"process `{owner.Name}` (pid {process.Pid}) holds {holder.At}; stop it (`kill {process.Pid}`)"),
        var owner => $"`{owner.Name}` holds {holder.At}; stop it",
    };

    private static string Free(int? port) =>
        port is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} is free") : "no port above it is free";

    /// <summary>A name fit to paste into a shell: Docker allows letters, digits, <c>_.-</c>, but an answer may hold anything.</summary>
    internal static string Shell(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? name : "'" + name.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
