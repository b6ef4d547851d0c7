using System.Net;
using NetDash.Web.Api;

namespace NetDash.Web.Tests.Hosting;

public sealed class HostFilterTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:80", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:5080", HttpStatusCode.OK)]
    [InlineData("netdash.localhost", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("10.1.2.3", HttpStatusCode.BadRequest)]
    public async Task Bound_to_loopback_it_answers_for_loopback_alone(string host, HttpStatusCode expected)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(expected, await AskAsync(app, "healthz", host));
    }

    [Fact]
    public async Task Another_host_is_a_problem_even_for_what_is_open_to_all()
    {
        await using var app = await RunningApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "login") { Headers = { Host = "evil.example" } };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await app.Anybody().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Problems.ContentType, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Bound_everywhere_it_answers_for_the_address_that_was_asked_and_its_own_name()
    {
        await using var app = await RunningApp.StartAsync("--urls=http://0.0.0.0:0");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, "healthz", "127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, "healthz", Dns.GetHostName()));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app, "healthz", "192.0.2.1"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app, "healthz", "evil.example"));
    }

    [Fact]
    public async Task The_host_of_PublicUrl_is_answered()
    {
        await using var app = await RunningApp.StartAsync("--NetDash:PublicUrl=https://netdash.example.org/x");
        Assert.Equal(HttpStatusCode.OK, await Answer("netdash.example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, await Answer("example.org"));

        async Task<HttpStatusCode> Answer(string host)
        {
            // The program's own idea of its address is the public one here.
            using var client = new HttpClient { BaseAddress = new Uri(app.ListeningAddress) };
            using var request = new HttpRequestMessage(HttpMethod.Get, "healthz") { Headers = { Host = host } };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("one.example", HttpStatusCode.OK)]
    [InlineData("a.two.example", HttpStatusCode.OK)]
    [InlineData("two.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.BadRequest)]
    public async Task AllowedHosts_takes_the_place_of_the_default(string host, HttpStatusCode expected)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:AllowedHosts=one.example;*.two.example");
        Assert.Equal(expected, await AskAsync(app, "healthz", host));
    }

    private static async Task<HttpStatusCode> AskAsync(RunningApp app, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var response = await app.Anybody().SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
