using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hubs;

public sealed class DescribeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_the_view_shows_and_what_was_found_there()
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();

        var all = await FirstAsync(hub, "");

        Assert.Equal("description", all.GetProperty("type").GetString());
        Assert.Equal("vm", all.GetProperty("title").GetString());
        Assert.Equal("10.131.175.138", all.GetProperty("detail").GetString());
        Assert.StartsWith("M", all.GetProperty("icon").GetString(), StringComparison.Ordinal);
        Assert.True(all.GetProperty("isRead").GetBoolean());
        var badge = all.GetProperty("badge");
        Assert.Equal("error", badge.GetProperty("health").GetString());
        Assert.Equal("1 error, 1 warning", badge.GetProperty("words").GetString());
        Assert.Equal((1, 1), (badge.GetProperty("errors").GetInt32(), badge.GetProperty("warnings").GetInt32()));
        Assert.Equal(["error", "warning"], all.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("severity").GetString()));
        Assert.Equal(JsonValueKind.Null, all.GetProperty("selected").ValueKind);
        Assert.Equal("", all.GetProperty("missing").GetString());
    }

    [Theory]
    [InlineData("q=web&kind=container", "web kind=container", "no findings", "")]
    [InlineData("host=nowhere", "host=nowhere", "not known", "Nothing matches. Nothing is named host=nowhere.")]
    [InlineData("colour=red", "", "1 error, 1 warning", "colour: no such parameter, ignored.")]
    [InlineData("token=ndl_secret&theme=dark", "", "1 error, 1 warning", "")]
    public async Task Filters_and_what_is_ignored_are_told(string view, string detail, string words, string note)
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();

        var told = await FirstAsync(hub, view);

        Assert.Equal(detail.Length > 0 ? detail : "10.131.175.138", told.GetProperty("detail").GetString());
        Assert.Equal(words, told.GetProperty("badge").GetProperty("words").GetString());
        Assert.Equal(note, told.GetProperty("note").GetString());
    }

    [Fact]
    public async Task What_is_selected_is_told_by_its_name_and_followed_by_it()
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();
        await using var items = hub.StreamAsync<JsonElement>("Describe", $"select={TestFacts.ContainerNode("web")}", Cancellation).GetAsyncEnumerator(Cancellation);

        var selected = await NextAsync(items);
        Assert.Equal("container/web", selected.GetProperty("reference").GetString());
        Assert.Equal(("container", "web"), (selected.GetProperty("kind").GetString(), selected.GetProperty("name").GetString()));

        var anew = TestFacts.ContainerNode("web, made anew");
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker().Where(f => f is not ContainerFact { Name: "web" }),
            LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "web") with { Id = anew, ContainerId = TestFacts.LongId("web, made anew") }]);

        var again = await NextAsync(items);
        while (again.GetProperty("id").GetString() != anew)
        {
            again = await NextAsync(items);
        }

        Assert.Equal("container/web", again.GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_port_tells_whose_it_is_and_a_finding_what_it_is()
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();

        var port = (await FirstAsync(hub, "select=port/vm/tcp/8080")).GetProperty("selected");
        Assert.Equal(("port", "0.0.0.0:8080/tcp"), (port.GetProperty("kind").GetString(), port.GetProperty("name").GetString()));
        Assert.Equal("container/web", port.GetProperty("owner").GetString());

        var found = (await FirstAsync(hub, "")).GetProperty("findings")[0];
        var finding = (await FirstAsync(hub, $"finding={found.GetProperty("id").GetString()}")).GetProperty("selected");
        Assert.Equal("finding", finding.GetProperty("kind").GetString());
        Assert.Equal(found.GetProperty("title").GetString(), finding.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_missing_until_it_comes()
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();
        await using var items = hub.StreamAsync<JsonElement>("Describe", "select=container/late", Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("container/late", items.Current.GetProperty("missing").GetString());
        Assert.Equal(JsonValueKind.Null, items.Current.GetProperty("selected").ValueKind);

        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker(), TestFacts.Container("late")]);

        Assert.Equal("container/late", (await NextAsync(items)).GetProperty("reference").GetString());
    }

    [Fact]
    public async Task Who_came_by_a_link_hears_of_nothing_beyond_it()
    {
        await using var app = await LaptopAsync();
        app.Source.Report(new StatusChanged
        {
            Source = app.Source.Name, Epoch = "replay",
            Status = new SourceStatus { Name = app.Source.Name, Kind = "kernel", State = SourceState.Connected, Host = TestFacts.HostId },
        });
        await app.WhenAsync(s => s.Sources is [{ Host: not null }]);
        await using var hub = await app.HubAsync(app.Link("/?q=web&kind=container").Token);

        var all = await FirstAsync(hub, "");
        Assert.Equal("no findings", all.GetProperty("badge").GetProperty("words").GetString());
        Assert.DoesNotContain("10.131.175.138", all.GetRawText(), StringComparison.Ordinal);

        var beyond = await FirstAsync(hub, "select=container/db");
        Assert.Equal(JsonValueKind.Null, beyond.GetProperty("selected").ValueKind);
        Assert.Equal("container/db", beyond.GetProperty("missing").GetString());
        Assert.Equal("container/web", (await FirstAsync(hub, "select=container/web")).GetProperty("selected").GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_change_that_nothing_said_is_of_sends_nothing()
    {
        await using var app = await LaptopAsync();
        await using var hub = await app.HubAsync();
        await using var items = hub.StreamAsync<JsonElement>("Describe", "q=web&kind=container", Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await items.MoveNextAsync());
        var next = items.MoveNextAsync().AsTask();

        var before = app.Store.Current.Version;
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker(), TestFacts.Container("another")]);
        await app.WhenAsync(s => s.Version > before && s.Nodes.ContainsKey(TestFacts.ContainerNode("another")));
        app.Source.Say(SourceState.Stale, "gone");

        Assert.True(await next);
        Assert.NotEqual("", items.Current.GetProperty("stale").GetString());
    }

    private static async Task<JsonElement> FirstAsync(HubConnection hub, string view)
    {
        await foreach (var item in hub.StreamAsync<JsonElement>("Describe", view, Cancellation))
        {
            return item;
        }

        throw new InvalidOperationException("The stream has no item.");
    }

    /// <summary>The next selection that is something.</summary>
    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> items)
    {
        do
        {
            Assert.True(await items.MoveNextAsync());
        }
        while (items.Current.GetProperty("selected").ValueKind == JsonValueKind.Null);
        return items.Current.GetProperty("selected");
    }

    private static async Task<RunningApp> LaptopAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("web")) && s.Sources is [{ State: SourceState.Connected }] && s.Findings.Count > 1);
        return app;
    }
}
