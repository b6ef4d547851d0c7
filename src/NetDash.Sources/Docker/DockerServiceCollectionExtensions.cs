using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Docker;

/// <summary>Registration of the Docker sources.</summary>
public static class DockerServiceCollectionExtensions
{
    /// <summary>The same with settings from the section <c>NetDash:Docker</c>; wrong ones are told when the program starts.</summary>
    /// <param name="services">Where the sources are added.</param>
    /// <param name="configuration">The program's configuration.</param>
    /// <exception cref="InvalidOperationException">A value has the wrong type; the message names key and value.</exception>
    public static IServiceCollection AddDockerSources(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DockerOptions.SectionName);
        services.AddOptions<DockerOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DockerOptions>, ValidateDockerOptions>();

        var settings = new DockerOptions();
        Bind(section, settings);
        return services.AddDockerSources(settings);
    }

    /// <summary>
    /// Adds one <see cref="ISource"/> for each engine that the settings name; where they name none, for each that is found now, and
    /// where none is found, one that waits for the first.
    /// </summary>
    /// <param name="services">Where the sources are added.</param>
    /// <param name="options">The settings. An address in them that is none is passed over: <see cref="ValidateDockerOptions"/> tells it.</param>
    public static IServiceCollection AddDockerSources(this IServiceCollection services, DockerOptions options)
    {
        foreach (var location in Locations(options, DockerSurroundings.OfThisProcess))
        {
            services.AddSingleton<ISource>(provider => new DockerSource(
                location,
                new DockerTimeouts(),
                options.ResyncInterval,
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetRequiredService<ILogger<DockerSource>>()));
        }

        return services;
    }

    /// <summary>Where engines are read. Addresses that cannot be read are left to <see cref="ValidateDockerOptions"/>.</summary>
    internal static IEnumerable<EngineLocation> Locations(DockerOptions options, DockerSurroundings surroundings)
    {
        if (!options.Enabled)
        {
            return [];
        }

        var endpoints = options.Endpoints.Count > 0
            ? options.Endpoints.Select(address => DockerEndpoint.TryParse(address, options.CertPath, out var endpoint, out _) ? endpoint : null)
                .OfType<DockerEndpoint>()
            : DockerDiscovery.Look(surroundings).Found;
        var locations = endpoints.DistinctBy(e => e.SourceName).Select(EngineLocation.At).ToList();
        return locations.Count == 0 && options.Endpoints.Count == 0 ? [EngineLocation.WhereverFound(surroundings)] : locations;
    }

    private static void Bind(IConfigurationSection section, DockerOptions options)
    {
        section.Bind(options);
        // On a command line a list is one value: --NetDash:Docker:Endpoints=unix:///a,tcp://b.
        foreach (var address in section[nameof(DockerOptions.Endpoints)]?.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (!options.Endpoints.Contains(address))
            {
                options.Endpoints.Add(address);
            }
        }
    }
}
