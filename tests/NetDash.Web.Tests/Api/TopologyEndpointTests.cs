using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class TopologyEndpointTests
{
    private const string Path = "api/v1/topology";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_the_contracts_shape()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8"));
        var snapshot = await app.WhenAsync(s => s.Sources.Any(x => x.State == SourceState.Connected));
        var document = await app.Script().GetFromJsonAsync<JsonElement>(Path, Cancellation);

        Assert.Equal(["epoch", "version", "time", "sources", "nodes", "edges"], document.EnumerateObject().Select(p => p.Name));
        Assert.Equal(snapshot.Epoch, document.GetProperty("epoch").GetString());
        Assert.Equal(snapshot.Version, document.GetProperty("version").GetInt64());
        Assert.EndsWith("Z", document.GetProperty("time").GetString(), StringComparison.Ordinal);

        var source = Assert.Single(document.GetProperty("sources").EnumerateArray());
        Assert.Equal(["name", "kind", "host", "state", "detail", "lastReport", "unreadable", "cluster"], source.EnumerateObject().Select(p => p.Name));
        Assert.Equal("connected", source.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.String, source.GetProperty("lastReport").ValueKind);

        var nodes = document.GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(snapshot.Nodes.Keys.Order(StringComparer.Ordinal), nodes.Select(n => n.GetProperty("id").GetString()));
        var loopback = Assert.Single(nodes, n => n.GetProperty("kind").GetString() == "interface");
        Assert.Equal(["id", "kind", "name", "parent", "host", "status", "labels", "properties"], loopback.EnumerateObject().Select(p => p.Name));
        Assert.Equal(TestFacts.HostNetns, loopback.GetProperty("parent").GetString());
        Assert.Equal("lo", loopback.GetProperty("properties").GetProperty("ifName").GetString());
    }

    [Fact]
    public async Task What_belongs_together_is_told_as_one_where_it_is_asked_for()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List([TestFacts.Engine(), .. Enumerable.Range(0, 30).Select(i => OfShop($"c{i}"))]);
        await app.WhenAsync(s => s.OfKind(NodeKind.Container).Count() == 30 && s.Sources.Count == 1);
        var client = app.Script();
        var all = await client.GetFromJsonAsync<JsonElement>(Path, Cancellation);
        var rolled = await client.GetFromJsonAsync<JsonElement>(Path + "?collapse=project&expand=project/none", Cancellation);
        var group = Assert.Single(rolled.GetProperty("nodes").EnumerateArray(), n => n.GetProperty("kind").GetString() == "group");
        var properties = group.GetProperty("properties");

        Assert.Equal((31, 2), (all.GetProperty("nodes").GetArrayLength(), rolled.GetProperty("nodes").GetArrayLength()));
        Assert.Equal(["of", "count", "kinds", "worstStatus", "findings", "members"], properties.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("shop", NodeId.HostOfEngine(TestFacts.EngineId), "stopped"), (group.GetProperty("name").GetString(), group.GetProperty("parent").GetString(), group.GetProperty("status").GetString()));
        Assert.Equal(("project", 30, 20), (properties.GetProperty("of").GetString(), properties.GetProperty("count").GetInt32(), properties.GetProperty("members").GetArrayLength()));
        Assert.Equal("[{\"kind\":\"container\",\"count\":30}]", properties.GetProperty("kinds").GetRawText());
        Assert.Contains("expand=project/none: nothing has this name.", rolled.GetProperty("notices")[0].GetString(), StringComparison.Ordinal);
        Assert.NotEqual(await TagAsync(client, ""), await TagAsync(client, "?collapse=project"));
        Assert.Equal(await TagAsync(client, ""), await TagAsync(client, "?collapse=none"));
    }

    [Fact]
    public async Task Names_with_markup_are_escaped()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host() with { Hostname = "<script>alert('1')</script>&\"" });
        await app.WhenAsync(s => s.Nodes.Count > 0);
        var text = await app.Script().GetStringAsync(Path, Cancellation);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.Contains("\\u003Cscript\\u003E", text, StringComparison.Ordinal);
        var node = JsonDocument.Parse(text).RootElement.GetProperty("nodes")[0];
        Assert.Equal("<script>alert('1')</script>&\"", node.GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_tag_is_strong_and_names_version_and_view()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1));
        await app.WhenAsync(s => s.Nodes.Count == 2 && s.Sources.Count == 1);
        var client = app.Script();
        var tag = await TagAsync(client, "");
        Assert.False(tag.IsWeak);
        Assert.Equal(tag, await TagAsync(client, "?select=host/vm&theme=dark"));
        var hosts = await TagAsync(client, "?kind=host&kind=container");
        Assert.NotEqual(tag, hosts);
        Assert.Equal(hosts, await TagAsync(client, "?kind=container&kind=host"));

        Assert.Equal(HttpStatusCode.NotModified, await IfNoneMatchAsync(client, "", $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, await IfNoneMatchAsync(client, "", "*"));
        Assert.Equal(HttpStatusCode.OK, await IfNoneMatchAsync(client, "?kind=host", tag.ToString()));

        app.Source.Upsert(TestFacts.Netns(2));
        await app.WhenAsync(s => s.Nodes.Count == 3);
        Assert.Equal(HttpStatusCode.OK, await IfNoneMatchAsync(client, "", tag.ToString()));
    }

    [Fact]
    public async Task A_view_shows_its_part_and_tells_what_it_ignored()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1));
        await app.WhenAsync(s => s.Nodes.Count == 2);
        var document = await app.Script().GetFromJsonAsync<JsonElement>(Path + "?kind=host&kinds=x&host=nowhere&kind=nothing", Cancellation);
        Assert.Empty(document.GetProperty("nodes").EnumerateArray());
        var notices = document.GetProperty("notices").EnumerateArray().Select(n => n.GetString()!).ToArray();
        Assert.Contains(notices, n => n.StartsWith("kinds:", StringComparison.Ordinal));
        Assert.Contains(notices, n => n.StartsWith("kind:", StringComparison.Ordinal));
        Assert.Contains("host=nowhere: nothing has this name.", notices);
    }

    [Fact]
    public async Task An_ambiguous_name_is_a_conflict_that_lists_what_it_may_mean()
    {
        await using var app = await RunningApp.StartAsync();
        var two = TestFacts.Container("web", engine: "ENG2");
        app.Source.List(TestFacts.Engine(), TestFacts.Engine("ENG2"), TestFacts.Container("web"), two);
        await app.WhenAsync(s => s.Nodes.ContainsKey(two.Id) && s.Nodes.ContainsKey(TestFacts.ContainerNode("web")));
        using var response = await app.Script().GetAsync(Path + "?focus=container/web", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Null(response.Headers.ETag);
        var candidate = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("candidates").EnumerateArray());
        Assert.Equal("focus", candidate.GetProperty("parameter").GetString());
        Assert.Equal([TestFacts.ContainerNode("web"), two.Id], candidate.GetProperty("ids").EnumerateArray().Select(i => i.GetString()));
    }

    [Fact]
    public async Task Counters_are_as_of_the_request_and_no_part_of_the_tag()
    {
        var reader = new CountingReader();
        await using var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<ICounterReader>(reader));
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback"), TestFacts.Interface(1, 2, "eth0", "physical"));
        await app.WhenAsync(s => s.Nodes.Count == 4 && s.Sources.Count == 1);
        var client = app.Script();
        var first = await Properties(client, "lo");
        Assert.Equal(1, first.GetProperty("rxBytes").GetInt64());
        Assert.Equal(2, first.GetProperty("txBytes").GetInt64());
        Assert.Equal(0.5, first.GetProperty("rxBytesPerSecond").GetDouble());
        Assert.Equal(0.3, first.GetProperty("txBytesPerSecond").GetDouble());
        Assert.Equal("lo", first.GetProperty("ifName").GetString());
        Assert.Equal(2, (await Properties(client, "lo")).GetProperty("rxBytes").GetInt64());
        Assert.Equal(JsonValueKind.Null, (await Properties(client, "eth0")).GetProperty("rxBytes").ValueKind);

        var tag = await TagAsync(client, "");
        Assert.Equal(HttpStatusCode.NotModified, await IfNoneMatchAsync(client, "", tag.ToString()));
        var reads = reader.Reads;
        await client.GetStringAsync(Path + "?kind=host", Cancellation);
        Assert.Equal(reads, reader.Reads);

        static async Task<JsonElement> Properties(HttpClient client, string name) =>
            (await client.GetFromJsonAsync<JsonElement>(Path, Cancellation)).GetProperty("nodes").EnumerateArray()
            .Single(n => n.GetProperty("name").GetString() == name).GetProperty("properties");
    }

    [Fact]
    public async Task A_large_topology_arrives_whole()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List([TestFacts.Host(), TestFacts.Netns(1), .. Enumerable.Range(1, 5000).Select(i => TestFacts.Interface(1, i, $"if{i}", "tun"))]);
        await app.WhenAsync(s => s.Nodes.Count == 5002);
        var document = await app.Script().GetFromJsonAsync<JsonElement>(Path, Cancellation);
        Assert.Equal(5002, document.GetProperty("nodes").GetArrayLength());
    }

    private static async Task<EntityTagHeaderValue> TagAsync(HttpClient client, string query)
    {
        using var response = await client.GetAsync(Path + query, Cancellation);
        return response.Headers.ETag!;
    }

    private static async Task<HttpStatusCode> IfNoneMatchAsync(HttpClient client, string query, string tags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path + query);
        request.Headers.Add("If-None-Match", tags);
        using var response = await client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    /// <summary>Reads one more byte each time, and knows of `lo` alone.</summary>
    private sealed class CountingReader : ICounterReader
    {
        public int Reads { get; private set; }

        public ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadAsync(CancellationToken cancellation)
        {
            Reads++;
            var lo = NodeId.Interface(TestFacts.HostNetns, 1);
            return ValueTask.FromResult<IReadOnlyDictionary<string, InterfaceCounters>>(
                new Dictionary<string, InterfaceCounters> { [lo] = new(Reads, 2 * Reads, 0.5, 1 / 3d) });
        }
    }

    private static Fact OfShop(string name) =>
        TestFacts.Container(name, "none", "exited") with { Labels = Labels.From([new("com.docker.compose.project", "shop")]) };
}
