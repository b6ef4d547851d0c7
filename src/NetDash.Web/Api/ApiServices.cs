namespace NetDash.Web.Api;

/// <summary>What programs ask over HTTP.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddNetDashApi(this IServiceCollection services)
    {
        services.AddSingleton<TopologyDocumentWriter>();
        services.AddOpenApi("v1", OpenApiDocument.Configure);
        return services;
    }

    public static void MapNetDashApi(this IEndpointRouteBuilder endpoints)
    {
        var told = endpoints.MapGroup("").WithTags("NetDash");
        var api = told.MapGroup("/api/v1");
        api.MapTopology();
        api.MapFindings();
        api.MapNodes();
        told.MapHealth();
        told.MapMetrics();
        endpoints.MapOpenApi();
    }
}
