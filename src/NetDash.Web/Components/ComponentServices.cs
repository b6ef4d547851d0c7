using MudBlazor.Services;

namespace NetDash.Web.Components;

/// <summary>What the pages need.</summary>
internal static class ComponentServices
{
    public static IServiceCollection AddNetDashComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        return services;
    }
}
