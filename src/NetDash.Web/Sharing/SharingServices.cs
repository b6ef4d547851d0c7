using NetDash.Web.Sharing.Frozen;

namespace NetDash.Web.Sharing;

/// <summary>How people let others see what they see.</summary>
internal static class SharingServices
{
    public static IServiceCollection AddNetDashSharing(this IServiceCollection services)
    {
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<SharedLinks>();
        services.AddSingleton<LinkDesk>();
        services.AddSingleton<FrozenFiles>();
        services.AddSingleton<Freezer>();
        return services;
    }
}
