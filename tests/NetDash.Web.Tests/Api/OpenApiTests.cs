using System.Net.Http.Json;
using System.Text.Json;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task It_describes_every_address_that_programs_may_ask()
    {
        await using var app = await RunningApp.StartAsync();
        var document = await app.Script().GetFromJsonAsync<JsonElement>("openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/api/v1/badge.svg", "/api/v1/findings", "/api/v1/free-ports", "/api/v1/frozen", "/api/v1/frozen/{id}", "/api/v1/frozen/{id}/scene", "/api/v1/links", "/api/v1/links/{id}", "/api/v1/nodes/{id}", "/api/v1/ports", "/api/v1/preflight", "/api/v1/topology", "/api/v1/topology.png", "/api/v1/topology.svg", "/healthz", "/metrics", "/readyz"],
            document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order());

        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).ToArray();
        Assert.All(operations, o => Assert.NotEmpty(o.Value.GetProperty("description").GetString()!));
        Assert.Distinct(operations.Select(o => o.Value.GetProperty("operationId").GetString()));

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            ["epoch", "version", "time", "sources", "nodes", "edges", "notices"],
            schemas.GetProperty("TopologyDocument").GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Equal("array", schemas.GetProperty("ValueListOfstring").GetProperty("type").GetString());
    }
}
