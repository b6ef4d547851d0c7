using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.Benchmarks.Live;

/// <summary>
/// From the engine's own time stamp of <c>start</c> and <c>die</c>, and from <c>ip link add</c> returning, to the hub's delta
/// in a client, while other containers run.
/// </summary>
internal static class LatencyMeasurement
{
    private const int Rounds = 40;
    private const double WantedMedian = 30;
    private const double WantedP95 = 100;

    public static async Task<int> RunAsync(int containers)
    {
        await using var engine = await Ground.WithContainersAsync(containers);
        await using var netdash = await RunningNetDash.StartAsync(engine.Docker.Endpoint);
        await netdash.ReadyAsync();
        await using var watcher = await Watcher.StartAsync(netdash.Address);
        using var events = new EngineEvents(engine.Docker.Endpoint);

        var starts = new List<TimeSpan>();
        var dies = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"spare{i}";
            await engine.Docker.RunAsync("run", "--detach", "--name", name, TestImage.Name, "sleep", "1000000");
            starts.Add(await watcher.Seen($"container:{name}:running") - await events.Time($"{name}:start"));
            await engine.Docker.RunAsync("kill", name);
            dies.Add(await watcher.Seen($"container:{name}:exited") - await events.Time($"{name}:die"));
            await engine.Docker.RunAsync("rm", name);
        }

        var links = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"ndbench{i}";
            await Command.RunAsync("ip", "link", "add", name, "type", "bridge");
            var returned = DateTimeOffset.UtcNow;
            var seen = await watcher.Seen($"interface:{name}");
            links.Add(seen > returned ? seen - returned : TimeSpan.Zero);
            await Command.RunAsync("ip", "link", "delete", name);
        }

        Console.WriteLine($"{containers} containers running");
        var good = Figures.Print("start of a container, engine to client", starts, WantedMedian, WantedP95);
        good &= Figures.Print("end of a container, engine to client", dies, WantedMedian, WantedP95);
        good &= Figures.Print("ip link add returning, to client", links, WantedMedian, WantedP95);
        return good ? 0 : 1;
    }
}
