using NetDash.Web.Api.Pictures;
using NetDash.Web.Api.Ports;

namespace NetDash.Web.Api;

/// <summary>What programs ask over HTTP.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddNetDashApi(this IServiceCollection services)
    {
        services.AddSingleton<TopologyDocumentWriter>();
        services.AddSingleton<PictureDesk>();
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
        told.MapHealth();
        told.MapMetrics();
        endpoints.MapOpenApi();
    }
}
