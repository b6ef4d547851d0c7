using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api.Ports;

public sealed class FreePortsEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    // 8080 is published; 9100 listens; 6380 is wanted by a container that stopped; 9876 is both held and wanted.
    [InlineData("?from=8079&count=3", "8079,8081,8082")]
    [InlineData("?from=9100", "9101")]
    [InlineData("?from=6379&count=2", "6381,6382")]
    [InlineData("?from=9875&count=2&protocol=tcp", "9875,9877")]
    [InlineData("?from=9876&protocol=udp", "9876")]
    [InlineData("?from=5353&protocol=udp", "5354")]
    [InlineData("?from=8079&count=3&run=1", "8081,8082,8083")]
    [InlineData("", "1024")]
    // 32768 to 60999 are handed to clients.
    [InlineData("?from=32767&count=2", "32767,61000")]
    [InlineData("?from=65535&count=5", "65535")]
    public async Task What_nobody_holds_forwards_or_wants_is_free(string query, string expected)
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/free-ports" + query, Cancellation);
        Assert.Equal(expected, string.Join(',', answer.GetProperty("ports").EnumerateArray()));
        Assert.Equal("", answer.GetProperty("unknown").GetString());
    }

    [Fact]
    public async Task Where_the_kernel_is_not_read_no_port_is_called_free()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List([.. LaptopFacts.Docker()]);
        await app.WhenAsync(s => s.Nodes.Values.Any(n => n.Name == "pub3"));
        var answer = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/free-ports?from=1", Cancellation);
        Assert.Empty(answer.GetProperty("ports").EnumerateArray());
        Assert.Contains("kernel", answer.GetProperty("unknown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_any_host_is_read_it_says_that_it_does_not_know()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Script().GetAsync("api/v1/free-ports", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("?from=0", HttpStatusCode.BadRequest, "from")]
    [InlineData("?from=x", HttpStatusCode.BadRequest, "from")]
    [InlineData("?count=1001", HttpStatusCode.BadRequest, "count")]
    [InlineData("?protocol=tcp&protocol=udp", HttpStatusCode.BadRequest, "protocol")]
    [InlineData("?host=nowhere", HttpStatusCode.NotFound, "nowhere")]
    public async Task A_wrong_question_is_a_problem_that_says_what_and_where(string query, HttpStatusCode status, string said)
    {
        await using var app = await PortsEndpointTests.StartAsync();
        using var response = await app.Script().GetAsync("api/v1/free-ports" + query, Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
