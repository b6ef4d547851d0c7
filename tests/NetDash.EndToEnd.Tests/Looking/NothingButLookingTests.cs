using NetDash.Testing.Docker;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>
/// NetDash looks and does nothing else: of a whole run every request is kept, and everything that came out of it is searched for what
/// nobody should be told.
/// </summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
[Trait("Requires", "Browser")]
public sealed class NothingButLookingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_whole_run_reads_what_is_listed_and_nothing_else(bool isRefused)
    {
        var docker = await SharedDocker.ConnectAsync();
        await using var machine = await PlantedMachine.StartAsync(docker);
        await using var run = await WholeRun.StartAsync(isRefused ? WholeRun.ComposeAllows : null);
        await LiveAsync(run, docker);
        await run.LookAtEverythingAsync(Shown(run.Now, machine).Take(1).Select(n => n.Id));

        Assert.Contains(run.Engine.Requests, r => r.Contains("/events", StringComparison.Ordinal));
        Assert.Contains(run.Engine.Requests, r => r.Contains("/containers/json", StringComparison.Ordinal));
        Assert.Empty(run.Engine.Requests.Where(r => !RecordingSocketProxy.IsRead(r, WholeRun.ComposeAllows)).Distinct());
        Assert.Empty(run.Engine.Refused);
        Assert.All(run.Now.Sources, s => Assert.Equal((s.Name, SourceState.Connected), (s.Name, s.State)));
        Assert.Empty(run.Now.Sources.Single(s => s.Kind == "docker").Unreadable);

        Assert.Contains(run.Cluster, r => r.Verb == "watch");
        Assert.All(run.Cluster, r => Assert.Equal("GET", r.Method));
        Assert.DoesNotContain(run.Cluster, r => new[] { "secrets", "configmaps", "/log", "exec", "attach", "proxy", "portforward", "serviceaccounts", "events" }
            .Any(word => r.PathAndQuery.Split('?')[0].Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_that_is_nobodys_business_is_in_any_answer()
    {
        var docker = await SharedDocker.ConnectAsync();
        await using var machine = await PlantedMachine.StartAsync(docker);
        await using var run = await WholeRun.StartAsync();
        await LiveAsync(run, docker);
        await run.WhenAsync(s => Shown(s, machine).Count() == machine.Containers.Count);
        var selected = Shown(run.Now, machine).Concat(run.Now.OfKind(NodeKind.Pod).OrderBy(n => n.Name).Take(2)).Concat(run.Now.OfKind(NodeKind.Workload).OrderBy(n => n.Name).Take(1)).ToList();
        await run.LookAtEverythingAsync(selected.Select(n => n.Id));
        await run.StopAsync();

        // The engine itself repeats a command line that was written as one word.
        var failed = machine.Containers.Single(c => c.Name.StartsWith("planted-failed", StringComparison.Ordinal));
        Assert.Contains($"{Canary.Hidden}-failed-args", (await failed.InspectAsync()).GetProperty("State").GetProperty("Error").GetString(), StringComparison.Ordinal);

        // The looking finds what is there: in answers, pages, pictures of the hub, what a verb prints.
        foreach (var where in new[] { "get /api/v1/topology", "hub Watch ", "verb snapshot" })
        {
            Assert.Contains($"{Canary.Shown}-label", run.Outputs[where], StringComparison.Ordinal);
            Assert.Contains($"{Canary.Shown}-image", run.Outputs[where], StringComparison.Ordinal);
            Assert.Contains($"{Canary.Shown}-pods", run.Outputs[where], StringComparison.Ordinal);
        }

        Assert.Contains(run.Outputs, o => o.Key.StartsWith("browser inventory/container?select=", StringComparison.Ordinal) && o.Value.Contains($"{Canary.Shown}-label", StringComparison.Ordinal));
        Assert.Contains(run.Outputs, o => o.Key.StartsWith("page ?select=", StringComparison.Ordinal) && o.Value.Contains($"{Canary.Shown}-", StringComparison.Ordinal));
        Assert.Contains(machine.Containers[0].Name, run.Outputs["hub Draw "], StringComparison.Ordinal);
        Assert.Contains(machine.Containers[0].Name, run.Outputs["get /api/v1/topology.svg"], StringComparison.Ordinal);
        Assert.Contains("Debug", run.Outputs["log"], StringComparison.Ordinal);
        Assert.Contains(run.Outputs.Keys, k => k.StartsWith("file slots/", StringComparison.Ordinal));
        Assert.Contains("password", run.Outputs["get /api/v1/topology"], StringComparison.Ordinal);

        var told = run.Outputs.Where(o => o.Value.Contains(Canary.Hidden, StringComparison.OrdinalIgnoreCase))
            .Select(o => $"{o.Key}: …{o.Value.Substring(Math.Max(0, o.Value.IndexOf(Canary.Hidden, StringComparison.OrdinalIgnoreCase) - 60), 60)}{Canary.Hidden}…");
        Assert.Empty(told);
    }

    /// <summary>Containers and networks come and go while it looks.</summary>
    private static async Task LiveAsync(WholeRun run, DockerCli docker)
    {
        await using var network = await docker.CreateNetworkAsync("looking");
        await using var container = await docker.RunContainerAsync("looking", ["--network", network.Name, "-p", "127.0.0.1::80"]);
        await run.WhenAsync(s => Find(s, container) is { State: "running" });
        await docker.RunAsync("stop", "--time", "0", container.Id);
        await run.WhenAsync(s => Find(s, container) is { State: "exited" });
        await docker.RunAsync("start", container.Id);
        await run.WhenAsync(s => Find(s, container) is { State: "running" });
    }

    private static ContainerProperties? Find(TopologySnapshot s, TestContainer container) =>
        s.OfKind(NodeKind.Container).Select(n => n.Properties).OfType<ContainerProperties>().FirstOrDefault(c => c.ContainerId == container.Id);

    private static IEnumerable<Node> Shown(TopologySnapshot s, PlantedMachine machine) =>
        machine.Containers.Select(c => s.OfKind(NodeKind.Container).FirstOrDefault(n => ((ContainerProperties)n.Properties).ContainerId == c.Id)).OfType<Node>();
}
