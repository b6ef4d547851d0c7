using NetDash.Topology.Sources;
using NetDash.Topology.Store;

namespace NetDash.Web.Hosting;

/// <summary>
/// Runs every source. A source retries what fails outside by itself; one that throws has a defect, which costs that source alone: its
/// status says so, its last picture stays, and it is started again after a while. One that returns has said all that it will ever say,
/// as that it is switched off.
/// </summary>
internal sealed partial class SourceHost(IEnumerable<ISource> sources, TopologyStore store, TimeProvider time, ILogger<SourceHost> logger)
    : BackgroundService
{
    // client-go's figures: 0.8 s, doubled up to 30 s, forgotten after two good minutes.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodRun = TimeSpan.FromMinutes(2);

    // Each on the pool: a source that works for long before it first waits must not hold up the others or the server.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => Task.Run(() => RunAsync(source, stoppingToken), CancellationToken.None)));

    private async Task RunAsync(ISource source, CancellationToken stopping)
    {
        var wait = FirstWait;
        while (!stopping.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            try
            {
                if (await RunOnceAsync(source, stopping) is not { } failure)
                {
                    return;
                }

                wait = time.GetElapsedTime(start) >= GoodRun ? FirstWait : wait;
                await ReportAsync(source, failure, wait, stopping);
                await Task.Delay(wait, time, stopping);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<string?> RunOnceAsync(ISource source, CancellationToken stopping)
    {
        try
        {
            await source.RunAsync(store, stopping);
            LogEnded(source.Name);
            return null;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(source.Name, e);
            return e.Message;
        }
    }

    private ValueTask ReportAsync(ISource source, string failure, TimeSpan wait, CancellationToken stopping)
    {
        var last = store.Current.Sources.FirstOrDefault(s => s.Name == source.Name);
        return store.ReportAsync(
            new StatusChanged
            {
                Source = source.Name,
                Epoch = "",
                Status = new SourceStatus
                {
                    Name = source.Name,
                    Kind = last?.Kind ?? source.Name.Split(':')[0],
                    Host = last?.Host,
                    State = SourceState.Unreachable,
                    Detail = $"A defect of NetDash, started again in {wait.TotalSeconds:0.#} s: {failure}",
                    Unreadable = last?.Unreadable ?? [],
                },
            },
            stopping);
    }

    [LoggerMessage(LogLevel.Error, "The source {Source} failed and is started again.")]
    private partial void LogFailed(string source, Exception exception);

    [LoggerMessage(LogLevel.Debug, "The source {Source} has ended.")]
    private partial void LogEnded(string source);
}
