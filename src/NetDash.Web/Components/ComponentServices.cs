using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Web.Components.Live;
using NetDash.Web.Hosting;
using NetDash.Web.Preflight;

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
        services.TryAddSingleton(s => ScriptVersion.Of(s.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.TryAddSingleton(new PreflightDesk(PreflightCheck.Check));
        return services;
    }
}
