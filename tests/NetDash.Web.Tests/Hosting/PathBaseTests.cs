using System.Net;

namespace NetDash.Web.Tests.Hosting;

public sealed class PathBaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("netdash/healthz", HttpStatusCode.OK)]
    [InlineData("healthz", HttpStatusCode.OK)]
    [InlineData("readyz", HttpStatusCode.ServiceUnavailable)]
    [InlineData("netdash/readyz", HttpStatusCode.ServiceUnavailable)]
    [InlineData("netdash/api/v1/topology", HttpStatusCode.OK)]
    [InlineData("netdash/netdash.css", HttpStatusCode.OK)]
    [InlineData("netdash", HttpStatusCode.OK)]
    [InlineData("api/v1/topology", HttpStatusCode.NotFound)]
    [InlineData("netdashother/api/v1/topology", HttpStatusCode.NotFound)]
    [InlineData("netdash.css", HttpStatusCode.NotFound)]
    public async Task Everything_is_below_it_but_health(string path, HttpStatusCode expected)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:PathBase=/netdash");
        using var response = await app.Script().GetAsync(path, Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Signing_in_keeps_to_it()
    {
        await using var app = await RunningApp.StartAsync("--NetDash:PathBase=/netdash/");
        Assert.StartsWith(app.ListeningAddress + "/netdash/login?t=", app.SignInLink, StringComparison.Ordinal);
        using var asked = await app.Anybody().GetAsync("netdash/findings", Cancellation);
        Assert.Equal("/netdash/login?returnUrl=%2Fnetdash%2Ffindings", asked.Headers.Location!.OriginalString);
        using var opened = await app.Anybody().GetAsync(new Uri(app.SignInLink), Cancellation);
        Assert.Equal("/netdash/", opened.Headers.Location!.OriginalString);
        Assert.Contains("path=/netdash", Assert.Single(opened.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("href=\"/netdash/netdash.css\"", await app.Anybody().GetStringAsync("netdash/login", Cancellation), StringComparison.Ordinal);
    }
}
