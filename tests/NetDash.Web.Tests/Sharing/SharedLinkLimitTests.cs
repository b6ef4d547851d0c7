using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Web.Sharing;
using NetDash.Web.Tests.Hosting;
using NetDash.Web.Tests.Hubs;

namespace NetDash.Web.Tests.Sharing;

/// <summary>Whoever comes by a link sees what its filters leave: nothing else is in any answer, however it is asked for.</summary>
public sealed class SharedLinkLimitTests
{
    // Names on the laptop that are not of the project `shop`, of which there is the container api alone.
    private static readonly string[] Others = ["node-exporter", "postgres", "mailer", "mailpit", "redis", "sshd", "dockerd", "10.131.175.138", "python3", "host1", "10.55.0.3"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Answers =>
    [
        "api/v1/topology", "api/v1/topology?host=vm", "api/v1/topology?q=db", "api/v1/topology?show=stopped&show=loopback&show=pause", "api/v1/topology?focus=host/vm&depth=9",
        "api/v1/topology.svg", "api/v1/topology.svg?lens=ports", "api/v1/topology.svg?lens=services", "api/v1/badge.svg", "api/v1/findings", "api/v1/ports",
        "api/v1/ports?netns=own", "api/v1/nodes/container/api", "api/v1/nodes/host/vm", "api/v1/free-ports", "api/v1/links", "metrics",
        "", "?select=container/db", "?select=host/vm", "?lens=ports", "ports", "ports?protocol=tcp&range=1-65535", "findings", "sources", "inventory/container", "inventory/process",
        "inventory/unix-socket", "inventory/interface", "inventory/host?select=host/vm",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_answer_holds_anything_else(string path)
    {
        await using var app = await StartAsync();
        var link = app.Link("?project=shop");
        var visitor = app.Browser();
        using var opened = await visitor.GetAsync(link.Address(app.Address), Cancellation);
        // What is asked for by name comes back as it was asked for, and by nobody else's words.
        var asked = Uri.UnescapeDataString(path);
        foreach (var client in new[] { visitor, app.Bearer(link.Token) })
        {
            var text = await client.GetAsync(path, Cancellation) is var answer ? await answer.Content.ReadAsStringAsync(Cancellation) : "";
            Assert.NotEmpty(text);
            Assert.All(Others, other => Assert.False(text.Contains(other, StringComparison.Ordinal) && !asked.Contains(other, StringComparison.Ordinal), $"{other} is in {path}"));
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Who_sees_everything_sees_more_so_that_the_search_above_can_find_something(string path)
    {
        await using var app = await StartAsync();
        var text = await app.Script().GetAsync(path, Cancellation) is var answer ? await answer.Content.ReadAsStringAsync(Cancellation) : "";
        if (path is not ("api/v1/nodes/container/api" or "api/v1/links" or "api/v1/badge.svg" or "api/v1/free-ports" or "metrics" or "sources"
            or "api/v1/topology?q=db" or "api/v1/topology.svg?lens=services" or "" or "?lens=ports" or "api/v1/findings"))
        {
            Assert.Contains(Others, other => text.Contains(other, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Watch", "")]
    [InlineData("Watch", "host=vm")]
    [InlineData("Watch", "q=postgres&q=api")]
    [InlineData("Draw", "")]
    [InlineData("Draw", "lens=ports")]
    public async Task Nor_does_the_hub(string method, string view)
    {
        await using var app = await StartAsync();
        await using var hub = await app.HubAsync(app.Link("?project=shop").Token);
        await using var items = hub.Items(method, view, "", -1);
        var text = (await HubItems.NextAsync(items)).GetRawText();
        Assert.Contains("api", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Others, other => text.Contains(other, StringComparison.Ordinal));

        // What happens beyond the limit sends nothing; what happens within it does.
        app.Source.Remove(TestFacts.ContainerNode("db"));
        app.Source.Remove(TestFacts.ContainerNode("api"));
        var next = (await HubItems.NextAsync(items)).GetRawText();
        Assert.Contains(method == "Watch" ? TestFacts.ContainerNode("api") : "removed", next, StringComparison.Ordinal);
        Assert.DoesNotContain(Others, other => next.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_revoked_takes_the_stream_with_it()
    {
        await using var app = await StartAsync();
        var link = app.Link("?project=shop");
        await using var hub = await app.HubAsync(link.Token);
        await using var items = hub.Items("Watch", "", "", -1);
        await HubItems.NextAsync(items);
        Assert.True(app.Services.GetService(typeof(SharedLinks)) is SharedLinks links && links.Revoke(link.Link.Id, "owner"));
        var error = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => items.MoveNextAsync().AsTask());
        Assert.Contains("has ended", error.Message, StringComparison.Ordinal);
        await using var again = hub.Items("Draw", "", "", -1);
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => again.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task A_picture_that_was_drawn_for_one_is_not_handed_to_another()
    {
        await using var app = await StartAsync();
        var whole = await app.Script().GetStringAsync("api/v1/topology.svg", Cancellation);
        var part = await app.Bearer(app.Link("?project=shop").Token).GetStringAsync("api/v1/topology.svg", Cancellation);
        var again = await app.Script().GetStringAsync("api/v1/topology.svg", Cancellation);
        Assert.Contains("mailer", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("mailer", part, StringComparison.Ordinal);
        Assert.Equal(whole, again);
    }

    [Fact]
    public async Task Its_topology_is_the_contracts_and_no_bigger_than_its_filter()
    {
        await using var app = await StartAsync();
        var document = JsonDocument.Parse(await app.Bearer(app.Link("?project=shop").Token).GetStringAsync("api/v1/topology?kind=container", Cancellation)).RootElement;
        Assert.Equal(["api"], document.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()));
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("api")) && s.Findings.Count > 0);
        return app;
    }
}
