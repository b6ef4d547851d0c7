using NetDash.Web.Api.Pictures;
using NetDash.Web.Api.Ports;
using NetDash.Web.Api.Sharing;
using NetDash.Web.Hosting;

namespace NetDash.Web.Api;

/// <summary>What programs ask over HTTP.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddNetDashApi(this IServiceCollection services)
    {
        services.AddSingleton<TopologyDocumentWriter>();
        services.AddSingleton<PictureDesk>();
        services.AddSingleton<SiteAddress>();
        services.AddNetDashRateLimits();
        services.AddOpenApi("v1", OpenApiDocument.Configure);
        return services;
    }

    public static void MapNetDashApi(this IEndpointRouteBuilder endpoints)
    {
        var told = endpoints.MapGroup("").WithTags("NetDash");
        var api = told.MapGroup("/api/v1");
        api.MapTopology();
        api.MapPictures();
        api.MapBadge();
        api.MapFindings();
        api.MapPorts();
        api.MapFreePorts();
        api.MapPreflight();
        api.MapNodes();
        api.MapLinks();
        api.MapFrozen();
        told.MapHealth();
        told.MapMetrics();
        endpoints.MapOpenApi();
    }
}
