using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hubs;

/// <summary>The hub's pictures as another program sees them: JSON over a real connection.</summary>
public sealed class DrawTests
{
    [Fact]
    public async Task It_streams_a_picture_and_then_each_change_of_it()
    {
        await using var app = await RunningApp.StartAsync();
        var known = await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub);

        var snapshot = await HubItems.NextAsync(items);
        Assert.Equal(["type", "epoch", "version", "bounds", "icons", "elements", "edges", "more"], snapshot.EnumerateObject().Select(p => p.Name));
        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Equal(known.Epoch, snapshot.GetProperty("epoch").GetString());
        Assert.Equal(known.Version, snapshot.GetProperty("version").GetInt64());
        Assert.Equal(["x", "y", "w", "h"], snapshot.GetProperty("bounds").EnumerateObject().Select(p => p.Name));
        Assert.StartsWith("M", snapshot.GetProperty("icons").GetProperty("container").GetString(), StringComparison.Ordinal);
        Assert.False(snapshot.GetProperty("more").GetBoolean());
        var ids = Ids(snapshot, "elements");
        Assert.All(snapshot.GetProperty("edges").EnumerateArray(), edge =>
        {
            Assert.Contains(edge.GetProperty("from").GetString(), ids);
            Assert.Contains(edge.GetProperty("to").GetString(), ids);
        });
        Assert.Contains(snapshot.GetProperty("elements").EnumerateArray(), e => e.GetProperty("name").GetString() == "mailer" && e.GetProperty("health").GetString() == "ok");

