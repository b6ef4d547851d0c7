using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NetDash.Topology.Store;
using NetDash.Web.Api;
using NetDash.Web.Authentication;
using NetDash.Web.Components;
using NetDash.Web.Configuration;
using NetDash.Web.Drawing;
using NetDash.Web.Embedding;
using NetDash.Web.Hosting;
using NetDash.Web.Hubs;
using NetDash.Web.Preflight;
using NetDash.Web.Sharing;

namespace NetDash.Web;

/// <summary>
/// The whole program behind one door, for the command line and for tests alike. A test gives arguments that bind
/// <c>http://127.0.0.1:0</c> and registers its own sources; what is registered first stays.
/// </summary>
public sealed class NetDashApplication : IAsyncDisposable
{
    private readonly WebApplication _app;

    private NetDashApplication(WebApplication app) => _app = app;

    /// <summary>Builds the program without starting it.</summary>
    /// <param name="args">Options as on the command line, without a verb.</param>
    /// <param name="configure">Runs before anything is registered.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static NetDashApplication Create(string[] args, Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            // Also when a test's program hosts it, and when it is started from another folder.
            ApplicationName = typeof(NetDashApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        var options = SettingsReader.Read(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, string.Join(';', ListeningAddresses.Of(builder.Configuration)));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // An address that is too long is answered in words, not by a blank 414: what is too long in it is ignored with a notice.
            kestrel.Limits.MaxRequestLineSize = 32 << 10;
            // The longest body that anything here reads; most endpoints say less of themselves.
            kestrel.Limits.MaxRequestBodySize = PreflightDesk.MostBytes;
        });
        builder.Logging.AddNetDashConsole();
        builder.Services.AddSingleton(options);
        builder.Services.AddTopology(options);
        builder.Services.AddNetDashAuthentication(options, DataDirectory.Open(options.DataDirectory));
        builder.Services.AddNetDashSharing();
        builder.Services.AddNetDashEmbedding();
        builder.Services.AddNetDashApi();
        builder.Services.AddNetDashDrawing();
        builder.Services.AddNetDashHub();
        builder.Services.AddNetDashComponents();

        var app = builder.Build();
        app.UseNetDash();
        return new NetDashApplication(app);
    }

    /// <summary>What the program is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The topology that it serves.</summary>
    public TopologyStore Store => Services.GetRequiredService<TopologyStore>();

    /// <summary>Where it listens, once started, with the ports that the system chose.</summary>
    public IReadOnlyCollection<string> Addresses => [.. Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>The address that people use, with the base path and without a slash at the end: PublicUrl, else the first it listens on.</summary>
    public string Address => PublicAddress.Of(Services.GetRequiredService<NetDashOptions>(), Addresses);

    /// <summary>The link that signs in.</summary>
    public string SignInLink => SignInEndpoints.Link(Address, Services.GetRequiredService<BrowserToken>());

    /// <summary>Starts sources and server; returns once it listens.</summary>
    /// <exception cref="IOException">An address is in use.</exception>
    public Task StartAsync(CancellationToken cancellation = default) => _app.StartAsync(cancellation);

    /// <summary>Returns once somebody stops it.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Stops it.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _app.StopAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
