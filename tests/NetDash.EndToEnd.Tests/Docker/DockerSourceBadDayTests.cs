using System.Diagnostics;
using NetDash.Testing.Docker;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.EndToEnd.Tests.Docker;

/// <summary>Engines that are killed, hang, stop, and are made anew.</summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class DockerSourceBadDayTests
{
    [Fact]
    public async Task A_killed_engine_is_stale_and_healed_when_it_runs_again()
    {
        await using var engine = await DockerEngine.StartAsync();
        await using var container = await engine.Docker.RunContainerAsync("survivor", ["--restart=always"]);
        await using var source = DockerSources.Run(engine.Docker);
        var before = await source.Sink.ContainerAsync(container.Name, c => c.State == "running");

        await engine.KillAsync();
        await source.Sink.WaitForAsync(SourceState.Stale);
        Assert.Equal(before, source.Sink.Facts.OfType<ContainerFact>().Single());

        await engine.StartAgainAsync();
        var ready = Stopwatch.StartNew();
        await source.Sink.WaitForAsync(SourceState.Connected);
        // Its new socket wakes the source: it does not wait for its next try, which may be 30 s away.
        Assert.True(ready.Elapsed < TimeSpan.FromSeconds(5), $"healed after {ready.Elapsed}");
        var after = await source.Sink.ContainerAsync(container.Name, c => c.State == "running");
        Assert.NotEqual(before.StartedAt, after.StartedAt);
        Assert.Equal(engine.ProcessId, source.Sink.Facts.OfType<EngineFact>().Single().PeerPid);
    }

    [Fact]
    public async Task A_hanging_engine_is_stale_within_ten_seconds_and_healed_when_it_answers()
    {
        await using var engine = await DockerEngine.StartAsync();
        await using var container = await engine.Docker.RunContainerAsync("waiting");
        await using var source = DockerSources.Run(engine.Docker);
        await source.Sink.ContainerAsync(container.Name);
        await source.Sink.WaitForAsync(SourceState.Connected);

        await engine.PauseAsync();
        var hang = Stopwatch.StartNew();
        await source.Sink.WaitForAsync(SourceState.Stale);
        Assert.True(hang.Elapsed < TimeSpan.FromSeconds(12), $"told after {hang.Elapsed}");
        Assert.Single(source.Sink.Facts.OfType<ContainerFact>());

        await engine.ResumeAsync();
        await source.Sink.WaitForAsync(SourceState.Connected);
    }

    [Fact]
    public async Task A_stopped_engine_keeps_its_last_picture_until_it_runs_again()
    {
        await using var engine = await DockerEngine.StartAsync();
        await using var container = await engine.Docker.RunContainerAsync("stopping");
        await using var source = DockerSources.Run(engine.Docker);
        await source.Sink.ContainerAsync(container.Name);
        await source.Sink.WaitForAsync(SourceState.Connected);

        await engine.StopAsync();
        await source.Sink.WaitForAsync(SourceState.Stale);
        Assert.Single(source.Sink.Facts.OfType<ContainerFact>());
        await engine.StartAgainAsync();
        await source.Sink.WaitForAsync(SourceState.Connected);
        await source.Sink.ContainerAsync(container.Name, c => c.State == "exited");
    }

    [Fact]
    public async Task Two_engines_are_two_partitions_with_identities_of_their_own()
    {
        await using var first = await DockerEngine.StartAsync();
        await using var second = await DockerEngine.StartAsync();
        await using var one = await first.Docker.RunContainerAsync("one");
        await using var two = await second.Docker.RunContainerAsync("two");
        await using var firstSource = DockerSources.Run(first.Docker);
        await using var secondSource = DockerSources.Run(second.Docker);
        var a = await firstSource.Sink.ContainerAsync(one.Name);
        var b = await secondSource.Sink.ContainerAsync(two.Name);
        Assert.NotEqual(a.EngineId, b.EngineId);
        Assert.Single(firstSource.Sink.Facts.OfType<ContainerFact>());
        Assert.Single(secondSource.Sink.Facts.OfType<ContainerFact>());
    }

    [Fact]
    public async Task A_swarm_that_begins_and_ends_is_followed_with_its_overlay_and_service()
    {
        await using var engine = await DockerEngine.StartAsync();
        await engine.Namespace!.RunAsync("ip", "link", "add", "up0", "type", "veth", "peer", "name", "up1");
        await engine.Namespace.RunAsync("ip", "address", "add", "10.77.0.1/24", "dev", "up0");
        await engine.Namespace.RunAsync("ip", "link", "set", "up0", "up");
        await engine.Namespace.RunAsync("ip", "link", "set", "up1", "up");
        await using var source = DockerSources.Run(engine.Docker);
        await source.Sink.WaitForAsync(SourceState.Connected);

        await engine.Docker.RunAsync("swarm", "init", "--advertise-addr", "10.77.0.1");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<EngineFact>().Single().SwarmNodeAddress == "10.77.0.1");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<DockerNetworkFact>().Any(n => n.Ingress));

        await using var overlay = await engine.Docker.CreateNetworkAsync("ov", "-d", "overlay", "--attachable");
        await using var member = await engine.Docker.RunContainerAsync("member", ["--net", overlay.Name]);
        var fact = await source.Sink.ContainerAsync(member.Name, c => c.State == "running");
        Assert.Equal(overlay.Id, Assert.Single(fact.Endpoints).NetworkId);
        var network = source.Sink.Facts.OfType<DockerNetworkFact>().Single(n => n.NetworkId == overlay.Id);
        Assert.Equal(("overlay", "swarm", true), (network.Driver, network.Scope, network.Attachable));

        await engine.Docker.RunAsync(
            "service", "create", "--quiet", "--detach", "--no-resolve-image", "--name", "api", "--publish", "8088:80", "--network", overlay.Name,
            TestImage.Name, "sleep", "1000000");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<SwarmServiceFact>().Any(s => s.VirtualIps.Count == 2));
        var service = source.Sink.Facts.OfType<SwarmServiceFact>().Single();
        Assert.Equal(("api", "replicated", 1), (service.Name, service.Mode, service.Replicas));
        Assert.Equal([new SwarmPort(8088, 80, PortProtocol.Tcp, "ingress")], service.Ports);
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<ContainerFact>()
            .Any(c => c.State == "running" && c.Labels.GetValueOrDefault("com.docker.swarm.service.name") == "api"));

        await engine.Docker.RunAsync("service", "rm", "api");
        await source.Sink.WaitAsync(sink => !sink.Facts.OfType<SwarmServiceFact>().Any());
    }
}
