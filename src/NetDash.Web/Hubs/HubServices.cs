using NetDash.Topology.Store;
using NetDash.Web.Api;
using NetDash.Web.Drawing;

namespace NetDash.Web.Hubs;

/// <summary>The live topology for browsers and programs.</summary>
internal static class HubServices
{
    public static IServiceCollection AddNetDashHub(this IServiceCollection services)
    {
        services.AddSingleton(s => new ViewFeeds<TopologyFeed>(
            view => new TopologyFeed(view, s.GetRequiredService<TopologyStore>()), view => view.ToldKey, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ViewFeeds<SceneFeed>(
            view => new SceneFeed(view, s.GetRequiredService<ViewScenes>()), view => view.PictureKey, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TopologyPayloads>();
        services.AddSingleton<WatchMetrics>();
        services.AddSingleton<ViewStream>();
        services.AddSingleton<TopologyStreams>();
        services.AddSingleton<ViewDescriptions>();
        // JSON alone: deltas win far more than another encoding would, and people can read it in their browser's tools.
        services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = NetDashJson.Options);
        return services;
    }

    public static void MapNetDashHub(this IEndpointRouteBuilder endpoints) => endpoints.MapHub<TopologyHub>(
        TopologyHub.Path,
        o =>
        {
            // Who stays connected longer than a sign-in lasts is asked again; the client comes back by itself and goes on.
            o.CloseOnAuthenticationExpiration = true;
            // 90 s unless told, and no keep-alive on the way: a proxy that waits for 60 would hang up on every quiet client.
            o.LongPolling.PollTimeout = TimeSpan.FromSeconds(15);
        });
}
