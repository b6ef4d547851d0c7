using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Web.Authentication;
using NetDash.Web.Sharing;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication;

/// <summary>Endpoints against identities: the whole table in one place.</summary>
public sealed class WhoMayAskTests
{
    // Who asks, in the order of the columns below.
    private static readonly string[] Identities =
        ["nobody", "owner's token", "owner's browser", "viewer's key", "sharer's key", "link by bearer", "link by browser", "link to all", "link that was revoked", "no token of ours"];

    // A line for each endpoint: method, path, its pattern among the endpoints, and the status for each identity.
    private static readonly (string Request, string Pattern, string Statuses)[] Table =
    [
        //                                                                     nob own bro vie sha lin lin all rev wro
        ("GET healthz", "/healthz",                                           "200 200 200 200 200 200 200 200 200 200"),
        ("GET readyz", "/readyz",                                             "200 200 200 200 200 200 200 200 200 200"),
        ("GET login", "/login",                                               "200 302 302 302 302 302 302 302 200 200"),
        ("POST login", "/login",                                              "415 415 415 415 415 415 415 415 415 415"),
        ("GET netdash.css", "",                                               "200 200 200 200 200 200 200 200 200 200"),
        ("GET _framework/blazor.web.js", "",                                  "200 200 200 200 200 200 200 200 200 200"),
        ("GET ", "/",                                                         "302 200 200 200 200 200 200 200 401 401"),
        ("GET ports", "/ports",                                               "302 200 200 200 200 200 200 200 401 401"),
        ("GET findings", "/findings",                                         "302 200 200 200 200 200 200 200 401 401"),
        ("GET sources", "/sources",                                           "302 200 200 200 200 200 200 200 401 401"),
        ("GET links", "/links",                                               "302 200 200 200 200 200 200 200 401 401"),
        ("GET frozen/none", "/frozen/{Id}",                                   "302 200 200 200 200 200 200 200 401 401"),
        ("GET inventory", "/inventory",                                       "302 200 200 200 200 200 200 200 401 401"),
        ("GET inventory/pod", "/inventory/{Kind}",                            "302 200 200 200 200 200 200 200 401 401"),
        ("GET not-found", "/not-found",                                       "302 200 200 200 200 200 200 200 401 401"),
        ("GET nothing", "",                                                   "302 404 404 404 404 404 404 404 401 401"),
        ("GET embed", "/embed",                                               "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/topology", "/api/v1/topology",                           "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/topology.svg", "/api/v1/topology.svg",                   "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/topology.png", "/api/v1/topology.png",                   "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/badge.svg", "/api/v1/badge.svg",                         "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/findings", "/api/v1/findings",                           "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/ports", "/api/v1/ports",                                 "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/nodes/container/api", "/api/v1/nodes/{**id}",            "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/nodes/container/db", "/api/v1/nodes/{**id}",             "401 200 200 200 200 404 404 200 401 401"),
        ("GET api/v1/free-ports", "/api/v1/free-ports",                       "401 200 200 200 200 403 403 200 401 401"),
        ("POST api/v1/preflight", "/api/v1/preflight",                        "401 200 200 200 200 403 403 200 401 401"),
        ("GET metrics", "/metrics",                                           "401 200 200 200 200 403 403 200 401 401"),
        ("GET openapi/v1.json", "/openapi/{documentName}.json",               "401 200 200 200 200 200 200 200 401 401"),
        ("GET api/v1/links", "/api/v1/links",                                 "401 200 200 403 200 403 403 403 401 401"),
        ("POST api/v1/links", "/api/v1/links",                                "401 415 415 403 415 403 403 403 401 401"),
        ("DELETE api/v1/links/none", "/api/v1/links/{id}",                    "401 404 404 403 404 403 403 403 401 401"),
        ("POST api/v1/frozen", "/api/v1/frozen",                              "401 415 415 403 415 403 403 403 401 401"),
        ("GET api/v1/frozen/none", "/api/v1/frozen/{id}",                     "401 404 404 404 404 403 403 404 401 401"),
        ("GET api/v1/frozen/none/scene", "/api/v1/frozen/{id}/scene",         "401 404 404 404 404 403 403 404 401 401"),
        ("GET api/v1/nothing", "",                                            "401 404 404 404 404 404 404 404 401 401"),
        ("GET hubs/topology", "/hubs/topology",                               "401 400 400 400 400 400 400 400 401 401"),
        ("POST hubs/topology/negotiate?negotiateVersion=1", "/hubs/topology/negotiate", "401 200 200 200 200 200 200 200 401 401"),
        ("GET hubs/nothing", "",                                              "401 404 404 404 404 404 404 404 401 401"),
        ("GET _blazor", "/_blazor",                                           "401 400 400 400 400 400 400 400 401 401"),
        ("POST _blazor/negotiate?negotiateVersion=1", "/_blazor/negotiate",   "401 200 200 200 200 200 200 200 401 401"),
        // The last, since it ends the sessions.
        ("POST logout", "/logout",                                            "200 200 200 200 200 200 200 200 200 200"),
    ];

