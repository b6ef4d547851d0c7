using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Api;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary>The topology read once, without a server.</summary>
internal sealed class OneReading : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly IHost _host;

    private OneReading(IHost host) => _host = host;

    public TopologySnapshot Snapshot => _host.Services.GetRequiredService<TopologyStore>().Current;

    public TopologyDocumentWriter Document => _host.Services.GetRequiredService<TopologyDocumentWriter>();

    /// <summary>Starts the sources and returns once each has told its first list, or that there is none; null, and a line that says which, when one does not.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static async Task<OneReading?> TakeAsync(
        Arguments arguments, TextWriter errors, Action<IHostApplicationBuilder>? configure, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(NetDashConfiguration.Load(arguments.Options));
        configure?.Invoke(builder);
        var options = SettingsReader.Read(builder.Configuration);
        builder.Logging.AddNetDashConsole();
        builder.Services.AddSingleton(options);
        builder.Services.AddTopology(options);
        builder.Services.AddSingleton<TopologyDocumentWriter>();
        var reading = new OneReading(builder.Build());
        await reading._host.StartAsync(cancellation);

        var readiness = reading._host.Services.GetRequiredService<Readiness>();
        using var limit = new CancellationTokenSource(LongestWait, reading._host.Services.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await readiness.WaitAsync(either.Token);
            return reading;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"Not listed within {LongestWait.TotalSeconds} s: {string.Join(", ", readiness.Waiting().Select(w => w.Name))}.");
            await reading.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
