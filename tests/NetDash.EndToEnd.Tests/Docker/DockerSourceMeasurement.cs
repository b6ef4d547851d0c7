using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using NetDash.Testing.Docker;
using NetDash.Testing.Sources;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.EndToEnd.Tests.Docker;

/// <summary>
/// What the source costs an engine with 100 idle containers, and how late it is. Prints; asserts only what the budget says.
/// Runs by <c>-explicit only -class "*DockerSourceMeasurement"</c>, and takes five minutes.
/// </summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class DockerSourceMeasurement(ITestOutputHelper output)
{
    private const int Containers = 100;
    private const int Changes = 60;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        await using var engine = await DockerEngine.StartAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Containers), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, _) => await engine.Docker.RunContainerAsync("idle"));
        var without = await CpuOverAsync(engine, Idle);

        await using var source = DockerSources.Run(engine.Docker);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal(Containers, source.Sink.Facts.OfType<ContainerFact>().Count());
        var heard = source.Sink.Heard.Count;
        var requests = new RequestCount();
        var own = Environment.CpuUsage.TotalTime;
        var with = await CpuOverAsync(engine, Idle);
        output.WriteLine($"Idle {Idle.TotalSeconds} s, {Containers} containers: engine {without:0.00} CPU-s without, {with:0.00} with the source (+{with - without:0.00});");
        output.WriteLine($"  the source itself {(Environment.CpuUsage.TotalTime - own).TotalSeconds:0.00} CPU-s; {requests}; {source.Sink.Heard.Count - heard} changes told.");
        requests.Dispose();

        var since = DateTimeOffset.UtcNow;
        var subject = await engine.Docker.RunContainerAsync("subject");
        for (var i = 0; i < Changes / 2; i++)
        {
            await engine.Docker.RunAsync("kill", subject.Id);
            await source.Sink.ContainerAsync(subject.Name, c => c.State == "exited");
            await engine.Docker.RunAsync("start", subject.Id);
            await source.Sink.ContainerAsync(subject.Name, c => c.State == "running");
        }

        var starts = await LatenciesAsync(engine.Docker, source.Sink, subject, since, "start", "running");
        var dies = await LatenciesAsync(engine.Docker, source.Sink, subject, since, "die", "exited");
        Print("start", starts);
        Print("die", dies);
        Assert.True(with - without <= 0.2, "The engine pays more than 0.2 CPU-seconds a minute.");
        Assert.True(Quantile([.. starts, .. dies], 0.5) <= 15, "The median is over 15 ms.");
    }

    private static async Task<double> CpuOverAsync(DockerEngine engine, TimeSpan time)
    {
        var before = await CpuOfAsync(engine);
        await Task.Delay(time, TestContext.Current.CancellationToken);
        return await CpuOfAsync(engine) - before;
    }

    /// <summary>dockerd and its containerd, CPU-seconds; proc_pid_stat(5), fields 14 and 15, in clock ticks of 10 ms.</summary>
    private static async Task<double> CpuOfAsync(DockerEngine engine)
    {
        var containerd = (await File.ReadAllTextAsync(Path.Combine(engine.ExecRoot, "containerd", "containerd.pid"))).Trim();
        var ticks = 0L;
        foreach (var pid in new[] { engine.ProcessId.ToString(CultureInfo.InvariantCulture), containerd })
        {
            var stat = await File.ReadAllTextAsync($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        }

        return ticks / 100.0;
    }

    /// <summary>From the engine's own time stamp of each event to the moment at which the change was told.</summary>
    private static async Task<List<double>> LatenciesAsync(
        DockerCli docker, RecordingSink sink, TestContainer subject, DateTimeOffset since, string action, string state)
    {
        var told = new List<DateTimeOffset>();
        var before = "";
        foreach (var (time, change) in sink.Heard.Select(h => (h.Time, h.Change)))
        {
            if (change is Upserted upserted && upserted.Facts.OfType<ContainerFact>().FirstOrDefault(c => c.ContainerId == subject.Id) is { } fact)
            {
                if (fact.State == state && before != state)
                {
                    told.Add(time);
                }

                before = fact.State;
            }
        }

        var events = (await docker.RunAsync(
                "events", "--since", since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                "--until", DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                "--filter", $"container={subject.Id}", "--filter", $"event={action}", "--format", "{{json .}}"))
            .Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("timeNano").GetInt64())
            .Select(nanoseconds => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100)).ToList();
        Assert.Equal(events.Count, told.Count);
        return [.. events.Zip(told, (happened, heard) => (heard - happened).TotalMilliseconds)];
    }

    private void Print(string what, List<double> milliseconds) => output.WriteLine(
        $"{what}: {milliseconds.Count} events, ms from the engine's time stamp: p50 {Quantile(milliseconds, 0.5):0.0}, p95 {Quantile(milliseconds, 0.95):0.0}, max {milliseconds.Max():0.0}");

    private static double Quantile(List<double> values, double part) => values.Order().ElementAt((int)Math.Ceiling(part * values.Count) - 1);

    private sealed class RequestCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public RequestCount()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _count));
            _listener.Start();
        }

        public override string ToString() => $"{_count} requests";

        public void Dispose() => _listener.Dispose();
    }
}
