using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NetDash.Sources.Docker.Endpoints;

/// <summary>The docker command's current context, which names an engine. https://docs.docker.com/engine/manage-resources/contexts/</summary>
internal static class DockerContext
{
    /// <summary>
    /// The engine of the current context; null without one, or when it is the built-in <c>default</c>.
    /// What cannot be read is told in <paramref name="problems"/>.
    /// </summary>
    public static DockerEndpoint? Read(DockerSurroundings surroundings, ICollection<string> problems)
    {
        var folder = surroundings.Text("DOCKER_CONFIG") is { Length: > 0 } configured
            ? configured
            : Path.Combine(surroundings.Home, ".docker");
        try
        {
            var name = surroundings.Text("DOCKER_CONTEXT") is { Length: > 0 } chosen ? chosen : CurrentContext(folder);
            return name is "" or "default" ? null : ReadContext(folder, name, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            problems.Add($"the docker context in {folder} cannot be read: {e.Message}");
            return null;
        }
    }

    // { "auths": { … }, "currentContext": "rootless" }
    private static string CurrentContext(string folder)
    {
        var file = Path.Combine(folder, "config.json");
        if (!File.Exists(file))
        {
            return "";
        }

        using var config = JsonDocument.Parse(File.ReadAllBytes(file));
        return Text(config.RootElement, "currentContext");
    }

    // { "Name": "rootless", "Metadata": {}, "Endpoints": { "docker": { "Host": "unix:///run/user/1000/docker.sock", "SkipTLSVerify": false } } }
    private static DockerEndpoint? ReadContext(string folder, string name, ICollection<string> problems)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        using var meta = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "contexts", "meta", digest, "meta.json")));
        var docker = Property(Property(meta.RootElement, "Endpoints"), "docker");
        var host = Text(docker, "Host");
        var certificates = Path.Combine(folder, "contexts", "tls", digest, "docker");
        if (!DockerEndpoint.TryParse(host, Directory.Exists(certificates) ? certificates : "", out var endpoint, out var error))
        {
            problems.Add($"the docker context {name} names '{host}': {error}");
            return null;
        }

        return endpoint with { VerifiesServer = Property(docker, "SkipTLSVerify")?.ValueKind != JsonValueKind.True };
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;

    private static string Text(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
