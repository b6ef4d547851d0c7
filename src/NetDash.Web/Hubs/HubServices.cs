namespace NetDash.Web.Hubs;

/// <summary>The live topology for browsers and programs.</summary>
internal static class HubServices
{
    public static IServiceCollection AddNetDashHub(this IServiceCollection services) => services;

    public static void MapNetDashHub(this IEndpointRouteBuilder endpoints)
    {
    }
}
