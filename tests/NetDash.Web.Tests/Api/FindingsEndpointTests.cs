using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class FindingsEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "blocked,stale,exposed")]
    [InlineData("?rule=netns-stale", "stale")]
    [InlineData("?rule=netns-stale&rule=port-exposed", "stale,exposed")]
    [InlineData("?severity=error", "blocked,stale")]
    [InlineData("?severity=error&rule=netns-stale", "stale")]
    [InlineData("?severity=warning", "")]
    [InlineData("?host=vm", "blocked,stale")]
    [InlineData("?host=host/vm", "blocked,stale")]
    public async Task They_come_worst_first_and_filtered(string query, string expected)
    {
        await using var app = await StartAsync();
        var findings = await app.Script().GetFromJsonAsync<JsonElement>("api/v1/findings" + query, Cancellation);
        Assert.Equal(expected, string.Join(',', findings.EnumerateArray().Select(f => f.GetProperty("id").GetString())));
    }

    [Fact]
    public async Task One_has_the_contracts_shape()
    {
        await using var app = await StartAsync();
        var finding = (await app.Script().GetFromJsonAsync<JsonElement>("api/v1/findings?rule=port-blocked", Cancellation))[0];
        Assert.Equal(["id", "rule", "severity", "title", "detail", "subjects", "port", "holder", "fix", "since"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-11-23T12:00:00Z", finding.GetProperty("since").GetString());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal(
            """{"protocol":"tcp","address":"0.0.0.0","port":9876,"host":"HOST"}""".Replace("HOST", TestFacts.HostId, StringComparison.Ordinal),
            finding.GetProperty("port").GetRawText());
    }

    [Theory]
    [InlineData("?severity=bad", HttpStatusCode.BadRequest, "severity")]
    [InlineData("?host=nowhere", HttpStatusCode.NotFound, "nowhere")]
    public async Task A_wrong_filter_is_a_problem_that_says_what_and_where(string query, HttpStatusCode status, string said)
    {
        await using var app = await StartAsync();
        using var response = await app.Script().GetAsync("api/v1/findings" + query, Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_have_a_tag_too()
    {
        await using var app = await StartAsync();
        using var first = await app.Script().GetAsync("api/v1/findings", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/findings");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await app.Script().SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<IFindingAnalyzer, FixedFindings>());
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Findings.Count == 3 && s.Sources.Count == 1);
        return app;
    }

    /// <summary>Three findings, whatever there is.</summary>
    private sealed class FixedFindings : IFindingAnalyzer
    {
        private static readonly Finding[] All =
        [
            Finding("exposed", "port-exposed", FindingSeverity.Info, "elsewhere", -10),
            Finding("stale", "netns-stale", FindingSeverity.Error, TestFacts.HostId, 5),
            Finding("blocked", "port-blocked", FindingSeverity.Error, "gone", 0) with
            {
                Port = new FindingPort(PortProtocol.Tcp, "0.0.0.0", 9876, TestFacts.HostId),
            },
        ];

        public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) =>
            previous.Findings.IsEmpty ? new FindingChanges([.. All], []) : FindingChanges.None;

        private static Finding Finding(string id, string rule, FindingSeverity severity, string subject, int minute) => new()
        {
            Id = id, Rule = rule, Severity = severity, Title = "t", Detail = "d", Subjects = [subject], Since = TestFacts.Noon.AddMinutes(minute),
        };
    }
}
