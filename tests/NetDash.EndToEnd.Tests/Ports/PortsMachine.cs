using NetDash.Analysis.Ports.Ledger;
using NetDash.EndToEnd.Tests.Truth;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Ports;

/// <summary>An engine in a namespace of its own, where every port is the test's, and NetDash that reads it.</summary>
public sealed class PortsMachine : IAsyncDisposable
{
    private readonly LiveNetDash _live;

    private PortsMachine(DockerEngine engine, string kubeconfig) => (Engine, _live) = (engine, new LiveNetDash { Kubeconfig = kubeconfig });

    internal DockerEngine Engine { get; }

    internal DockerCli Docker => Engine.Docker;

    internal NetworkNamespace Namespace => Engine.Namespace!;

    internal LiveNetDash Live => _live;

    /// <summary>The ledger of the engine's host, now.</summary>
    internal HostLedger Ledger => LedgerOf(_live.Current)!;

    /// <summary>Starts it; skips where there is no engine.</summary>
    /// <param name="arguments">Further options of dockerd.</param>
    public static Task<PortsMachine> StartAsync(params string[] arguments) => StartInClusterAsync("", arguments);

    /// <summary>Starts it beside a cluster that is read too.</summary>
    /// <param name="kubeconfig">The cluster's; empty for none.</param>
    /// <param name="arguments">Further options of dockerd.</param>
    public static async Task<PortsMachine> StartInClusterAsync(string kubeconfig, params string[] arguments)
    {
        Requires.Root();
        Requires.Program("perl");
        var machine = new PortsMachine(await DockerEngine.StartAsync(new DockerEngineOptions { Arguments = arguments }), kubeconfig);
        try
        {
            await machine._live.StartAsync(machine.Docker.Endpoint);
            // The engine is first a host of its own, until its socket's namespace is known.
            await machine._live.UntilAsync(s => machine.LedgerOf(s) is { HasKernel: true }, "the engine's host with its kernel");
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the ledger of the engine's host is as wanted.</summary>
    internal Task UntilAsync(Func<HostLedger, bool> reached, string what) =>
        _live.UntilAsync(s => LedgerOf(s) is { } ledger && reached(ledger), what);

    /// <summary>What is said of a port of the host's own namespace, as <c>held listen sshd 0.0.0.0:22</c>.</summary>
    internal string[] Lines(int port, PortProtocol protocol = PortProtocol.Tcp) => [.. Ledger.At(Ledger.OwnNetns, protocol, port).Select(Line)];

    internal static string Line(LedgerEntry e) => $"{e.State} {e.Via} {(e.Owner is null ? "?" : e.Owner.Name)} {e.At}{(e.HasSocket ? "" : " no socket")}{(e.Note.Length > 0 ? $" ({e.Note})" : "")}";

    public async ValueTask DisposeAsync()
    {
        await _live.DisposeAsync();
        await Engine.DisposeAsync();
    }

    private HostLedger? LedgerOf(TopologySnapshot snapshot)
    {
        var host = snapshot.OfKind(NodeKind.Host).FirstOrDefault(h => ((HostProperties)h.Properties).Roles.Contains("docker"));
        return host is null ? null : PortLedger.Of(snapshot).Of(host.Id);
    }
}
