using System.Diagnostics;
using System.Text.RegularExpressions;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>
/// This repository's docker-compose.yml with Debian's docker-compose 1.29.2, which is older than the key <c>cgroup</c>: that
/// line is left out here, and the engine of these tests has <c>host</c> as its default instead.
/// </summary>
internal sealed partial class ComposeProject : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly DockerCli _docker;
    private readonly string[] _options;

    /// <summary>Prepares the project; nothing is started.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="socket">Where that engine's socket is.</param>
    /// <param name="profile">What <c>--profile</c> names; null leaves it to .env.</param>
    /// <param name="without">A capability that is not added.</param>
    /// <param name="with">A capability that is added beside those of the file.</param>
    public ComposeProject(DockerCli docker, string socket, string? profile = null, string? without = null, string? with = null)
    {
        _docker = docker;
        _options = profile is null ? [] : ["--profile", profile];
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));
        text = Leave(text, Cgroup());
        if (without is not null)
        {
            text = Leave(text, new Regex($@"^ +- {without}\n", RegexOptions.Multiline));
        }

        if (with is not null)
        {
            Assert.Single(CapAdd().Matches(text));
            text = CapAdd().Replace(text, $"$0    - {with}\n");
        }

        File.WriteAllText(Path.Combine(_folder.FullName, "docker-compose.yml"), text);
        var settings = File.ReadAllText(Path.Combine(Repository.Root, ".env"));
        Assert.Contains("NETDASH_DOCKER_SOCKET=/var/run/docker.sock\n", settings, StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(_folder.FullName, ".env"),
            settings.Replace("NETDASH_DOCKER_SOCKET=/var/run/docker.sock\n", $"NETDASH_DOCKER_SOCKET={socket}\n", StringComparison.Ordinal));
    }

    /// <summary>What its containers, volumes and networks begin with.</summary>
    public string Name => _folder.Name;

    public async Task<CommandResult> RunAsync(params string[] arguments) => (await TryRunAsync(arguments)).EnsureSuccess();

    /// <summary>The id of a service's container.</summary>
    public async Task<string> ContainerAsync(string service) => (await RunAsync("ps", "--quiet", service)).Output;

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", "--volumes", "--timeout", "1");
        _folder.Delete(recursive: true);
    }

    private static string Leave(string text, Regex line)
    {
        Assert.Single(line.Matches(text));
        return line.Replace(text, "");
    }

    private Task<CommandResult> TryRunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("docker-compose", ["--ansi", "never", .. _options, .. arguments]) { WorkingDirectory = _folder.FullName };
        start.Environment["DOCKER_HOST"] = _docker.Endpoint;
        foreach (var name in new[] { "DOCKER_CONTEXT", "COMPOSE_PROFILES", "COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "NETDASH_URLS", "NETDASH_DOCKER_SOCKET" })
        {
            start.Environment.Remove(name);
        }

        return Command.TryRunAsync(start);
    }

    [GeneratedRegex(@"^ +cgroup: host\n", RegexOptions.Multiline)]
    private static partial Regex Cgroup();

    [GeneratedRegex(@"^  cap_add:\n", RegexOptions.Multiline)]
    private static partial Regex CapAdd();
}
