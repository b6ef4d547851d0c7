using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api.Ports;

public sealed class PreflightEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_compose_file_gets_a_verdict_for_each_port_who_is_in_the_way_and_a_corrected_text()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, "", "application/yaml", "services:\n  shop:\n    image: x\n    ports: ['8080:80', \"5433:5432\"] # here\n");
        Assert.Equal(["verdict", "format", "claims", "conflicts", "unresolved", "notes", "corrected"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("conflict", "compose"), (Text(answer, "verdict"), Text(answer, "format")));
        Assert.Contains(answer.GetProperty("claims").EnumerateArray(), c => c.GetProperty("port").GetInt32() == 5433 && Text(c, "verdict") == "free" && Text(c, "by") == "shop");

        var conflict = answer.GetProperty("conflicts")[0];
        var claim = answer.GetProperty("claims").EnumerateArray().Single(c => Text(c, "id") == Text(conflict, "claim"));
        Assert.Equal((8080, "wanted", "compose", "conflict"), (claim.GetProperty("port").GetInt32(), Text(claim, "state"), Text(claim, "via"), Text(claim, "verdict")));
        Assert.Equal(4, claim.GetProperty("place").GetProperty("line").GetInt32());
        Assert.Equal("web", Text(conflict.GetProperty("holder"), "ownerName"));
        Assert.Equal(8081, conflict.GetProperty("freePort").GetInt32());
        Assert.Contains("docker stop web", Text(conflict, "fix"), StringComparison.Ordinal);
        Assert.Equal("services:\n  shop:\n    image: x\n    ports: ['8081:80', \"5433:5432\"] # here\n", Text(answer, "corrected"));
    }

    [Fact]
    public async Task A_command_line_is_text_plain()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, "?format=docker-run", "text/plain", "docker run -d -p 9876:80 nginx");
        Assert.Equal("conflict", Text(answer, "verdict"));
        Assert.Equal("host1", Text(answer.GetProperty("conflicts")[0].GetProperty("holder"), "ownerName"));
        Assert.All(answer.GetProperty("claims").EnumerateArray(), c => Assert.Equal("command", Text(c, "via")));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict_without_a_port()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, "?format=docker-run", "text/plain", "docker run -d --name web nginx");
        Assert.Equal("conflict", Text(answer, "verdict"));
        Assert.Equal((0, 0), (answer.GetProperty("claims").GetArrayLength(), answer.GetProperty("conflicts").GetArrayLength()));
        var refused = Assert.Single(answer.GetProperty("unresolved").EnumerateArray());
        Assert.Equal(["by", "written", "verdict", "reason", "fix", "place"], refused.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("--name web", "conflict"), (Text(refused, "written"), Text(refused, "verdict")));
        Assert.Contains("docker rm -f web", Text(refused, "fix"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubernetes_manifests_are_read_too()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, "", "application/yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: edge}
            spec:
              containers:
              - name: web
                image: nginx
                ports: [{containerPort: 80, hostPort: 9100}]
            """);
        Assert.Equal(("conflict", "kubernetes"), (Text(answer, "verdict"), Text(answer, "format")));
        Assert.Equal("host-port", Text(answer.GetProperty("claims")[0], "via"));
    }

    [Theory]
    [InlineData("", "unknown")]
    [InlineData("?env=PORT%3D5433", "free")]
    [InlineData("?env=PORT%3D8080", "conflict")]
    public async Task A_variable_without_a_value_is_unknown_and_named(string query, string verdict)
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, query, "application/yaml", "services: {ui: {image: x, ports: ['${PORT}:80']}}");
        Assert.Equal(verdict, Text(answer, "verdict"));
        Assert.Equal(verdict == "unknown", answer.GetProperty("unresolved").EnumerateArray().Any(u => Text(u, "reason").Contains("PORT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_claim_at_all_is_free_with_a_note()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var answer = await AskAsync(app, "", "text/plain", "docker run --net=host python:3.13");
        Assert.Equal("free", Text(answer, "verdict"));
        Assert.Contains(answer.GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains("host mode", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("", "application/yaml", "services:\n\tweb: {}\n", HttpStatusCode.BadRequest, ":2:1: ")]
    [InlineData("", "application/yaml", "services: {web: {ports: [nonsense]}}", HttpStatusCode.BadRequest, "nonsense")]
    [InlineData("", "application/yaml", "hello", HttpStatusCode.BadRequest, "")]
    [InlineData("", "text/plain", "docker run --no-such-flag x", HttpStatusCode.BadRequest, "no-such-flag")]
    [InlineData("", "application/json", "{}", HttpStatusCode.UnsupportedMediaType, "type")]
    [InlineData("?format=helm", "application/yaml", "a: 1", HttpStatusCode.BadRequest, "kubernetes")]
    [InlineData("?env=PORT", "application/yaml", "a: 1", HttpStatusCode.BadRequest, "NAME=VALUE")]
    [InlineData("?host=nowhere", "application/yaml", "a: 1", HttpStatusCode.NotFound, "nowhere")]
    public async Task What_cannot_be_checked_is_a_problem_that_says_what_and_where(string query, string type, string body, HttpStatusCode status, string said)
    {
        await using var app = await PortsEndpointTests.StartAsync();
        using var response = await PostAsync(app, query, type, Encoding.UTF8.GetBytes(body));
        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(said, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_megabytes_an_alias_bomb_and_no_UTF8_are_refused_within_a_second()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 10; i++)
        {
            bomb.Append($"a{i}: &a{i} [").AppendJoin(',', Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        foreach (var (body, status) in new[]
        {
            (new byte[50 * 1024 * 1024], HttpStatusCode.RequestEntityTooLarge), (Encoding.UTF8.GetBytes(bomb + "services: *a9\n"), HttpStatusCode.BadRequest), ([0xff, 0xfe, 0x41], HttpStatusCode.BadRequest),
        })
        {
            var clock = Stopwatch.StartNew();
            using var response = await PostAsync(app, "", "application/yaml", body);
            Assert.Equal(status, response.StatusCode);
            // Far above the few milliseconds that it takes; far below what expanding would.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        }
    }

    [Fact]
    public async Task Nobody_without_an_identity_may_ask()
    {
        await using var app = await PortsEndpointTests.StartAsync();
        using var content = new StringContent("services: {}", new MediaTypeHeaderValue("application/yaml"));
        using var response = await app.Anybody().PostAsync("api/v1/preflight", content, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task<JsonElement> AskAsync(RunningApp app, string query, string type, string body)
    {
        using var response = await PostAsync(app, query, type, Encoding.UTF8.GetBytes(body));
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningApp app, string query, string type, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/preflight" + query) { Content = content };
        // Who is refused for the length is told so before the body is sent.
        request.Headers.ExpectContinue = true;
        return await app.Script().SendAsync(request, Cancellation);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
