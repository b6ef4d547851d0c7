using System.Diagnostics;
using System.Globalization;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>
/// A machine of its own (network, processes, mounts, engine) with NetDash's image on it, built from this repository's
/// Dockerfile on stand-ins for the official bases.
/// </summary>
public sealed class PackagedMachine : IAsyncLifetime
{
    /// <summary>As docker-compose.yml names it.</summary>
    private const string Image = "netdash";

    /// <summary>Restore, npm, build and publish without any cache. Seen: 35 s on two cores at rest.</summary>
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(8);

    private readonly SemaphoreSlim _once = new(1);
    private DockerEngine? _engine;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal DockerEngine Engine => _engine ?? throw new InvalidOperationException("Call StartAsync first: a fixture cannot skip, a test can.");

    internal DockerCli Docker => Engine.Docker;

    /// <summary>Builds and starts it once for all tests; skips where that cannot be.</summary>
    public async Task StartAsync()
    {
        Requires.DockerEngine();
        foreach (var program in new[] { "unshare", "docker-compose", "nginx", "npm", "flock", "ldd" })
        {
            Requires.Program(program);
        }

        await _once.WaitAsync();
        try
        {
            _engine ??= await MakeAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    internal ComposeProject Project(string? profile = null, string? without = null, string? with = null) =>
        new(Docker, Engine.SocketPath, profile, without, with);

    /// <summary>Runs a program on that machine, as root.</summary>
    internal async Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        (await TryRunAsync(program, arguments)).EnsureSuccess();

    /// <summary>The same, whatever it ends with.</summary>
    internal Task<CommandResult> TryRunAsync(string program, params string[] arguments) => Command.TryRunAsync(
        "nsenter", ["--target", Engine.ProcessId.ToString(CultureInfo.InvariantCulture), "--net", "--pid", "--mount", program, .. arguments]);

    /// <summary>The topology as the program itself prints it there, run by root without a container.</summary>
    internal async Task<Picture> SnapshotAsync()
    {
        // The shell tells its process id, which is then the program's. A runtime's own socket for diagnostics would be shown.
        var program = Path.Combine(Repository.Root, "src/NetDash.Web/bin/Debug/net10.0/NetDash.Web.dll");
        var run = await RunAsync(
            "sh", "-c", "echo $$; DOTNET_EnableDiagnostics=0 exec dotnet \"$0\" snapshot \"$1\"", program, $"--NetDash:Docker:Endpoints=unix://{Engine.SocketPath}");
        var end = run.Output.IndexOf('\n', StringComparison.Ordinal);
        return Picture.Parse(run.Output[end..]).Without(int.Parse(run.Output[..end], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _once.Dispose();
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }

    private static async Task<DockerEngine> MakeAsync()
    {
        var archive = Path.Combine(Path.GetTempPath(), Scratch.NextName());
        try
        {
            // The build fetches packages: its engine lives where the network is. What is measured lives apart from other tests.
            await using (var builder = await DockerEngine.StartAsync(new DockerEngineOptions { OwnNamespace = false }))
            {
                await StandInBases.ImportAsync(builder.Docker);
                await BuildAsync(builder.Docker);
                await builder.Docker.RunAsync("save", "--output", archive, Image);
            }

            var engine = await DockerEngine.StartAsync(
                new DockerEngineOptions { OwnProcesses = true, Arguments = ["--default-cgroupns-mode=host"] });
            await engine.Docker.RunAsync("load", "--input", archive);
            return engine;
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private static async Task BuildAsync(DockerCli docker)
    {
        var start = new ProcessStartInfo("docker",
        [
            "--host", docker.Endpoint, "build", "--network=host", $"--build-arg=SDK_IMAGE={StandInBases.Sdk}",
            $"--build-arg=NODE_IMAGE={StandInBases.Sdk}", $"--build-arg=RUNTIME_IMAGE={StandInBases.Runtime}", "--tag", Image, Repository.Root,
        ]);
        // The builder of the engine itself: the other one is a plugin that Debian's package lacks.
        start.Environment["DOCKER_BUILDKIT"] = "0";
        start.Environment.Remove("DOCKER_CONTEXT");
        (await Command.TryRunAsync(start, LongestBuild)).EnsureSuccess();
    }
}
