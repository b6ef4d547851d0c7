using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class ProblemTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "api/v1/nothing", 404)]
    [InlineData("GET", "hubs/nothing", 404)]
    [InlineData("GET", "nothing", 404)]
    [InlineData("DELETE", "api/v1/topology", 405)]
    [InlineData("PUT", "login", 405)]
    [InlineData("POST", "login", 415)]
    [InlineData("GET", "hubs/topology", 400)]
    public async Task Every_error_is_a_problem(string method, string path, int status)
    {
        await using var app = await RunningApp.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("{}") };
        using var response = await app.Script().SendAsync(request, Cancellation);
        await AssertProblemAsync(response, status);
    }

    [Theory]
    [InlineData("api/v1/topology")]
    [InlineData("hubs/topology")]
    [InlineData("openapi/v1.json")]
    [InlineData("metrics")]
    public async Task Who_is_nobody_gets_one_too(string path)
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Anybody().GetAsync(path, Cancellation);
        await AssertProblemAsync(response, 401);
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_one()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Script().GetAsync("api/v1/topology?q=" + new string('a', 5000), Cancellation);
        await AssertProblemAsync(response, 414);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_one()
    {
        await using var app = await RunningApp.StartAsync();
        using var content = new StringContent("t=" + new string('a', 100_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await app.Anybody().PostAsync("login", content, Cancellation);
        await AssertProblemAsync(response, 413);
    }

    [Fact]
    public async Task A_defect_is_one_that_tells_nothing_of_the_inside()
    {
        await using var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<ICounterReader>(new BrokenReader()));
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback"));
        await app.WhenAsync(s => s.Nodes.Count == 3);
        using var response = await app.Script().GetAsync("api/v1/topology", Cancellation);
        var text = await AssertProblemAsync(response, 500);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_browser_that_asks_for_a_page_gets_it_as_a_page()
    {
        await using var app = await RunningApp.StartAsync();
        var browser = await app.BrowserAsync();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*");
        using var response = await browser.GetAsync("nothing/<b>", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("<b>", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var api = await browser.GetAsync("api/v1/nothing", Cancellation);
        await AssertProblemAsync(api, 404);
    }

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem.GetRawText();
    }

    private sealed class BrokenReader : ICounterReader
    {
        public ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadAsync(CancellationToken cancellation) =>
            throw new InvalidOperationException("a secret");
    }
}
