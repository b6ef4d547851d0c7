using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes;

/// <summary>Registration of the Kubernetes sources.</summary>
public static class KubernetesServiceCollectionExtensions
{
    /// <summary>The same with settings from the section <c>NetDash:Kubernetes</c>; wrong ones are told when the program starts.</summary>
    /// <param name="services">Where the sources are added.</param>
    /// <param name="configuration">The program's configuration.</param>
    /// <exception cref="InvalidOperationException">A value has the wrong type; the message names key and value.</exception>
    public static IServiceCollection AddKubernetesSources(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(KubernetesOptions.SectionName);
        services.AddOptions<KubernetesOptions>().Configure(section.Bind).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KubernetesOptions>, ValidateKubernetesOptions>();

        var settings = new KubernetesOptions();
        section.Bind(settings);
        return services.AddKubernetesSources(settings);
    }

    /// <summary>
    /// Adds one <see cref="ISource"/> for each context that the settings name; where they name none, for the one that kubectl would use,
    /// and where there is none, one that waits for it.
    /// </summary>
    /// <param name="services">Where the sources are added.</param>
    /// <param name="options">The settings; what is wrong with them <see cref="ValidateKubernetesOptions"/> tells.</param>
    public static IServiceCollection AddKubernetesSources(this IServiceCollection services, KubernetesOptions options)
    {
        foreach (var location in Locations(options, KubeSurroundings.OfThisProcess))
        {
            services.AddSingleton<ISource>(provider => new KubernetesSource(
                location,
                new ClusterTimeouts(),
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetRequiredService<ILogger<KubernetesSource>>()));
        }

        return services;
    }

    /// <summary>Where clusters are read. What cannot be read of the settings is left to <see cref="ValidateKubernetesOptions"/>.</summary>
    internal static IReadOnlyList<ContextLocation> Locations(KubernetesOptions options, KubeSurroundings surroundings)
    {
        if (!options.Enabled)
        {
            return [];
        }

        var files = options.Kubeconfig.Length > 0 ? KubeSurroundings.SplitPaths(options.Kubeconfig) : surroundings.Kubeconfigs;
        if (options.Contexts.Count > 0)
        {
            return [.. options.Contexts.Distinct().Select(context => ContextLocation.Of(surroundings, files, context))];
        }

        // A file that was named is kubectl's KUBECONFIG, whatever the environment says.
        var named = options.Kubeconfig.Length > 0
            ? surroundings with { Variable = name => name == "KUBECONFIG" ? options.Kubeconfig : surroundings.Variable(name) }
            : surroundings;
        return [KubeDiscovery.Look(named) ?? ContextLocation.WhereverFound(named)];
    }
}
