using System.IO.Pipelines;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary><c>snapshot</c>: the topology as <c>/api/v1/topology</c> answers it, on standard output, without a server.</summary>
internal static class SnapshotCommand
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(
        Arguments arguments, Stream output, TextWriter errors, Action<IHostApplicationBuilder>? configure, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(NetDashConfiguration.Load(arguments.Options));
        configure?.Invoke(builder);
        var options = SettingsReader.Read(builder.Configuration);
        builder.Logging.AddNetDashConsole();
        builder.Services.AddSingleton(options);
        builder.Services.AddTopology(options);
        builder.Services.AddSingleton<TopologyDocumentWriter>();
        using var host = builder.Build();
        await host.StartAsync(cancellation);

        var readiness = host.Services.GetRequiredService<Readiness>();
        using var limit = new CancellationTokenSource(LongestWait, host.Services.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await readiness.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"Not listed within {LongestWait.TotalSeconds} s: {string.Join(", ", readiness.Waiting().Select(w => w.Name))}.");
            return CommandLine.Failed;
        }

        var snapshot = host.Services.GetRequiredService<TopologyStore>().Current;
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await host.Services.GetRequiredService<TopologyDocumentWriter>()
            .WriteAsync(pipe, snapshot, TopologyView.All.Apply(snapshot), [], cancellation);
        await pipe.WriteAsync("\n"u8.ToArray(), cancellation);
        await pipe.CompleteAsync();
        await host.StopAsync(cancellation);
        return CommandLine.Done;
    }
}
