using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Docker;
using NetDash.Testing.Linux;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Ports.Preflight;

/// <summary>
/// What is on the machine before somebody asks. Each line is one of
/// <code>
/// run -p 8080:80                a container with these options
/// host 127.0.0.1:9876           a host-mode container that listens there
/// inside 80                     a container that listens there in its own namespace
/// listen tcp 0.0.0.0 9000       a process; with " v6only" behind it
/// stopped -p 8080:80            a container that has stopped
/// paused -p 8080:80             one that is paused
/// net bridge --internal         a network N with this driver and these options
/// orphan 8085                   a docker-proxy without a container
/// </code>
/// </summary>
internal sealed class Holders : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _things = new();
    private readonly PortsMachine _machine;

    private Holders(PortsMachine machine) => _machine = machine;

    /// <summary>Name of the container that was made last.</summary>
    public string X { get; private set; } = "";

    /// <summary>Name of the network that <c>net</c> made.</summary>
    public string N { get; private set; } = "";

    /// <summary>Makes them, and returns once NetDash knows of each.</summary>
    public static async Task<Holders> MakeAsync(PortsMachine machine, string lines)
    {
        var holders = new Holders(machine);
        try
        {
            foreach (var line in lines.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                await holders.MakeAsync(words[0], words[1..]);
            }

            return holders;
        }
        catch
        {
            await holders.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_things.TryPop(out var thing))
        {
            await thing.DisposeAsync();
        }
    }

    private async Task MakeAsync(string what, string[] words)
    {
        switch (what)
        {
            case "run":
                await RunsAsync(Keep(await _machine.Docker.RunContainerAsync("there", words)));
                break;
            case "paused":
                var paused = Keep(await _machine.Docker.RunContainerAsync("there", words));
                await RunsAsync(paused);
                await _machine.Docker.RunAsync("pause", paused.Id);
                break;
            case "stopped":
                var stopped = Keep(await _machine.Docker.RunContainerAsync("there", words));
                await _machine.Docker.RunAsync("stop", "--time", "0", stopped.Id);
                await _machine.UntilAsync(l => Of(l, stopped).Any(e => e.State == PortState.Wanted), "the wish");
                break;
            case "host":
                await ListensAsync(Keep(await _machine.Docker.RunContainerAsync("there", ["--net=host"], ["httpd", "-f", "-p", words[0]])));
                break;
            case "inside":
                await ListensAsync(Keep(await _machine.Docker.RunContainerAsync("there", [], ["httpd", "-f", "-p", words[0]])));
                break;
            case "listen":
                var process = Keep(await ListeningProcess.StartAsync(
                    _machine.Namespace, words[0], words[1], int.Parse(words[2], CultureInfo.InvariantCulture), v6Only: words is [.., "v6only"]));
                await _machine.UntilAsync(l => l.Entries.Any(e => e.Process?.Pid == process.Pid), "the process");
                break;
            case "net":
                var network = Keep(await _machine.Docker.CreateNetworkAsync("there", ["--driver", .. words]));
                await _machine.Live.UntilAsync(s => s.Nodes.Values.Any(n => n.Kind == NodeKind.DockerNetwork && n.Name == network.Name), "the network");
                N = network.Name;
                break;
            default:
                throw new ArgumentException($"{what}: nothing that can be there.", nameof(what));
        }
    }

    private Task RunsAsync(TestContainer container) =>
        _machine.UntilAsync(l => Of(l, container).Any(e => e is { State: PortState.Forwarded, HasSocket: true }), $"{container.Name}'s port");

    private Task ListensAsync(TestContainer container) =>
        _machine.UntilAsync(l => Of(l, container).Any(e => e.State == PortState.Held), $"{container.Name} listens");

    private static IEnumerable<LedgerEntry> Of(HostLedger ledger, TestContainer container) => ledger.Entries.Where(e => e.Owner?.Name == container.Name);

    private T Keep<T>(T thing)
        where T : IAsyncDisposable
    {
        _things.Push(thing);
        X = thing is TestContainer container ? container.Name : X;
        return thing;
    }
}
