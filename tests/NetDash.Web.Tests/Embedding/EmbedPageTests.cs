using System.Net;
using System.Text.RegularExpressions;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Embedding;

public sealed partial class EmbedPageTests
{
    private const string Setting = "--NetDash:Embedding:FrameAncestors=https://portal.example.org";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_the_same_page_whatever_the_address_asks_for()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        var plain = await app.Script().GetStringAsync("embed", Cancellation);
        var hostile = await app.Script().GetStringAsync(
            "embed?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&select=container%2F%22%3E%3Cimg&theme=%22onload&kiosk=%E2%80%AE&filter=%1B%5B31m", Cancellation);
        Assert.Equal(plain, hostile);
        Assert.Contains("data-origins=\"https://portal.example.org\"", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("_framework", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", plain, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]* src=)", plain);
        Assert.DoesNotMatch(@"\son\w+=", plain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/ops/netdash")]
    public async Task Everything_that_it_loads_is_there_for_anybody(string pathBase)
    {
        await using var app = await RunningApp.StartAsync(Setting, $"--NetDash:PathBase={pathBase}");
        var html = await app.Script().GetStringAsync(pathBase + "/embed", Cancellation);
        var loaded = Loaded.Matches(html).Select(m => m.Groups[1].Value).Where(a => a != pathBase + "/").ToArray();
        Assert.Superset(
            new[] { "/embed.css", "/embed.js", "/map.js", "/signalr.js", "/theme.js", "/favicon.svg" }.Select(f => pathBase + f).ToHashSet(StringComparer.Ordinal),
            loaded.ToHashSet(StringComparer.Ordinal));
        foreach (var address in loaded.Where(a => !a.Contains("/inventory/", StringComparison.Ordinal)))
        {
            using var response = await app.Anybody().GetAsync(address, Cancellation);
            Assert.True(response.IsSuccessStatusCode, address);
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Without_an_identity_it_says_what_is_missing_and_leads_to_no_sign_in()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        using var response = await app.Browser().GetAsync("embed?q=web", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("This frame needs a token.", html, StringComparison.Ordinal);
        Assert.Contains("data-error=\"unauthorized\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("login", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_links_token_lets_the_frame_in_and_no_other_secret_does_by_the_address()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        var link = app.Link("/?q=web");
        using var shown = await app.Anybody().GetAsync($"embed?q=web&token={link.Token}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.DoesNotContain(link.Token, await shown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        using var owner = await app.Anybody().GetAsync($"embed?token={app.Token}", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, owner.StatusCode);
        var html = await owner.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("This frame’s link has ended.", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Token, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_page_that_the_frame_can_show()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        using var request = new HttpRequestMessage(HttpMethod.Get, "embed/%3Cscript%3E") { Headers = { Accept = { new("text/html") } } };
        using var response = await app.Script().SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The map cannot be shown.", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]* src=)", html);
    }

    [Fact]
    public async Task A_session_that_slides_is_not_renewed_in_a_frame()
    {
        await using var app = await RunningApp.StartAsync(Setting);
        var browser = await app.BrowserAsync();
        using var response = await browser.GetAsync("embed", Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Loaded { get; }
}
