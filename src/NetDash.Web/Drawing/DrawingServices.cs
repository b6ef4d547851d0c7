namespace NetDash.Web.Drawing;

/// <summary>The pictures of views, and the places that are kept for them.</summary>
internal static class DrawingServices
{
    public static IServiceCollection AddNetDashDrawing(this IServiceCollection services)
    {
        services.AddSingleton<SlotBookFiles>();
        services.AddSingleton<SlotBookKeeper>();
        services.AddSingleton<ViewScenes>();
        return services;
    }
}
