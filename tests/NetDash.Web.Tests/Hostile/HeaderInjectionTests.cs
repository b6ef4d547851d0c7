using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hostile;

/// <summary>Line ends and other controls in what goes into an answer's header.</summary>
public sealed class HeaderInjectionTests
{
    [Theory]
    [InlineData("%2f%0d%0aSet-Cookie:%20evil=1")]
    [InlineData("%2fok%0d%0a%0d%0a<script>evil</script>")]
    [InlineData("%2f%0aSet-Cookie:%20evil=1")]
    [InlineData("%2f%e5%98%8a%e5%98%8dSet-Cookie:%20evil=1")]
    [InlineData("%2f%00evil")]
    [InlineData("%2f%c2%85Set-Cookie:%20evil=1")]
    [InlineData("%2f%e2%80%a8Set-Cookie:%20evil=1")]
    public async Task A_return_address_brings_no_header(string returnUrl)
    {
        await using var app = await RunningApp.StartAsync();
        var answer = await RawHttp.SendAsync(app, $"GET /login?t={app.Token}&returnUrl={returnUrl} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Equal(302, RawHttp.Status(answer));
        Assert.DoesNotContain(RawHttp.Head(answer), l => l.StartsWith("Set-Cookie: evil", StringComparison.OrdinalIgnoreCase));
        var location = Assert.Single(RawHttp.Head(answer), l => l.StartsWith("Location:", StringComparison.OrdinalIgnoreCase));
        Assert.All(location, c => Assert.InRange(c, ' ', '~'));
    }

    [Theory]
    [InlineData("/findings?q=%0d%0aSet-Cookie:%20evil=1")]
    [InlineData("/inventory/a%0d%0aSet-Cookie:%20evil=1")]
    public async Task The_way_to_the_sign_in_page_brings_none(string path)
    {
        await using var app = await RunningApp.StartAsync();
        var answer = await RawHttp.SendAsync(app, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        Assert.Equal(302, RawHttp.Status(answer));
        Assert.DoesNotContain(RawHttp.Head(answer), l => l.StartsWith("Set-Cookie: evil", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("127.0.0.1\r\n X: y")]
    [InlineData("127.0.0.1\r\nHost: evil.example")]
    [InlineData("evil.example\r\nHost: 127.0.0.1")]
    [InlineData("127.0.0.1\0evil.example")]
    [InlineData("127.0.0.1 evil.example")]
    [InlineData("evil.example:80@127.0.0.1")]
    [InlineData("127.0.0.1/evil")]
    [InlineData("")]
    public async Task A_host_that_is_none_is_refused(string host)
    {
        await using var app = await RunningApp.StartAsync();
        var answer = await RawHttp.SendAsync(app, $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.Equal(400, RawHttp.Status(answer));
    }

    [Theory]
    [InlineData("X-Forwarded-For: 198.51.100.7\rSet-Cookie: evil=1")]
    [InlineData("X-Forwarded-Host: local\0host")]
    [InlineData("Bad Name: 1")]
    [InlineData(": 1")]
    public async Task A_request_with_broken_headers_is_refused(string header)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:TrustedProxies=127.0.0.1");
        Assert.True(RawHttp.Status(await RawHttp.GetAsync(app, "/healthz", header)) is 400 or 431);
    }

    [Theory]
    [InlineData("/api/v1/topology.svg?download=1&q=%0d%0aSet-Cookie:%20evil=1")]
    [InlineData("/api/v1/topology.svg?download=%0d%0aevil.svg&q=%22%3b%20evil=%22")]
    public async Task The_name_of_a_download_brings_none(string path)
    {
        await using var app = await RunningApp.StartAsync();
        var head = RawHttp.Head(await RawHttp.GetAsync(app, path));
        Assert.DoesNotContain(head, l => l.StartsWith("Set-Cookie: evil", StringComparison.OrdinalIgnoreCase));
        Assert.All(head.Where(l => l.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)), l => Assert.Matches("^[ -~]+$", l));
    }
}
