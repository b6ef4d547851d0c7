using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

public sealed class ForwardedRequestsTests
{
    private const string Listed = "--NetDash:TrustedProxies=127.0.0.1;10.0.0.0/8";
    private readonly SeenRequests _seen = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listed_proxy_is_believed()
    {
        await using var app = await StartAsync(Listed, "--NetDash:AllowedHosts=netdash.example.org;127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "netdash.example.org")));
        Assert.Equal(("198.51.100.7", "https", "netdash.example.org"), (_seen.Last.Address, _seen.Last.Scheme, _seen.Last.Host));
        Assert.Equal(new ProxyPeer(IPAddress.Loopback, true), _seen.Last.Peer);
    }

    [Theory]
    [InlineData("--NetDash:TrustedProxies=192.0.2.1")]
    [InlineData("--NetDash:TrustedProxies=127.0.0.2")]
    [InlineData("--NetDash:TrustedProxies=::1")]
    [InlineData("--NetDash:AllowedHosts=*")]
    public async Task Nobody_else_is_not_even_on_loopback(string option)
    {
        await using var app = await StartAsync(option);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example")));
        Assert.Equal(("127.0.0.1", "http", new Uri(app.ListeningAddress).Authority), (_seen.Last.Address, _seen.Last.Scheme, _seen.Last.Host));
        Assert.Equal(new ProxyPeer(IPAddress.Loopback, false), _seen.Last.Peer);
    }

    [Theory]
    [InlineData("203.0.113.6, 198.51.100.7", "198.51.100.7")]
    [InlineData("203.0.113.6, 198.51.100.7, 10.1.2.3", "198.51.100.7")]
    [InlineData("198.51.100.7, 10.1.2.3, 10.9.9.9", "198.51.100.7")]
    [InlineData("10.1.2.3, 198.51.100.7", "198.51.100.7")]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("198.51.100.7:4711", "198.51.100.7")]
    [InlineData("[2001:db8::7]:4711", "2001:db8::7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("198.51.100.7, garbage", "127.0.0.1")]
    [InlineData("garbage, 10.1.2.3", "10.1.2.3")]
    [InlineData("garbage", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    [InlineData(",,,", "127.0.0.1")]
    [InlineData("198.51.100.7.evil.example", "127.0.0.1")]
    public async Task The_asker_is_the_last_hop_that_no_listed_proxy_is(string header, string expected)
    {
        await using var app = await StartAsync(Listed);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-For", header)));
        Assert.Equal(expected, _seen.Last.Address);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost, evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    public async Task A_forwarded_host_has_to_be_one_that_is_answered(string host, HttpStatusCode expected)
    {
        await using var app = await StartAsync(Listed);
        Assert.Equal(expected, await AskAsync(app, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Host", host)));
    }

    [Theory]
    [InlineData("localhost@evil.example")]
    [InlineData("evil.example/localhost")]
    [InlineData("evil.example#localhost")]
    [InlineData("evil example")]
    [InlineData("<script>")]
    public async Task One_that_is_no_host_changes_nothing(string host)
    {
        await using var app = await StartAsync(Listed);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-Host", host)));
        Assert.Equal(new Uri(app.ListeningAddress).Authority, _seen.Last.Host);
    }

    [Theory]
    [InlineData("javascript")]
    [InlineData("ftp")]
    [InlineData("https, gopher")]
    [InlineData("https://evil.example")]
    public async Task No_scheme_is_taken_but_http_and_https(string scheme)
    {
        await using var app = await StartAsync(Listed);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-Proto", scheme)));
        Assert.Equal("http", _seen.Last.Scheme);
    }

    [Fact]
    public async Task A_header_of_a_thousand_hops_is_read_and_one_that_is_too_long_refused()
    {
        await using var app = await StartAsync(Listed);
        var hops = string.Join(", ", Enumerable.Repeat("10.1.2.3", 1_000));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, ("X-Forwarded-For", "198.51.100.7, " + hops)));
        Assert.Equal("198.51.100.7", _seen.Last.Address);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await AskAsync(app, ("X-Forwarded-For", new string('1', 40_000))));
    }

    [Fact]
    public async Task On_a_socket_of_both_families_an_IPv4_proxy_is_known_by_its_address()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "Needs IPv6.");
        await using var app = await StartAsync(Listed, "--urls=http://[::]:0");
        var port = new Uri(app.ListeningAddress).Port;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/healthz");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        using var response = await client.SendAsync(request, Cancellation);
        Assert.Equal(new ProxyPeer(IPAddress.Loopback, true), _seen.Last.Peer);
        Assert.Equal("198.51.100.7", _seen.Last.Address);
    }

    [Theory]
    [InlineData("/ops/netdash", "healthz", HttpStatusCode.OK, "")]
    [InlineData("/ops/netdash", "api/v1/topology", HttpStatusCode.Unauthorized, "/ops/netdash")]
    [InlineData("/ops/netdash/", "api/v1/topology", HttpStatusCode.Unauthorized, "/ops/netdash")]
    [InlineData("/ops/netdash", "ops/netdash/api/v1/topology", HttpStatusCode.Unauthorized, "/ops/netdash")]
    [InlineData("/evil", "api/v1/topology", HttpStatusCode.NotFound, "")]
    [InlineData("//evil.example", "api/v1/topology", HttpStatusCode.NotFound, "")]
    [InlineData("/ops/netdash, /ops/netdash", "api/v1/topology", HttpStatusCode.NotFound, "")]
    public async Task A_proxy_may_take_the_base_path_off_and_no_other(string prefix, string path, HttpStatusCode expected, string pathBase)
    {
        await using var app = await StartAsync(Listed, "--NetDash:PathBase=/ops/netdash");
        Assert.Equal(expected, await AskAsync(app, path, ("X-Forwarded-Prefix", prefix)));
        Assert.Equal(pathBase, _seen.Last.PathBase);
    }

    [Fact]
    public async Task From_others_a_prefix_says_nothing()
    {
        await using var app = await StartAsync("--NetDash:PathBase=/ops/netdash");
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(app, "api/v1/topology", ("X-Forwarded-Prefix", "/ops/netdash")));
    }

    [Theory]
    [InlineData(Listed, true)]
    [InlineData("--NetDash:TrustedProxies=192.0.2.1", false)]
    public async Task The_cookie_is_for_TLS_alone_where_a_listed_proxy_says_that_it_speaks_it(string option, bool isSecure)
    {
        await using var app = await StartAsync(option);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.SignInLink));
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await app.Anybody().SendAsync(request, Cancellation);
        Assert.Equal(isSecure, Assert.Single(response.Headers.GetValues("Set-Cookie")).Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Wrong_tokens_count_for_each_address_behind_the_proxy_alone()
    {
        await using var app = await StartAsync(Listed);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, "login?t=wrong", ("X-Forwarded-For", $"203.0.113.{i}, 198.51.100.7")));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(app, "login?t=wrong", ("X-Forwarded-For", "198.51.100.7")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, "login?t=wrong", ("X-Forwarded-For", "198.51.100.8")));
    }

    [Theory]
    [InlineData("https")]
    [InlineData(null)]
    public async Task The_way_to_the_sign_in_page_names_no_host_and_no_scheme(string? scheme)
    {
        await using var app = await StartAsync("--NetDash:PublicUrl=https://ops.example.org/ops/netdash", "--NetDash:PathBase=/ops/netdash");
        using var request = new HttpRequestMessage(HttpMethod.Get, "ops/netdash/findings?severity=error");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme ?? "http");
        using var response = await app.Anybody().SendAsync(request, Cancellation);
        Assert.Equal("/ops/netdash/login?returnUrl=%2Fops%2Fnetdash%2Ffindings%3Fseverity%3Derror", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public void Where_nobody_looked_a_peer_is_not_trusted()
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        Assert.Equal(new ProxyPeer(IPAddress.Loopback, false), ProxyPeer.Of(context));
    }

    private Task<RunningApp> StartAsync(params string[] options) =>
        RunningApp.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(_seen), options);

    private static Task<HttpStatusCode> AskAsync(RunningApp app, params (string Name, string Value)[] headers) => AskAsync(app, "healthz", headers);

    private static async Task<HttpStatusCode> AskAsync(RunningApp app, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await app.Anybody().SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
