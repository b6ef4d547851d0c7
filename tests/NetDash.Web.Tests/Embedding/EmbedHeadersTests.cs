using System.Net;
using NetDash.Web.Hosting;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Embedding;

public sealed class EmbedHeadersTests
{
    private const string Portal = "https://portal.example.org";
    private const string Setting = "--NetDash:Embedding:FrameAncestors=https://Portal.example.org/;https://*.ops.example:8443";
    private const string Ancestors = "frame-ancestors https://portal.example.org https://*.ops.example:8443";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("embed")]
    [InlineData("embed/")]
    [InlineData("EMBED?q=web")]
    [InlineData("embed/no/such/thing")]
    [InlineData("embed?token=ndl_nonsense")]
    public async Task The_frame_and_what_is_refused_there_have_one_policy_that_names_the_origins(string path)
    {
        await using var app = await RunningApp.StartAsync(Setting);
        foreach (var client in new[] { app.Script(), app.Anybody() })
        {
            using var response = await client.GetAsync(path, Cancellation);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.EndsWith(Ancestors, policy, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.Equal("require-corp", Assert.Single(response.Headers.GetValues("Cross-Origin-Embedder-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("X-Frame-Options"));
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("login")]
    [InlineData("login?t=wrong")]
    [InlineData("findings")]
    [InlineData("embedded")]
    [InlineData("nothing")]
    [InlineData("api/v1/topology")]
    [InlineData("api/v1/nothing")]
    [InlineData("embed.js")]
    [InlineData("map.js")]
    [InlineData("healthz")]
    [InlineData("_blazor")]
    [InlineData("hubs/topology")]
    public async Task Everything_else_is_shown_in_frames_of_its_own_origin_alone(string path)
    {
        await using var app = await RunningApp.StartAsync(Setting);
        using var response = await (await app.BrowserAsync()).GetAsync(path, Cancellation);
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.EndsWith("frame-ancestors 'self'", SecurityHeaders.Policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(response.Headers.Contains("X-Frame-Options"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Where_no_origin_is_set_no_frame_shows_it()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Script().GetAsync("embed", Cancellation);
        Assert.EndsWith("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_base_path_the_frame_is_told_by_what_is_below_it()
    {
        await using var app = await RunningApp.StartAsync(Setting, "--NetDash:PathBase=/ops/netdash");
        using var framed = await app.Script().GetAsync("ops/netdash/embed", Cancellation);
        Assert.EndsWith(Ancestors, Assert.Single(framed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var beside = await app.Script().GetAsync("embed", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, beside.StatusCode);
    }

    [Fact]
    public async Task Portals_may_load_the_elements_script_and_show_the_badge_and_nothing_more()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        using var request = new HttpRequestMessage(HttpMethod.Get, "netdash-map.js") { Headers = { { "Origin", Portal } } };
        using var script = await app.Anybody().SendAsync(request, Cancellation);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(script.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cross-origin", Assert.Single(script.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.NotNull(script.Headers.ETag);
        using var badge = await app.Script().GetAsync("api/v1/badge.svg", Cancellation);
        Assert.Equal("cross-origin", Assert.Single(badge.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(badge.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.EndsWith("frame-ancestors 'self'; sandbox", Assert.Single(badge.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
