using System.Net;
using System.Text.Json;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication;

/// <summary>Auth:Mode Proxy: the word of listed addresses counts, and nobody else's.</summary>
public sealed class ProxySignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whom_a_trusted_proxy_names_is_in_and_comes_to_the_very_view()
    {
        await using var app = await StartAsync("127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "findings?severity=error", ("X-Forwarded-User", "ada")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "api/v1/topology", ("X-Forwarded-User", "ada")));
    }

    [Fact]
    public async Task The_header_of_anybody_else_is_no_more_than_text()
    {
        await using var app = await StartAsync("192.0.2.7");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "api/v1/topology", ("X-Forwarded-User", "ada")));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(app, "", ("X-Forwarded-User", "ada")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "api/v1/topology", ("X-Forwarded-User", "ada"), ("X-Forwarded-For", "192.0.2.7")));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("ada", "mallory")]
    public async Task Nobody_and_two_are_nobody(params string[] names)
    {
        await using var app = await StartAsync("127.0.0.0/8");
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/topology");
        foreach (var name in names)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-User", name);
        }

        // HttpClient would join two into one line; a proxy that adds its own after the asker's sends two.
        var status = names.Length < 2 ? (await app.Anybody().SendAsync(request, Cancellation)).StatusCode : await RawAsync(app, names);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task The_sign_in_page_says_who_should_have_named_somebody()
    {
        await using var app = await StartAsync("127.0.0.1");
        using var response = await app.Anybody().GetAsync("login?returnUrl=/ports%3Fhost%3Dvm", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("it named nobody", html, StringComparison.Ordinal);
        Assert.Contains("/login?returnUrl=%2Fports%3Fhost%3Dvm", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"t\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "", "ada", HttpStatusCode.OK)]
    [InlineData("ada", "", "bob", HttpStatusCode.Forbidden)]
    [InlineData("ops", "dev, ops", "bob", HttpStatusCode.OK)]
    [InlineData("ops", "dev,opsec", "bob", HttpStatusCode.Forbidden)]
    [InlineData("*", "", "bob", HttpStatusCode.OK)]
    [InlineData("", "ops", "bob", HttpStatusCode.Forbidden)]
    public async Task Who_may_share_is_told_by_name_or_group(string sharers, string groups, string name, HttpStatusCode links)
    {
        await using var app = await StartAsync("127.0.0.1", $"--NetDash:Auth:Sharers={sharers}");
        Assert.Equal(links, await StatusAsync(app, "api/v1/links", ("X-Forwarded-User", name), ("X-Forwarded-Groups", groups)));
    }

    [Fact]
    public async Task Other_headers_may_be_named()
    {
        await using var app = await StartAsync("127.0.0.1", "--NetDash:Auth:Proxy:UserHeader=Remote-User");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "api/v1/topology", ("X-Forwarded-User", "ada")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "api/v1/topology", ("Remote-User", "ada")));
    }

    [Fact]
    public async Task A_session_of_another_way_to_sign_in_is_none_and_a_shared_link_is_one()
    {
        await using var app = await StartAsync("127.0.0.1");
        var link = app.Link("?project=shop");
        var visitor = app.Browser();
        using var opened = await visitor.GetAsync(link.Address(app.Address), Cancellation);
        Assert.Equal("/?project=shop", opened.Headers.Location!.ToString());
        var topology = JsonDocument.Parse(await visitor.GetStringAsync("api/v1/topology", Cancellation));
        Assert.Empty(topology.RootElement.GetProperty("nodes").EnumerateArray());
        using var owner = await visitor.GetAsync($"login?t={app.Token}", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, owner.StatusCode);
    }

    private static Task<RunningApp> StartAsync(string trusted, params string[] more) =>
        RunningApp.StartAsync(["--NetDash:Auth:Mode=Proxy", $"--NetDash:TrustedProxies={trusted}", .. more]);

    private static async Task<HttpStatusCode> StatusAsync(RunningApp app, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await app.Anybody().SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> RawAsync(RunningApp app, string[] names)
    {
        var address = new Uri(app.ListeningAddress);
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        await using var stream = socket.GetStream();
        var text = $"GET /api/v1/topology HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{string.Concat(names.Select(n => $"X-Forwarded-User: {n}\r\n"))}\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), Cancellation);
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync(Cancellation);
        return (HttpStatusCode)int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