        app.Source.Remove(TestFacts.ContainerNode("mailer"));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(["type", "baseVersion", "version", "bounds", "upserted", "removed"], delta.EnumerateObject().Select(p => p.Name));
        Assert.Equal("delta", delta.GetProperty("type").GetString());
        Assert.Equal(known.Version, delta.GetProperty("baseVersion").GetInt64());
        Assert.Equal(known.Version + 1, delta.GetProperty("version").GetInt64());
        Assert.NotEmpty(delta.GetProperty("upserted").EnumerateObject());
    }

    [Fact]
    public async Task Null_members_and_empty_lists_are_left_out_and_nothing_that_follows_from_the_rest_is_said()
    {
        await using var app = await RunningApp.StartAsync();
        await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub);
        var text = (await HubItems.NextAsync(items)).GetRawText();
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"bottom\":", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lens_streams_its_own_picture_and_its_own_changes()
    {
        await using var app = await RunningApp.StartAsync();
        var known = await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub, "lens=ports");

        var snapshot = await HubItems.NextAsync(items);
        var plate = snapshot.GetProperty("elements").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "plate" && e.GetProperty("name").GetString() == "0.0.0.0:5432");
        Assert.StartsWith("port:", Assert.Single(plate.GetProperty("entries").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal(5432, plate.GetProperty("port").GetProperty("first").GetInt32());
        Assert.Contains(plate.GetProperty("parts").EnumerateArray(), p => p.GetProperty("part").GetString() == "ledger" && p.GetProperty("state").GetString() == "forwarded");

        // worker has no port: what becomes of it is in the wiring alone.
        app.Source.Remove(TestFacts.ContainerNode("worker"));
        await app.WhenAsync(s => s.Version > known.Version);
        app.Source.Remove(TestFacts.ContainerNode("db"));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(known.Version, delta.GetProperty("baseVersion").GetInt64());
        Assert.Contains(delta.GetProperty("removed").GetProperty("elements").EnumerateArray(), id => id.GetString() == plate.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_change_that_changes_no_picture_sends_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        var known = await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub);
        await HubItems.NextAsync(items);

        app.Source.Upsert(TestFacts.Netns(15, TestFacts.LongId("batch")) with { Pids = [115, 116], ProcessCount = 2 });
        await app.WhenAsync(s => s.Version > known.Version);
        app.Source.Remove(TestFacts.ContainerNode("mailer"));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(known.Version, delta.GetProperty("baseVersion").GetInt64());
        Assert.Equal(known.Version + 2, delta.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_change_outside_the_view_sends_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        var known = await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub, "q=name:db");
        var snapshot = await HubItems.NextAsync(items);
        Assert.DoesNotContain(snapshot.GetProperty("elements").EnumerateArray(), e => e.GetProperty("name").GetString() == "web");

        app.Source.Upsert(LaptopFacts.Docker().OfType<Topology.Facts.ContainerFact>().Single(c => c.Name == "mailer") with { Image = "axllent/mailpit:2" });
        await app.WhenAsync(s => s.Version > known.Version);
        app.Source.Remove(TestFacts.ContainerNode("db"));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(known.Version, delta.GetProperty("baseVersion").GetInt64());
        Assert.Equal(known.Version + 2, delta.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("lens=wiring&q=db")]
    public async Task Who_comes_back_gets_what_was_missed_from_the_version_that_it_has(string view)
    {
        await using var app = await RunningApp.StartAsync();
        await ListAsync(app, LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        JsonElement had;
        await using (var hub = await app.HubAsync())
        {
            await using var items = Draw(hub, view);
            had = await HubItems.NextAsync(items);
        }

        app.Source.Remove(TestFacts.ContainerNode("db"));
        await app.WhenAsync(s => !s.Nodes.ContainsKey(TestFacts.ContainerNode("db")));
        await using var again = await app.HubAsync();
        await using var rest = Draw(again, view, had.GetProperty("epoch").GetString()!, had.GetProperty("version").GetInt64());
        var delta = await HubItems.NextAsync(rest);
        Assert.Equal("delta", delta.GetProperty("type").GetString());
        Assert.Equal(had.GetProperty("version").GetInt64(), delta.GetProperty("baseVersion").GetInt64());
    }

    [Theory]
    [InlineData("another epoch", 1)]
    [InlineData(null, 99)]
    [InlineData(null, -1)]
    public async Task Who_has_what_is_not_kept_starts_anew(string? epoch, long version)
    {
        await using var app = await RunningApp.StartAsync();
        await ListAsync(app, LaptopFacts.Kernel());
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub, "", epoch ?? app.Store.Current.Epoch, version);
        Assert.Equal("snapshot", (await HubItems.NextAsync(items)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_bytes_of_a_hundred_containers_and_of_one_more_stay_bounded()
    {
        await using var app = await RunningApp.StartAsync();
        await ListAsync(app, Hundred(100));
        await using var hub = await app.HubAsync();
        await using var items = Draw(hub);
        var snapshot = await HubItems.NextAsync(items);
        app.Source.Upsert(Hundred(101).Skip(Hundred(100).Count()));
        var delta = await HubItems.NextAsync(items);
        TestContext.Current.SendDiagnosticMessage($"snapshot {snapshot.GetRawText().Length} bytes, delta {delta.GetRawText().Length} bytes");
        Assert.InRange(snapshot.GetRawText().Length, 1, 350_000);
        Assert.InRange(delta.GetRawText().Length, 1, 24_000);
    }

    private static async Task<TopologySnapshot> ListAsync(RunningApp app, IEnumerable<Topology.Facts.Fact> facts)
    {
        app.Source.List([.. facts]);
        return await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.HostId) && s.Sources is [{ State: Topology.Sources.SourceState.Connected }]);
    }

    private static IEnumerable<Topology.Facts.Fact> Hundred(int containers) =>
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), TestFacts.Interface(1, 2, "docker0", "bridge", "172.17.0.1/16"),
        TestFacts.Network("bridge", bridge: "docker0"),
        .. Enumerable.Range(10, containers).SelectMany(i => new Topology.Facts.Fact[]
        {
            TestFacts.Netns(i, TestFacts.LongId($"app{i}")),
            TestFacts.Interface(1, 1000 + i, $"veth{i:x7}") with { MasterIndex = 2, LinkNetnsId = TestFacts.NetnsId(i), LinkIndex = 2 },
            TestFacts.Interface(i, 2, "eth0", "veth", $"172.17.{i / 250}.{i % 250}/16").LinkedTo(1, 1000 + i),
            TestFacts.Container($"app{i}") with { Endpoints = [TestFacts.Endpoint("bridge", $"172.17.{i / 250}.{i % 250}")] },
        }),
    ];

    private static HashSet<string?> Ids(JsonElement item, string list) => [.. item.GetProperty(list).EnumerateArray().Select(e => e.GetProperty("id").GetString())];

    private static IAsyncEnumerator<JsonElement> Draw(HubConnection hub, string view = "", string epoch = "", long sinceVersion = -1) =>
        hub.Items("Draw", view, epoch, sinceVersion);
}
