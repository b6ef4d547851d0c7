namespace NetDash.Web.Embedding;

/// <summary>
/// <c>GET /embed</c>: the map for a frame of another site. No circuit, cookie or antiforgery: it asks for an identity as everything does,
/// which in a frame is a shared link's token.
/// </summary>
internal static class EmbedEndpoint
{
    public static IServiceCollection AddNetDashEmbedding(this IServiceCollection services) => services.AddSingleton<FrameOrigins>();

    public static void MapEmbed(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(EmbedRequest.Path, (HttpContext context, FrameOrigins origins) => EmbedPage.WriteAsync(context, origins)).ExcludeFromDescription();
}
