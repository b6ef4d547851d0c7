using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hubs;

/// <summary>The hub as another program sees it: JSON over a real connection.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task It_streams_a_snapshot_and_then_each_change()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1));
        var known = await app.WhenAsync(s => s.Nodes.Count == 2 && s.Sources.Count == 1);
        await using var hub = await app.HubAsync();
        await using var items = Watch(hub);

        var snapshot = await HubItems.NextAsync(items);
        Assert.Equal(["type", "epoch", "version", "sources", "nodes", "edges", "findings", "more"], snapshot.EnumerateObject().Select(p => p.Name));
        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Equal(known.Epoch, snapshot.GetProperty("epoch").GetString());
        Assert.Equal(known.Version, snapshot.GetProperty("version").GetInt64());
        Assert.Equal(2, snapshot.GetProperty("nodes").GetArrayLength());
        Assert.False(snapshot.GetProperty("more").GetBoolean());

        app.Source.Upsert(TestFacts.Interface(1, 1, "<lo>", "loopback"));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(["type", "baseVersion", "version", "sources", "upserted", "removed"], delta.EnumerateObject().Select(p => p.Name));
        Assert.Equal("delta", delta.GetProperty("type").GetString());
        Assert.Equal(known.Version, delta.GetProperty("baseVersion").GetInt64());
        Assert.Equal(known.Version + 1, delta.GetProperty("version").GetInt64());
        Assert.Equal(["nodes", "edges", "findings"], delta.GetProperty("upserted").EnumerateObject().Select(p => p.Name));
        var node = Assert.Single(delta.GetProperty("upserted").GetProperty("nodes").EnumerateArray());
        Assert.Equal("<lo>", node.GetProperty("name").GetString());
        Assert.Contains("\\u003Clo\\u003E", node.GetRawText(), StringComparison.Ordinal);

        app.Source.Remove(TestFacts.Interface(1, 1, "<lo>", "loopback").Id);
        var removal = await HubItems.NextAsync(items);
        Assert.Equal(node.GetProperty("id").GetString(), Assert.Single(removal.GetProperty("removed").GetProperty("nodes").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_change_outside_the_view_sends_nothing_and_the_next_inside_follows_on_what_was_sent()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Nodes.Count == 1 && s.Sources.Count == 1);
        await using var hub = await app.HubAsync();
        await using var items = Watch(hub, "kind=netns");
        var snapshot = await HubItems.NextAsync(items);
        Assert.Equal(0, snapshot.GetProperty("nodes").GetArrayLength());

        app.Source.Upsert(TestFacts.Host() with { Kernel = "7" });
        await app.WhenAsync(s => s.Version > snapshot.GetProperty("version").GetInt64());
        app.Source.Upsert(TestFacts.Netns(1));
        var delta = await HubItems.NextAsync(items);
        Assert.Equal(snapshot.GetProperty("version").GetInt64(), delta.GetProperty("baseVersion").GetInt64());
        Assert.True(delta.GetProperty("version").GetInt64() > delta.GetProperty("baseVersion").GetInt64() + 1);
        Assert.Equal(TestFacts.HostNetns, Assert.Single(delta.GetProperty("upserted").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_change_within_what_is_rolled_up_is_a_change_of_its_group()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Engine(), TestFacts.Container("a", "none", "exited"), TestFacts.Container("b", "none", "exited"));
        await app.WhenAsync(s => s.OfKind(NodeKind.Container).Count() == 2 && s.Sources.Count == 1);
        await using var hub = await app.HubAsync();
        await using var items = Watch(hub, "collapse=host");
        var snapshot = await HubItems.NextAsync(items);
        Assert.Equal(["group", "host"], snapshot.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("kind").GetString()).Order());

        app.Source.Upsert(TestFacts.Container("c", "none", "exited"));
        var more = await HubItems.NextAsync(items);
        var group = Assert.Single(more.GetProperty("upserted").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("group", 3), (group.GetProperty("kind").GetString(), group.GetProperty("properties").GetProperty("count").GetInt32()));

        app.Source.Remove(TestFacts.ContainerNode("a"), TestFacts.ContainerNode("b"));
        var single = await HubItems.NextAsync(items);
        Assert.Equal("c", Assert.Single(single.GetProperty("upserted").GetProperty("nodes").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(group.GetProperty("id").GetString(), Assert.Single(single.GetProperty("removed").GetProperty("nodes").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind=netns")]
    public async Task Who_comes_back_gets_what_was_missed_from_the_version_that_it_has(string view)
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1));
        await app.WhenAsync(s => s.Nodes.Count == 2 && s.Sources.Count == 1);
        JsonElement had;
        await using (var hub = await app.HubAsync())
        {
            await using var items = Watch(hub, view);
            had = await HubItems.NextAsync(items);
        }

        app.Source.Upsert(TestFacts.Netns(2));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.NetnsId(2)));
        await using var again = await app.HubAsync();
        await using var rest = Watch(again, view, had.GetProperty("epoch").GetString()!, had.GetProperty("version").GetInt64());
        var delta = await HubItems.NextAsync(rest);
        Assert.Equal("delta", delta.GetProperty("type").GetString());
        Assert.Equal(had.GetProperty("version").GetInt64(), delta.GetProperty("baseVersion").GetInt64());
        Assert.Equal(TestFacts.NetnsId(2), Assert.Single(delta.GetProperty("upserted").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("another epoch", 1)]
    [InlineData(null, 99)]
    [InlineData(null, -1)]
    public async Task Who_has_what_is_not_kept_starts_anew(string? epoch, long version)
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Nodes.Count == 1);
        await using var hub = await app.HubAsync();
        await using var items = Watch(hub, "", epoch ?? app.Store.Current.Epoch, version);
        Assert.Equal("snapshot", (await HubItems.NextAsync(items)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_large_snapshot_comes_in_parts_that_make_the_whole()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List([TestFacts.Host(), TestFacts.Netns(1), .. Enumerable.Range(1, 4500).Select(i => TestFacts.Interface(1, i, $"if{i}", "tun"))]);
        var known = await app.WhenAsync(s => s.Nodes.Count == 4502);
        await using var hub = await app.HubAsync();
        await using var items = Watch(hub);
        var ids = new HashSet<string>();
        var parts = 0;
        for (var more = true; more; parts++)
        {
            var part = await HubItems.NextAsync(items);
            more = part.GetProperty("more").GetBoolean();
            Assert.InRange(part.GetProperty("nodes").GetArrayLength() + part.GetProperty("edges").GetArrayLength(), 1, 2000);
            ids.UnionWith(part.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
        }

        Assert.Equal(3, parts);
        Assert.Equal(known.Nodes.Keys.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_view_that_is_too_long_is_refused_and_a_broken_one_shows_what_can_be_understood()
    {
        await using var app = await RunningApp.StartAsync();
        await using var hub = await app.HubAsync();
        await using var broken = Watch(hub, "kind=%zz&nothing=1&&&=");
        Assert.Equal("snapshot", (await HubItems.NextAsync(broken)).GetProperty("type").GetString());
        await using var tooLong = Watch(hub, "q=" + new string('a', 5000));
        var refused = await Assert.ThrowsAsync<HubException>(() => HubItems.NextAsync(tooLong));
        Assert.Contains("4096", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_may_not_open_streams_without_end()
    {
        await using var app = await RunningApp.StartAsync();
        var own = app.Store.SubscriberCount;
        await using var hub = await app.HubAsync();
        var open = new List<IAsyncEnumerator<JsonElement>>();
        for (var i = 0; i < 16; i++)
        {
            var items = Watch(hub);
            open.Add(items);
            await HubItems.NextAsync(items);
        }

        await using var oneMore = Watch(hub);
        await Assert.ThrowsAsync<HubException>(() => HubItems.NextAsync(oneMore));
        Assert.Equal(own + 16, app.Store.SubscriberCount);
        foreach (var items in open)
        {
            await items.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_hangs_up_leaves_nothing_behind()
    {
        await using var app = await RunningApp.StartAsync();
        // The program itself follows too.
        var own = app.Store.SubscriberCount;
        var hub = await app.HubAsync();
        await using (var items = Watch(hub))
        {
            await HubItems.NextAsync(items);
            Assert.Equal(own + 1, app.Store.SubscriberCount);
            await hub.DisposeAsync();
        }

        // The server notices the end of the connection by itself; each change is a chance to look.
        for (var i = 1; app.Store.SubscriberCount > own; i++)
        {
            app.Source.List(TestFacts.Host() with { Kernel = $"{i}" });
            await app.WhenAsync(s => s.Version >= i);
        }
    }

    private static IAsyncEnumerator<JsonElement> Watch(HubConnection hub, string view = "", string epoch = "", long sinceVersion = -1) =>
        hub.Items("Watch", view, epoch, sinceVersion);
}
