using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Kubernetes;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Testing.Kubernetes;
using NetDash.Testing.Sources;
using NetDash.Testing.Time;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kubernetes;

/// <summary>A source that reads a replaying server, on a clock that a test moves.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private readonly RunningSource _source;

    public RunningCluster(ReplayApiServer server, ClusterTimeouts? timeouts = null)
    {
        Server = server;
        Timeouts = timeouts ?? new ClusterTimeouts();
        var surroundings = new KubeSurroundings(_ => null, "");
        _source = new RunningSource(new KubernetesSource(
            ContextLocation.Of(surroundings, [server.KubeconfigPath], "replay"), Timeouts, Time, NullLogger.Instance));
    }

    public ReplayApiServer Server { get; }

    public ClusterTimeouts Timeouts { get; }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero));

    public RecordingSink Sink => _source.Sink;

    public IEnumerable<PodFact> Pods => Sink.Facts.OfType<PodFact>();

    public IEnumerable<string> Unreadable => (Sink.Status?.Unreadable ?? []).Select(u => $"{u.What}: {u.Reason} [{u.Remedy}]");

    /// <summary>One whose first list is told and whose pods are watched.</summary>
    public static async Task<RunningCluster> ConnectedAsync(ReplayApiServer server, ClusterTimeouts? timeouts = null)
    {
        var running = new RunningCluster(server, timeouts);
        await running.Sink.WaitForAsync(SourceState.Connected);
        await server.Resources["pods"].WatchedAsync();
        return running;
    }

    /// <summary>Moves the clock, ten times as fast as it should go, until something is so: every wait of the source in between ends.</summary>
    /// <exception cref="TimeoutException">It was not within a minute of real time.</exception>
    public async Task PassAsync(Func<RecordingSink, bool> until)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!until(Sink))
        {
            Time.Advance(TimeSpan.FromMilliseconds(200));
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain. {Sink.Status}\n{string.Join('\n', Server.Requests.TakeLast(20))}");
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
