using System.Globalization;
using System.Text.Json;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>A container of a test, removed with its test.</summary>
/// <param name="Docker">The engine it lives on.</param>
/// <param name="Id">The full id, 64 hexadecimal digits.</param>
/// <param name="Name">Unique on the machine.</param>
/// <param name="StartError">What <c>docker run</c> said when it could not start it; null when it runs.</param>
public sealed record TestContainer(DockerCli Docker, string Id, string Name, string? StartError) : IAsyncDisposable
{
    /// <summary>What <c>docker inspect</c> says of it now.</summary>
    public Task<JsonElement> InspectAsync() => Docker.InspectAsync(Id);

    /// <summary>Runs a program inside.</summary>
    public Task<CommandResult> ExecAsync(params string[] command) => Docker.RunAsync(["exec", Id, .. command]);

    /// <summary>The id of its first process in the machine's own numbering; 0 while it does not run.</summary>
    public async Task<int> PidAsync()
    {
        var inspected = await Docker.RunAsync("inspect", "--format={{.State.Pid}}", Id);
        return int.Parse(inspected.Output, CultureInfo.InvariantCulture);
    }

    /// <summary>Removes it, running or not, with its volumes. It may be gone already.</summary>
    public async ValueTask DisposeAsync()
    {
        await Docker.TryRunAsync("rm", "--force", "--volumes", Id);
    }
}
