using MudBlazor.Services;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components;

/// <summary>What the pages need.</summary>
internal static class PagesServiceCollectionExtensions
{
    /// <summary>Adds the pages' own services; the store and a clock are the host's to add.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddScoped<LiveTopology>();
        return services;
    }
}
