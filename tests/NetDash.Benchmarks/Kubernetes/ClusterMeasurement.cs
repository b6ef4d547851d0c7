using System.Diagnostics;
using System.Globalization;
using NetDash.Benchmarks.Live;
using NetDash.Testing.Kubernetes;

namespace NetDash.Benchmarks.Kubernetes;

/// <summary>
/// How long a large cluster takes from the first request to the linked topology, what NetDash's process then holds, and how long an event
/// of a watch takes to a client of the hub while 50 changes arrive each second.
/// </summary>
internal static class ClusterMeasurement
{
    private const double WantedSeconds = 5;
    private const double WantedMegabytes = 400;
    private const double WantedMedian = 150;
    private const double WantedP95 = 150;
    private const int Changes = 1000;
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(int pods)
    {
        var cluster = new GeneratedCluster(pods);
        await using var server = await ReplayApiServer.StartAsync(cluster.Fill);
        var asked = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Once("version", "get", context =>
        {
            asked.TrySetResult(Stopwatch.GetTimestamp());
            return ReplayApiServer.AnswerAsync(context, 200, Recording.Bytes("version.json"));
        });

        await using var netdash = await RunningNetDash.StartAsync(
            ["--NetDash:Kernel:Enabled=false", "--NetDash:Docker:Enabled=false", "--NetDash:Kubernetes:Kubeconfig=" + server.KubeconfigPath]);
        await netdash.ReadyAsync();
        var loaded = Stopwatch.GetElapsedTime(await asked.Task);
        var peak = Megabytes(netdash.ProcessId, "VmHWM");
        Console.WriteLine($"{pods} pods, {cluster.Services} services, {cluster.Nodes} nodes");
        var good = Figures.Print("load, first request to linked", loaded.TotalSeconds, WantedSeconds, "s");
        good &= Figures.Print("resident at most, while loading", peak, WantedMegabytes, "MB");

        await using var watcher = await Watcher.StartAsync(netdash.Address);
        await server.Resources["pods"].WatchedAsync();
        good &= Figures.Print("event of a watch, to a client", await LatenciesAsync(cluster, server, watcher, pods), WantedMedian, WantedP95);
        // A client that watches everything has its own copy on the way to it.
        good &= Figures.Print("resident after that", Megabytes(netdash.ProcessId, "VmRSS"), WantedMegabytes, "MB");
        return good ? 0 : 1;
    }

    private static async Task<List<TimeSpan>> LatenciesAsync(GeneratedCluster cluster, ReplayApiServer server, Watcher watcher, int pods)
    {
        var sent = new List<(string Name, DateTimeOffset Time)>();
        using var timer = new PeriodicTimer(BetweenChanges);
        for (var i = 0; i < Math.Min(Changes, pods); i++)
        {
            await timer.WaitForNextTickAsync();
            var line = $"{{\"type\":\"MODIFIED\",\"object\":{cluster.Pod(i, 1)}}}";
            sent.Add((GeneratedCluster.PodName(i), DateTimeOffset.UtcNow));
            server.Resources["pods"].Push(line);
        }

        var latencies = new List<TimeSpan>();
        foreach (var (name, time) in sent)
        {
            latencies.Add(await watcher.Seen($"pod:{name}") - time);
        }

        return latencies;
    }

    /// <summary>VmHWM:	  312345 kB, see proc_pid_status(5).</summary>
    private static double Megabytes(int pid, string field) => File.ReadLines($"/proc/{pid}/status")
        .Where(line => line.StartsWith(field + ":", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();
}
