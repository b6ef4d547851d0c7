using NetDash.Testing.Docker;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>The problem that NetDash was made for, on a real engine: who took the port, and who could not start because of it.</summary>
[Trait("Requires", "Docker")]
public sealed class SeedScenarioTests(LiveNetDash live) : IClassFixture<LiveNetDash>
{
    private const int Port = 29876;

    [Fact]
    public async Task Of_two_host_mode_containers_that_declare_one_port_the_second_is_blocked_by_the_first()
    {
        var docker = await live.StartAsync();
        await using var first = await HttpdAsync(docker, "seed-host1", Port);
        await ListensAsync(first, Port);
        await using var second = await HttpdAsync(docker, "seed-host2", Port);

        var finding = await FindingAsync(second);
        Assert.Equal("port-blocked", finding.Rule);
        Assert.Equal($"Port {Port}/tcp is taken", finding.Title);
        Assert.Equal(live.Node(first).Id, finding.Holder);
        Assert.Contains(first.Name, finding.Detail, StringComparison.Ordinal);
        Assert.Contains(second.Name, finding.Detail, StringComparison.Ordinal);
        Assert.Contains($"docker stop {first.Name}", finding.Fix, StringComparison.Ordinal);

        await docker.RunAsync("stop", "--time", "0", first.Id);
        await live.UntilAsync(s => !s.Findings.ContainsKey(finding.Id), "the finding is over");
    }

    [Fact]
    public async Task One_that_was_seen_to_listen_and_finds_its_port_taken_when_started_again_is_blocked()
    {
        var docker = await live.StartAsync();
        await using var seen = await docker.RunContainerAsync("seed-seen", ["--network", "host"], ["httpd", "-f", "-p", $"{Port + 1}"]);
        await ListensAsync(seen, Port + 1);
        await docker.RunAsync("stop", "--time", "0", seen.Id);
        await using var taker = await docker.RunContainerAsync("seed-taker", ["--network", "host"], ["httpd", "-f", "-p", $"{Port + 1}"]);
        await ListensAsync(taker, Port + 1);
        await docker.TryRunAsync("start", seen.Id);

        Assert.Equal(live.Node(taker).Id, (await FindingAsync(seen)).Holder);
    }

    [Fact]
    public async Task A_bridge_container_that_publishes_the_port_of_a_host_mode_container_is_blocked_by_it()
    {
        var docker = await live.StartAsync();
        await using var host = await docker.RunContainerAsync("seed-holder", ["--network", "host"], ["httpd", "-f", "-p", $"{Port + 2}"]);
        await ListensAsync(host, Port + 2);
        await using var published = await docker.TryRunContainerAsync("seed-pub", ["--publish", $"{Port + 2}:80"]);
        Assert.NotNull(published.StartError);
        Assert.Equal(live.Node(host).Id, (await FindingAsync(published)).Holder);
        Assert.Equal(NodeStatus.Error, live.Node(published).Status);
    }

    [Fact]
    public async Task Of_two_that_publish_one_port_the_second_is_blocked_by_the_first_not_by_its_proxy()
    {
        var docker = await live.StartAsync();
        await using var first = await docker.RunContainerAsync("seed-pub1", ["--publish", $"{Port + 3}:80"]);
        await using var second = await docker.TryRunContainerAsync("seed-pub2", ["--publish", $"{Port + 3}:80"]);
        Assert.NotNull(second.StartError);
        Assert.Equal(live.Node(first).Id, (await FindingAsync(second)).Holder);
    }

    [Fact]
    public async Task One_that_publishes_the_port_of_a_host_process_is_blocked_by_the_process()
    {
        var docker = await live.StartAsync();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, Port + 4);
        listener.Start();
        await using var published = await docker.TryRunContainerAsync("seed-pub3", ["--publish", $"{Port + 4}:80"]);
        Assert.NotNull(published.StartError);
        var finding = await FindingAsync(published);
        Assert.Contains($"(pid {Environment.ProcessId})", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_in_the_namespace_of_one_that_was_restarted_is_cut_off()
    {
        var docker = await live.StartAsync();
        await using var owner = await docker.RunContainerAsync("seed-owner");
        await using var peer = await docker.RunContainerAsync("seed-peer", ["--network", "container:" + owner.Name]);
        await live.UntilAsync(s => live.Find(s, peer) is not null, "both run");
        await docker.RunAsync("restart", "--time", "0", owner.Id);
        Assert.Equal("netns-stale", (await FindingAsync(peer)).Rule);
        await docker.RunAsync("restart", "--time", "0", peer.Id);
        await live.UntilAsync(s => live.Find(s, peer) is { } n && !s.FindingsOf(n.Id).Any(), "restarted too");
    }

    private static Task<TestContainer> HttpdAsync(DockerCli docker, string name, int port) =>
        docker.TryRunContainerAsync(name, ["--network", "host", "--expose", $"{port}"], ["httpd", "-f", "-p", $"{port}"]);

    private Task ListensAsync(TestContainer container, int port) => live.UntilAsync(
        s => live.Find(s, container)?.Properties is ContainerProperties c && c.Listening.Any(l => l.Port == port), $"{container.Name} listens on {port}");

    private async Task<Finding> FindingAsync(TestContainer loser)
    {
        Finding? found = null;
        await live.UntilAsync(
            s => live.Find(s, loser) is { } node && (found = s.FindingsOf(node.Id).FirstOrDefault(f => f.Subjects[0] == node.Id)) is not null,
            $"a finding about {loser.Name}");
        return found!;
    }
}
