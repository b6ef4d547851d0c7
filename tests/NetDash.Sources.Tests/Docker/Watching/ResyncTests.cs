using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Watching;

public sealed class ResyncTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_list_now_and_then_finds_what_no_event_told()
    {
        await using var engine = await FakeEngine.StartAsync();
        var changing = engine.Run("changing");
        var leaving = engine.Run("leaving");
        await using var source = Fakes.Sources.Run(engine.Address, resync: Often);
        await source.Sink.WaitForAsync(SourceState.Connected);

        changing.Change(json => json["State"]!["Status"] = "paused");
        engine.Containers.TryRemove(leaving.Id, out _);
        engine.Run("coming");
        engine.Networks = """[{"Id":"n1","Name":"app","Driver":"bridge"}]""";
        await source.Sink.ContainerAsync("changing", c => c.State == "paused");
        await source.Sink.ContainerAsync("coming");
        await source.Sink.GoneAsync("leaving");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<DockerNetworkFact>().Any());

        engine.Networks = "[]";
        await source.Sink.WaitAsync(sink => !sink.Facts.OfType<DockerNetworkFact>().Any());
    }

    [Fact]
    public async Task An_idle_engine_is_asked_for_two_lists_and_for_no_container()
    {
        await using var engine = await FakeEngine.StartAsync(e =>
        {
            for (var i = 0; i < 100; i++)
            {
                e.Run($"c{i}");
            }
        });
        await using var source = Fakes.Sources.Run(engine.Address, resync: Often);
        await source.Sink.WaitForAsync(SourceState.Connected);

        // A container that was inspected because of an event is not inspected again because the list is newer than it.
        var one = engine.Containers.Values.First();
        one.Change(json => json["State"]!["Status"] = "paused");
        engine.Emit("pause", one.Id);
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<ContainerFact>().Any(c => c.State == "paused"));
        await AnotherListAsync(engine);
        engine.Requests.Clear();
        var heard = source.Sink.Heard.Count;
        for (var i = 0; i < 5; i++)
        {
            await AnotherListAsync(engine);
        }

        Assert.Equal(["GET /v1.41/containers/json", "GET /v1.41/networks"], engine.Requests.Distinct().Order());
        Assert.Equal(heard, source.Sink.Heard.Count);
    }

    [Fact]
    public async Task What_could_not_be_read_is_tried_again()
    {
        await using var engine = await FakeEngine.StartAsync();
        var web = engine.Run("web", json => json["State"]!["Pid"] = "many");
        await using var source = Fakes.Sources.Run(engine.Address, resync: Often);
        await source.Sink.WaitAsync(sink => sink.Status is { State: SourceState.Connected, Unreadable.Count: 1 });
        web.Change(json => json["State"]!["Pid"] = 17);
        await source.Sink.ContainerAsync("web", c => c.Pid == 17);
        await source.Sink.WaitAsync(sink => sink.Status!.Unreadable.Count == 0);
    }

    /// <summary>Returns when a list that was asked for after now was worked through, seen by the next one being asked for.</summary>
    private static async Task AnotherListAsync(FakeEngine engine)
    {
        const string List = "GET /v1.41/containers/json";
        var before = engine.CountOf(List);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (engine.CountOf(List) < before + 2)
        {
            await engine.NextRequestAsync(limit.Token);
        }
    }
}
