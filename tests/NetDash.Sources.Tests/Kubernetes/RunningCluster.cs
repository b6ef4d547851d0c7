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

    /// <summary>Moves the clock by as much as it takes until something is so: every wait in between ends.</summary>
    /// <remarks>The source's own steps take real time, so the clock moves only while it waits for it.</remarks>
    public async Task PassAsync(Func<RecordingSink, bool> until)
    {
        using var moving = new CancellationTokenSource();
        var clock = Task.Run(async () =>
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (!moving.IsCancellationRequested)
            {
                await tick.WaitForNextTickAsync(CancellationToken.None);
                Time.Advance(TimeSpan.FromMilliseconds(100));
            }
        });
        await Sink.WaitAsync(until);
        await moving.CancelAsync();
        await clock;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
