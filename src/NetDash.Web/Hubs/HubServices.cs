using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>The live topology for browsers and programs.</summary>
internal static class HubServices
{
    public static IServiceCollection AddNetDashHub(this IServiceCollection services)
    {
        services.AddSingleton<ViewFeeds>();
        services.AddSingleton<DeltaPayloads>();
        services.AddSingleton<WatchMetrics>();
        services.AddSingleton<TopologyStream>();
        // JSON alone: deltas win far more than another encoding would, and people can read it in their browser's tools.
        services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = NetDashJson.Options);
        return services;
    }

    public static void MapNetDashHub(this IEndpointRouteBuilder endpoints) => endpoints.MapHub<TopologyHub>(TopologyHub.Path);
}
