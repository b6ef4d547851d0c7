using System.Diagnostics;
using System.Text.Json;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>The <c>docker</c> command against one engine: the truth that the tests compare NetDash with.</summary>
/// <param name="endpoint">Such as <c>unix:///run/docker.sock</c>.</param>
public sealed class DockerCli(string endpoint)
{
    /// <summary>The address of the engine.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>Runs <c>docker</c> with these arguments; it must end with 0.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    public async Task<CommandResult> RunAsync(params string[] arguments) =>
        (await TryRunAsync(arguments)).EnsureSuccess();

    /// <summary>Runs <c>docker</c> with these arguments, whatever it ends with.</summary>
    public Task<CommandResult> TryRunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", ["--host", Endpoint, .. arguments]);
        // A context that somebody has set up for other work would contradict --host.
        start.Environment.Remove("DOCKER_CONTEXT");
        start.Environment.Remove("DOCKER_HOST");
        return Command.TryRunAsync(start);
    }

    /// <summary><c>docker inspect</c> of a container, network or image: the first and only element.</summary>
    public async Task<JsonElement> InspectAsync(string nameOrId)
    {
        var inspected = await RunAsync("inspect", nameOrId);
        using var document = JsonDocument.Parse(inspected.Output);
        return document.RootElement[0].Clone();
    }

    /// <summary>Runs a container of the test image; it must start.</summary>
    /// <param name="name">The beginning of its name; what makes it unique is added.</param>
    /// <param name="options">Options of <c>docker run</c>, such as <c>--net=host</c>.</param>
    /// <param name="command">What runs inside; nothing means a process that sleeps.</param>
    public async Task<TestContainer> RunContainerAsync(string name, string[]? options = null, string[]? command = null)
    {
        var container = await TryRunContainerAsync(name, options, command);
        if (container.StartError is not null)
        {
            await container.DisposeAsync();
            throw new InvalidOperationException($"Container {container.Name} did not start: {container.StartError}");
        }

        return container;
    }

    /// <summary>The same, but the container may fail to start, as one does whose port is taken.</summary>
    public async Task<TestContainer> TryRunContainerAsync(string name, string[]? options = null, string[]? command = null)
    {
        var unique = $"{name}-{Scratch.NextName()}";
        string[] inside = command ?? ["sleep", "1000000"];
        var run = await TryRunAsync(["run", "--detach", "--name", unique, .. options ?? [], TestImage.Name, .. inside]);
        var id = await TryRunAsync("inspect", "--type=container", "--format={{.Id}}", unique);
        if (id.ExitCode != 0)
        {
            // Not even created: docker refused the options, and says so in the first answer.
            throw new CommandFailedException(run);
        }

        return new TestContainer(this, id.Output, unique, run.ExitCode == 0 ? null : run.Error);
    }

    /// <summary>Makes a network.</summary>
    /// <param name="name">The beginning of its name; what makes it unique is added.</param>
    /// <param name="options">Options of <c>docker network create</c>.</param>
    public async Task<TestNetwork> CreateNetworkAsync(string name, params string[] options)
    {
        var unique = $"{name}-{Scratch.NextName()}";
        var created = await RunAsync(["network", "create", .. options, unique]);
        return new TestNetwork(this, created.Output, unique);
    }
}
