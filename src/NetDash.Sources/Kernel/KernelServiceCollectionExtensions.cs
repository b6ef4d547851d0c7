using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kernel;

/// <summary>Registers the kernel source.</summary>
public static class KernelServiceCollectionExtensions
{
    private const string SectionName = "NetDash:Kernel";

    /// <summary>Adds the source of this machine's kernel, and what reads its counters.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Holds section <c>NetDash:Kernel</c>.</param>
    public static IServiceCollection AddKernelSource(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<KernelOptions>(configuration.GetSection(SectionName))
        .AddSingleton<KernelSource>()
        .AddSingleton<ISource>(provider => provider.GetRequiredService<KernelSource>())
        .AddSingleton<ICounterReader>(provider => provider.GetRequiredService<KernelSource>());
}
