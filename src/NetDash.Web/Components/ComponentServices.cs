using MudBlazor.Services;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components;

/// <summary>What the pages need.</summary>
internal static class ComponentServices
{
    public static IServiceCollection AddNetDashComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddScoped<LiveTopology>();
        services.AddScoped<LiveMap>();
        return services;
    }
}
