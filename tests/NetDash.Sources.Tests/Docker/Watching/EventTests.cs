using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Watching;

public sealed class EventTests
{
    [Fact]
    public async Task An_event_reads_its_container_and_no_other()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Run("bystander"));
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        engine.Requests.Clear();

        web.Change(Exit);
        engine.Emit("die", web.Id);
        var fact = await source.Sink.ContainerAsync("web", c => c.ExitCode == 3);
        Assert.Equal(("exited", 0), (fact.State, fact.Pid));
        Assert.Equal([$"GET /v1.41/containers/{web.Id}/json"], engine.Requests);
        Assert.Equal(fact, Assert.IsType<Upserted>(source.Sink.Heard[^1].Change).Facts.Single());
    }

    [Fact]
    public async Task What_is_destroyed_is_gone_without_a_question()
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        engine.Requests.Clear();

        engine.Containers.TryRemove(web.Id, out _);
        engine.Emit("destroy", web.Id);
        await source.Sink.GoneAsync("web");
        Assert.Empty(engine.Requests);
        Assert.IsType<Removed>(source.Sink.Heard[^1].Change);
    }

    [Fact]
    public async Task Health_checks_and_attached_terminals_cost_nothing()
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        engine.Requests.Clear();

        foreach (var action in new[] { "exec_create: sh -c true", "exec_start: sh -c true", "exec_die", "top", "attach", "resize", "archive-path" })
        {
            engine.Emit(action, web.Id);
        }

        web.Change(json => json["Name"] = "/renamed");
        engine.Emit("rename", web.Id);
        await source.Sink.ContainerAsync("renamed");
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task An_unknown_container_in_an_event_is_read_or_is_nothing()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        var heard = source.Sink.Heard.Count;

        engine.Emit("start", new string('0', 64));
        var late = engine.Run("late");
        engine.Emit("start", late.Id);
        await source.Sink.ContainerAsync("late");
        await source.Sink.WaitAsync(_ => engine.CountOf($"GET /v1.41/containers/{new string('0', 64)}/json") == 1);
        Assert.Equal(heard + 1, source.Sink.Heard.Count);
        Assert.Empty(source.Sink.Status!.Unreadable);
    }

    [Fact]
    public async Task A_thousand_events_make_one_inspection_of_each_container_and_one_more_of_those_in_hand()
    {
        const int Containers = 50;
        const int Readers = 16;
        await using var engine = await FakeEngine.StartAsync();
        var containers = Enumerable.Range(0, Containers).Select(i => engine.Run($"c{i}")).ToList();
        var last = engine.Run("last");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        engine.Requests.Clear();

        // No inspection is answered before all events were read.
        var flood = new TaskCompletionSource();
        var mostAtOnce = 0;
        var atOnce = 0;
        engine.Intercept = async context =>
        {
            if (context.Request.Path.Value!.Contains("/containers/", StringComparison.Ordinal))
            {
                var now = Interlocked.Increment(ref atOnce);
                InterlockedMax(ref mostAtOnce, now);
                await flood.Task;
                Interlocked.Decrement(ref atOnce);
            }

            return false;
        };
        for (var i = 0; i < 1000; i++)
        {
            engine.Emit("update", containers[i % Containers].Id);
        }

        last.Change(json => json["State"]!["Status"] = "paused");
        engine.Emit("pause", last.Id);
        await engine.DrainedAsync();
        flood.SetResult();
        await source.Sink.ContainerAsync("last", c => c.State == "paused");
        await engine.DrainedAsync();

        // Those that were being read when more events came for them are read again.
        Assert.InRange(engine.Requests.Count, Containers + 1, Containers + 1 + Readers);
        Assert.Equal(Readers, mostAtOnce);
    }

    [Fact]
    public async Task An_event_during_an_inspection_makes_another_one_after_it()
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.Contains(web.Id, StringComparison.Ordinal))
            {
                return false;
            }

            // The engine has read the container's state before it answers.
            var old = web.Inspected;
            engine.Intercept = null;
            asked.SetResult();
            await mayAnswer.Task;
            await context.Response.WriteAsync(old);
            return true;
        };
        engine.Emit("pause", web.Id);
        await asked.Task;
        web.Change(Exit);
        engine.Emit("die", web.Id);
        await engine.DrainedAsync();
        mayAnswer.SetResult();
        await source.Sink.ContainerAsync("web", c => c.State == "exited");
    }

    [Fact]
    public async Task A_network_that_is_connected_changes_the_container()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Networks = """[{"Id":"n1","Name":"app","Driver":"bridge"}]""");
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        web.Change(json => json["NetworkSettings"]!["Networks"]!["app"] = new JsonObject { ["NetworkID"] = "n1", ["IPAddress"] = "172.30.0.2" });
        engine.EmitLine($$$"""{"Type":"network","Action":"connect","Actor":{"ID":"n1","Attributes":{"name":"app","container":"{{{web.Id}}}"} } }""" + "\n");
        var fact = await source.Sink.ContainerAsync("web", c => c.Endpoints.Count == 2);
        Assert.Equal("172.30.0.2", fact.Endpoints[0].Ipv4);
    }

    [Fact]
    public async Task Networks_come_and_go()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        engine.Networks = """[{"Id":"n1","Name":"app","Driver":"bridge"}]""";
        engine.EmitLine("""{"Type":"network","Action":"create","Actor":{"ID":"n1"}}""" + "\n");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<DockerNetworkFact>().Any(n => n.Name == "app"));
        engine.EmitLine("""{"Type":"network","Action":"destroy","Actor":{"ID":"n1"}}""" + "\n");
        await source.Sink.WaitAsync(sink => !sink.Facts.OfType<DockerNetworkFact>().Any());
    }

    [Fact]
    public async Task An_engine_that_joins_a_swarm_tells_its_services()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal(0, engine.CountOf("GET /v1.41/services"));

        engine.Info = """{"ID":"FAKE:0001","Name":"vm","Swarm":{"LocalNodeState":"active","ControlAvailable":true,"NodeAddr":"10.0.0.1"}}""";
        engine.Services = """[{"ID":"s1","Spec":{"Name":"api","Mode":{"Replicated":{"Replicas":2}}}}]""";
        engine.EmitLine("""{"Type":"node","Action":"create","Actor":{"ID":"x"},"scope":"swarm"}""" + "\n");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<SwarmServiceFact>().Any(s => s is { Name: "api", Replicas: 2 }));
        Assert.Equal("10.0.0.1", source.Sink.Facts.OfType<EngineFact>().Single().SwarmNodeAddress);

        engine.Services = "[]";
        engine.EmitLine("""{"Type":"service","Action":"remove","Actor":{"ID":"s1"},"scope":"swarm"}""" + "\n");
        await source.Sink.WaitAsync(sink => !sink.Facts.OfType<SwarmServiceFact>().Any());
    }

    [Fact]
    public async Task What_was_asked_before_an_end_does_not_bring_the_container_back()
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.Intercept = async context =>
        {
            // The first inspection answers with what was before the end, after the end was told.
            var running = web.Inspected;
            engine.Intercept = null;
            asked.SetResult();
            await mayAnswer.Task;
            await context.Response.WriteAsync(running);
            return true;
        };
        engine.Emit("update", web.Id);
        await asked.Task;
        web.Change(Exit);
        engine.Emit("die", web.Id);
        await source.Sink.ContainerAsync("web", c => c.State == "exited");
        mayAnswer.SetResult();
        await source.Sink.ContainerAsync("web", c => c.ExitCode == 3);
        Assert.Equal(
            ["exited", "exited"],
            source.Sink.Heard.Select(h => h.Change).OfType<Upserted>().SelectMany(u => u.Facts).OfType<ContainerFact>().Select(c => c.State));
    }

    [Theory]
    [InlineData("no", false, "exited")]
    [InlineData("always", false, "restarting")]
    [InlineData("always", true, "exited")]
    [InlineData("on-failure", false, "restarting")]
    public async Task An_end_is_told_while_the_engine_still_cleans_up(string policy, bool byHand, string state)
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web", json => json["HostConfig"]!["RestartPolicy"]!["Name"] = policy);
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        var cleaned = new TaskCompletionSource();
        engine.Intercept = async _ =>
        {
            await cleaned.Task;
            return false;
        };
        if (byHand)
        {
            engine.Emit("kill", web.Id);
        }

        engine.EmitLine($$$"""{"Type":"container","Action":"die","Actor":{"ID":"{{{web.Id}}}","Attributes":{"exitCode":"137"} },"timeNano":1790000000000000000}""" + "\n");
        var ended = await source.Sink.ContainerAsync("web", c => c.State == state);
        Assert.Equal((137, 0, "", ""), (ended.ExitCode, ended.Pid, ended.SandboxKey, ended.Endpoints[0].Ipv4));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790000000), ended.FinishedAt);

        // What the engine then says holds.
        web.Change(Exit);
        cleaned.SetResult();
        await source.Sink.ContainerAsync("web", c => c is { State: "exited", ExitCode: 3 });
    }

    private static void Exit(JsonObject json)
    {
        json["State"]!["Status"] = "exited";
        json["State"]!["Running"] = false;
        json["State"]!["Pid"] = 0;
        json["State"]!["ExitCode"] = 3;
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }
}
