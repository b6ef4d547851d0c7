using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class NodeEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_comes_with_its_edges_by_id_or_by_name()
    {
        await using var app = await RunningApp.StartAsync();
        var web = TestFacts.Container("web") with { Endpoints = [TestFacts.Endpoint("bridge", "172.17.0.2")] };
        app.Source.List(TestFacts.Engine(), TestFacts.Network("bridge"), web);
        await app.WhenAsync(s => s.Edges.Count > 0);
        foreach (var reference in new[] { web.Id, "container/web", "container%2Fweb" })
        {
            var document = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/nodes/" + reference, Cancellation);
            Assert.Equal(web.Id, document.GetProperty("node").GetProperty("id").GetString());
            Assert.Contains(document.GetProperty("edges").EnumerateArray(), e => e.GetProperty("kind").GetString() == "attached");
            Assert.Equal(0, document.GetProperty("findings").GetArrayLength());
        }
    }

    [Fact]
    public async Task None_is_not_found_and_several_are_a_conflict()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Engine(), TestFacts.Engine("ENG2"), TestFacts.Container("web"), TestFacts.Container("web", engine: "ENG2"));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("web", "ENG2")) && s.Nodes.ContainsKey(TestFacts.ContainerNode("web")));
        using var none = await app.Script().GetAsync("api/v1/nodes/container/db", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var several = await app.Script().GetAsync("api/v1/nodes/container/web", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, several.StatusCode);
        Assert.Contains(TestFacts.ContainerNode("web", "ENG2"), await several.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
