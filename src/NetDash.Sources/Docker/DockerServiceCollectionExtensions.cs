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
    /// <summary>
    /// Adds one <see cref="ISource"/> for each engine that the settings name; where they name none, for each that is found now, and
    /// where none is found, one that waits for the first. Wrong settings are told when the program starts.
    /// </summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="configuration">The program's configuration; its section <c>NetDash:Docker</c> is read.</param>
    public static IServiceCollection AddDockerSources(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DockerOptions.SectionName);
        services.AddOptions<DockerOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DockerOptions>, ValidateDockerOptions>();

        var settings = new DockerOptions();
        Bind(section, settings);
        foreach (var location in Locations(settings, DockerSurroundings.OfThisProcess))
        {
            services.AddSingleton<ISource>(provider => new DockerSource(
                location,
                new DockerTimeouts(),
                provider.GetRequiredService<IOptions<DockerOptions>>().Value.ResyncInterval,
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
