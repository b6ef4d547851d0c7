using Microsoft.Extensions.DependencyInjection.Extensions;
using NetDash.Analysis.Findings;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The road from the sources to the store. Whatever was registered before stays: that is how tests put in their own.</summary>
internal static class TopologyServices
{
    public static IServiceCollection AddTopology(this IServiceCollection services, NetDashOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFindingAnalyzer, FindingsAnalyzer>();
        services.TryAddSingleton<TopologyStore>();
        services.TryAddSingleton<Readiness>();
        if (services.All(s => s.ServiceType != typeof(ISource)))
        {
            services.AddRealSources(options);
        }

        services.AddHostedService<TopologyWriter>();
        services.AddHostedService<SourceHost>();
        return services;
    }
}