    [Fact]
    public async Task Each_endpoint_answers_each_identity_as_it_should()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("api")));
        var clients = await ClientsAsync(app);

        var wrong = new StringBuilder();
        foreach (var (request, _, statuses) in Table)
        {
            var expected = statuses.Split(' ');
            for (var i = 0; i < clients.Length; i++)
            {
                var status = await StatusAsync(clients[i], request);
                if ($"{status}" != expected[i])
                {
                    wrong.AppendLine($"{request} as {Identities[i]}: {status}, not {expected[i]}");
                }
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public async Task Each_endpoint_stands_in_the_table()
    {
        await using var app = await RunningApp.StartAsync();
        var known = Table.Select(line => line.Pattern).Where(p => p.Length > 0).ToHashSet(StringComparer.Ordinal);
        string[] unlisted = [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            // Files that are the same for everybody, of which two stand for all, and what the circuit itself is made of.
            .Where(p => !p.StartsWith("/_framework/", StringComparison.Ordinal) && !p.StartsWith("/_content/", StringComparison.Ordinal) && !System.IO.Path.HasExtension(p.Replace("{documentName}.json", "", StringComparison.Ordinal).Replace("topology.svg", "", StringComparison.Ordinal)))
            .Distinct().Where(p => !known.Contains(p) && p is not ("/{**path:file}" or "/_blazor/disconnect/" or "/_blazor/initializers/"))];
        Assert.Empty(unlisted);
    }

    [Fact]
    public async Task A_page_sends_who_is_nobody_to_sign_in_and_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Anybody().GetAsync("findings?severity=error", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login?returnUrl=%2Ffindings%3Fseverity%3Derror", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("ndk_wrong")]
    [InlineData("ndl_wrong")]
    public async Task A_wrong_bearer_token_is_nobody(string token)
    {
        await using var app = await RunningApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/topology");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await app.Anybody().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("api/v1/badge.svg?token={0}", 200)]
    [InlineData("embed?project=shop&token={0}", 200)]
    [InlineData("api/v1/topology?token={0}", 401)]
    [InlineData("api/v1/topology?access_token={0}", 401)]
    [InlineData("?token={0}", 302)]
    public async Task A_link_s_token_in_the_address_opens_what_a_browser_can_open_in_no_other_way(string path, int status)
    {
        await using var app = await RunningApp.StartAsync();
        var token = app.Link("?project=shop").Token;
        Assert.Equal(status, await StatusAsync(app.Anybody(), "GET " + string.Format(null, path, token)));
    }

    [Fact]
    public async Task Neither_the_owner_s_token_nor_a_key_is_taken_from_an_address()
    {
        await using var app = await RunningApp.StartAsync();
        var key = app.Services.GetRequiredService<ApiKeys>().Add("script", Role.Viewer)!;
        Assert.Equal(401, await StatusAsync(app.Anybody(), $"GET api/v1/badge.svg?token={app.Token}"));
        Assert.Equal(401, await StatusAsync(app.Anybody(), $"GET api/v1/badge.svg?token={key}"));
        Assert.Equal(401, await StatusAsync(app.Anybody(), $"POST hubs/topology/negotiate?negotiateVersion=1&access_token={app.Token}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("api/v1/topology")]
    [InlineData("metrics")]
    public async Task Without_sign_in_everybody_may_look(string path)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:Auth:Mode=None");
        Assert.Equal(200, await StatusAsync(app.Anybody(), "GET " + path));
    }

    private static async Task<HttpClient[]> ClientsAsync(RunningApp app)
    {
        var linked = app.Link("?project=shop");
        var visitor = app.Browser();
        using var opened = await visitor.GetAsync(linked.Address(app.Address), TestContext.Current.CancellationToken);
        Assert.Equal("/?project=shop", opened.Headers.Location!.ToString());
        var revoked = app.Link("?project=shop");
        app.Services.GetRequiredService<SharedLinks>().Revoke(revoked.Link.Id, "owner");
        return
        [
            app.Anybody(), app.Script(), await app.BrowserAsync(), app.Key("viewer", Role.Viewer), app.Key("sharer", Role.Sharer), app.Bearer(linked.Token),
            visitor, app.Bearer(app.Link("").Token), app.Bearer(revoked.Token), app.Bearer("ndk_nothing"),
        ];
    }

    private static async Task<int> StatusAsync(HttpClient client, string request)
    {
        var space = request.IndexOf(' ', StringComparison.Ordinal);
        using var message = new HttpRequestMessage(new HttpMethod(request[..space]), request[(space + 1)..]);
        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
