using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The one place that knows what the sources room offers: from settings to registered sources.</summary>
internal static class RealSources
{
    public static IServiceCollection AddRealSources(this IServiceCollection services, NetDashOptions options)
    {
        _ = options;
        return services;
    }
}
