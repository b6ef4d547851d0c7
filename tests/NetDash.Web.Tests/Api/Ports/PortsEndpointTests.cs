using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api.Ports;

public sealed class PortsEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?netns=own&port=8080", "forwarded docker-publish web 0.0.0.0:8080 172.17.0.2:80;forwarded docker-publish web :::8080 172.17.0.2:80")]
    [InlineData("?netns=own&port=9876", "held listen host1 0.0.0.0:9876 ;wanted docker-publish pub3 0.0.0.0:9876 ")]
    [InlineData("?protocol=udp", "held listen ? 0.0.0.0:5353 ")]
    [InlineData("?state=wanted&port=6380", "wanted docker-publish cache 127.0.0.1:6380 ")]
    [InlineData("?via=listen&port=80", "held listen web 0.0.0.0:80 ")]
    [InlineData("?host=vm&port=22", "held listen sshd 0.0.0.0:22 ;held listen sshd :::22 ")]
    [InlineData("?port=1", "")]
    public async Task Who_has_which_port_is_told_and_filtered(string query, string expected)
    {
        await using var app = await StartAsync();
        var entries = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/ports" + query, Cancellation);
        Assert.Equal(expected, string.Join(';', entries.EnumerateArray().Select(Line)));
    }

    [Fact]
    public async Task An_entry_has_the_contracts_shape()
    {
        await using var app = await StartAsync();
        var entry = (await app.Script().GetFromJsonAsync<JsonElement>("api/v1/ports?port=22", Cancellation))[0];
        Assert.Equal(
            ["id", "host", "netns", "protocol", "address", "port", "v6Only", "state", "via", "owner", "ownerName", "engine", "process", "forwardsTo", "exposure", "hasSocket", "note", "since"],
            entry.EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"pid":812,"name":"sshd"}""", entry.GetProperty("process").GetRawText());
        Assert.Equal("all", entry.GetProperty("exposure").GetString());
        Assert.True(entry.GetProperty("id").GetString()!.Length <= 200);
    }

    [Fact]
    public async Task An_entry_names_its_containers_engine_as_the_host_does()
    {
        await using var app = await StartAsync();
        var entries = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/ports", Cancellation);
        var topology = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/topology?kind=host", Cancellation);
        var engines = topology.GetProperty("nodes")[0].GetProperty("properties").GetProperty("engineIds").EnumerateArray().Select(e => e.GetString()).ToList();
        var engine = Assert.Single(engines);
        Assert.All(entries.EnumerateArray(), e => Assert.Equal(
            e.GetProperty("owner").GetString()?.StartsWith("container:", StringComparison.Ordinal) == true ? engine : null, e.GetProperty("engine").GetString()));
        Assert.Contains(entries.EnumerateArray(), e => e.GetProperty("engine").GetString() == engine);
        Assert.Contains(entries.EnumerateArray(), e => e.GetProperty("engine").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task An_owner_that_cannot_be_read_is_null_and_its_port_is_held()
    {
        await using var app = await StartAsync();
        var entry = (await app.Script().GetFromJsonAsync<JsonElement>("api/v1/ports?port=5353", Cancellation))[0];
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("owner").ValueKind);
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("ownerName").ValueKind);
        Assert.Equal("held", entry.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("?state=taken", HttpStatusCode.BadRequest, "held, forwarded, wanted")]
    [InlineData("?protocol=icmp", HttpStatusCode.BadRequest, "tcp, udp, sctp")]
    [InlineData("?port=70000", HttpStatusCode.BadRequest, "1 to 65535")]
    [InlineData("?port=80&port=81", HttpStatusCode.BadRequest, "1 to 65535")]
    [InlineData("?host=nowhere", HttpStatusCode.NotFound, "nowhere")]
    public async Task A_wrong_filter_is_a_problem_that_says_what_and_where(string query, HttpStatusCode status, string said)
    {
        await using var app = await StartAsync();
        using var response = await app.Script().GetAsync("api/v1/ports" + query, Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_has_a_tag_that_tells_filters_apart()
    {
        await using var app = await StartAsync();
        using var all = await app.Script().GetAsync("api/v1/ports", Cancellation);
        using var some = await app.Script().GetAsync("api/v1/ports?port=22", Cancellation);
        Assert.NotEqual(all.Headers.ETag, some.Headers.ETag);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/ports");
        request.Headers.IfNoneMatch.Add(all.Headers.ETag!);
        using var again = await app.Script().SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    internal static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        await app.WhenAsync(s => s.Nodes.Values.Any(n => n.Name == "pub3"));
        return app;
    }

    private static string Line(JsonElement e) =>
        $"{e.GetProperty("state")} {e.GetProperty("via")} {(e.GetProperty("ownerName").ValueKind == JsonValueKind.Null ? "?" : e.GetProperty("ownerName"))} "
        + $"{e.GetProperty("address")}:{e.GetProperty("port")} {e.GetProperty("forwardsTo")}";
}
