using NetDash.Topology.Store;

namespace NetDash.Web.Hosting;

/// <summary>Runs the store's one writer for as long as the program lives.</summary>
internal sealed partial class TopologyWriter(TopologyStore store, ILogger<TopologyWriter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Defect += LogDefect;
        try
        {
            await store.RunAsync(stoppingToken);
        }
        finally
        {
            store.Defect -= LogDefect;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Linker} failed on {Subject}, which is missing from the topology until its facts change.")]
    private partial void LogDefect(string linker, string subject, Exception exception);
}
