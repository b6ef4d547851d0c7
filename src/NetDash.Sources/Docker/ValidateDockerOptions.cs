using Microsoft.Extensions.Options;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;

namespace NetDash.Sources.Docker;

/// <summary>Says everything that is wrong with <see cref="DockerOptions"/>, each with its key and value.</summary>
public sealed class ValidateDockerOptions : IValidateOptions<DockerOptions>
{
    private static readonly TimeSpan ShortestResync = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DockerOptions options)
    {
        var errors = new List<string>();
        for (var i = 0; i < options.Endpoints.Count; i++)
        {
            if (!DockerEndpoint.TryParse(options.Endpoints[i], options.CertPath, out _, out var error))
            {
                errors.Add($"{DockerOptions.SectionName}:Endpoints:{i} = '{options.Endpoints[i]}': {error}");
            }
        }

        if (options.CertPath.Length > 0)
        {
            errors.AddRange(DockerTls.MissingFiles(options.CertPath)
                .Select(file => $"{DockerOptions.SectionName}:CertPath = '{options.CertPath}': there is no {file} in it."));
        }

        if (options.ResyncInterval < ShortestResync)
        {
            errors.Add($"{DockerOptions.SectionName}:ResyncInterval = '{options.ResyncInterval}': at least {ShortestResync}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
