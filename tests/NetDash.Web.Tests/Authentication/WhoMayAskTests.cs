using System.Net;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication;

/// <summary>Endpoints against identities: the whole table in one place.</summary>
public sealed class WhoMayAskTests
{
    [Theory]
    // path, nobody, script, browser
    [InlineData("healthz", 200, 200, 200)]
    [InlineData("readyz", 503, 503, 503)]
    [InlineData("login", 200, 302, 302)]
    [InlineData("netdash.css", 200, 200, 200)]
    [InlineData("_framework/blazor.web.js", 200, 200, 200)]
    [InlineData("", 302, 200, 200)]
    [InlineData("api/v1/topology", 401, 200, 200)]
    [InlineData("api/v1/findings", 401, 200, 200)]
    [InlineData("api/v1/nodes/x", 401, 404, 404)]
    [InlineData("api/v1/nothing", 401, 404, 404)]
    [InlineData("openapi/v1.json", 401, 200, 200)]
    [InlineData("metrics", 401, 200, 200)]
    [InlineData("hubs/topology", 401, 400, 400)]
    [InlineData("hubs/nothing", 401, 404, 404)]
    [InlineData("_blazor", 401, 400, 400)]
    [InlineData("nothing", 302, 404, 404)]
    public async Task Each_endpoint_answers_each_identity_as_it_should(string path, int nobody, int script, int browser)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(nobody, await StatusAsync(app.Anybody(), path));
        Assert.Equal(script, await StatusAsync(app.Script(), path));
        Assert.Equal(browser, await StatusAsync(await app.BrowserAsync(), path));
    }

    [Fact]
    public async Task A_page_sends_who_is_nobody_to_sign_in_and_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Anybody().GetAsync("findings?severity=error", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login?returnUrl=%2Ffindings%3Fseverity%3Derror", response.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
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
    [InlineData("")]
    [InlineData("api/v1/topology")]
    [InlineData("metrics")]
    public async Task Without_sign_in_everybody_may_look(string path)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:Auth:Mode=None");
        Assert.Equal(200, await StatusAsync(app.Anybody(), path));
    }

    private static async Task<int> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
