using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("login")]
    [InlineData("login?t=wrong")]
    [InlineData("api/v1/topology")]
    [InlineData("api/v1/nothing")]
    [InlineData("nothing")]
    [InlineData("netdash.css")]
    [InlineData("healthz")]
    public async Task Every_answer_has_exactly_one_policy_and_the_other_headers(string path)
    {
        await using var app = await RunningApp.StartAsync();
        var browser = await app.BrowserAsync();
        using var response = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("X-Frame-Options"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_foreign_host_gets_them_too()
    {
        await using var app = await RunningApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "") { Headers = { Host = "evil.example" } };
        using var response = await app.Anybody().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public void No_script_is_allowed_that_stands_in_a_page() =>
        Assert.Contains("script-src 'self';", SecurityHeaders.Policy, StringComparison.Ordinal);
}
