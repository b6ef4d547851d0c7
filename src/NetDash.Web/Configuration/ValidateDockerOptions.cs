using SourceOptions = NetDash.Sources.Docker.DockerOptions;

namespace NetDash.Web.Configuration;

/// <summary>What is wrong with which engines are read: as the Docker source sees it.</summary>
internal static class ValidateDockerOptions
{
    public static IEnumerable<string> Errors(DockerOptions options)
    {
        var settings = new SourceOptions { Enabled = options.Enabled, CertPath = options.CertPath, ResyncInterval = options.ResyncInterval };
        foreach (var endpoint in options.Endpoints)
        {
            settings.Endpoints.Add(endpoint);
        }

        return new Sources.Docker.ValidateDockerOptions().Validate(null, settings).Failures ?? [];
    }
}
