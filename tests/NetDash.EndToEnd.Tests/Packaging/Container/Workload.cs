using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>Something of everything that a right is needed for: every network mode, other users' processes, a namespace without any process.</summary>
internal sealed class Workload : IAsyncDisposable
{
    private readonly PackagedMachine _machine;
    private readonly List<IAsyncDisposable> _things = [];

    private Workload(PackagedMachine machine)
    {
        _machine = machine;
    }

    /// <summary>On the default bridge, with a published port.</summary>
    public required TestContainer Web { get; init; }

    /// <summary>On a bridge of its own.</summary>
    public required TestContainer Own { get; init; }

    /// <summary>In host mode, as a user other than root.</summary>
    public required TestContainer Host { get; init; }

    /// <summary>In none mode.</summary>
    public required TestContainer None { get; init; }

    /// <summary>In the namespace of <see cref="Web"/>.</summary>
    public required TestContainer Peer { get; init; }

    /// <summary>What <c>ip netns add</c> made, which no process is in.</summary>
    public string Lonely { get; } = Scratch.NextName();

    /// <summary>Who listens on which port, by the container's name.</summary>
    public IEnumerable<KeyValuePair<string, int>> Listening => [new(Web.Name, 80), new(Own.Name, 8081), new(Host.Name, 9876), new(Peer.Name, 5000)];

    public static async Task<Workload> StartAsync(PackagedMachine machine)
    {
        var docker = machine.Docker;
        var network = await docker.CreateNetworkAsync("packaged");
        var web = await docker.RunContainerAsync("packaged-web", ["--publish", "8080:80"], ["httpd", "-f", "-p", "80"]);
        var workload = new Workload(machine)
        {
            Web = web,
            Own = await docker.RunContainerAsync("packaged-own", ["--network", network.Name], ["httpd", "-f", "-p", "8081"]),
            Host = await docker.RunContainerAsync("packaged-host", ["--network", "host", "--user", "1000"], ["httpd", "-f", "-p", "9876"]),
            None = await docker.RunContainerAsync("packaged-none", ["--network", "none"]),
            Peer = await docker.RunContainerAsync("packaged-peer", ["--network", "container:" + web.Name], ["httpd", "-f", "-p", "5000"]),
        };
        workload._things.AddRange([workload.Web, workload.Own, workload.Host, workload.None, workload.Peer, network]);
        await machine.RunAsync("ip", "netns", "add", workload.Lonely);
        return workload;
    }

    public async ValueTask DisposeAsync()
    {
        await _machine.RunAsync("ip", "netns", "del", Lonely);
        foreach (var thing in _things)
        {
            await thing.DisposeAsync();
        }
    }
}
