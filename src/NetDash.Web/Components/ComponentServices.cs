using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Store;
using NetDash.Web.Authentication;
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
        services.AddScoped(s => new LiveTopology(s.GetRequiredService<TopologyStore>(), s.GetRequiredService<TimeProvider>(), AccessOf(s)));
        services.AddSingleton<Departed>();
        services.AddHostedService(s => s.GetRequiredService<Departed>());
        services.AddScoped<LiveMap>();
        services.AddScoped<ThemeChoice>();
        services.TryAddSingleton(s => ScriptVersion.Of(s.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.TryAddSingleton(new PreflightDesk(PreflightCheck.Check));
        return services;
    }

    /// <summary>The access of a tab's reader. The framework has told who that is before any component is made: the task is over.</summary>
    private static Access AccessOf(IServiceProvider services) => services.GetRequiredService<AccessReader>()
        .Of(services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync().GetAwaiter().GetResult().User);
}
