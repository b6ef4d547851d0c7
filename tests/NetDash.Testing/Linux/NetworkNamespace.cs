using NetDash.Testing.Processes;

namespace NetDash.Testing.Linux;

/// <summary>A network namespace of its own with <c>lo</c> up, as <c>ip netns add</c> makes it. Needs root.</summary>
public sealed class NetworkNamespace : IAsyncDisposable
{
    private NetworkNamespace(string name)
    {
        Name = name;
    }

    /// <summary>What <c>ip netns</c> calls it.</summary>
    public string Name { get; }

    /// <summary>The nsfs mount that keeps it alive.</summary>
    public string Path => $"/run/netns/{Name}";

    /// <summary>Makes the namespace.</summary>
    public static async Task<NetworkNamespace> CreateAsync()
    {
        var created = new NetworkNamespace(Scratch.NextName());
        await Command.RunAsync("ip", "netns", "add", created.Name);
        try
        {
            await created.RunAsync("ip", "link", "set", "lo", "up");
        }
        catch
        {
            await created.DisposeAsync();
            throw;
        }

        return created;
    }

    /// <summary>Runs a program inside, to its end; it must end with 0.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    public Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        Command.RunAsync("nsenter", [$"--net={Path}", program, .. arguments]);

    /// <summary>Runs a program inside, whatever it ends with.</summary>
    public Task<CommandResult> TryRunAsync(string program, params string[] arguments) =>
        Command.TryRunAsync("nsenter", [$"--net={Path}", program, .. arguments]);

    /// <summary>Removes the name. The kernel ends the namespace when nothing uses it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync("ip", "netns", "del", Name);
    }
}
