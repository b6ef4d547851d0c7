using System.Net;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication;

public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_opens_a_session_and_leads_to_the_front_page_without_the_token()
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Anybody().GetAsync(new Uri(app.SignInLink), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"netdash-http-{new Uri(app.Address).Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(app.Token, cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/findings?severity=error", "/findings?severity=error")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("http://evil.example", "/")]
    [InlineData("http:/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil", "/")]
    [InlineData("/login?returnUrl=/login", "/")]
    public async Task It_leads_back_to_a_place_of_this_site_alone(string returnUrl, string expected)
    {
        await using var app = await RunningApp.StartAsync();
        using var byLink = await app.Anybody().GetAsync(new Uri($"{app.SignInLink}&returnUrl={Uri.EscapeDataString(returnUrl)}"), Cancellation);
        Assert.Equal(expected, byLink.Headers.Location!.OriginalString);
        using var byForm = await PostAsync(app.Anybody(), app.Token, returnUrl);
        Assert.Equal(expected, byForm.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_form_takes_the_token_or_the_whole_link()
    {
        await using var app = await RunningApp.StartAsync();
        using var token = await PostAsync(app.Anybody(), $"  {app.Token} ", "/");
        Assert.Equal(HttpStatusCode.Redirect, token.StatusCode);
        using var link = await PostAsync(app.Anybody(), app.SignInLink, "/");
        Assert.Equal(HttpStatusCode.Redirect, link.StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_says_so_and_opens_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        using var byLink = await app.Anybody().GetAsync("login?t=wrong&returnUrl=%2Ffindings", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, byLink.StatusCode);
        Assert.False(byLink.Headers.Contains("Set-Cookie"));
        var html = await byLink.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("not the token", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/findings\"", html, StringComparison.Ordinal);
        using var byForm = await PostAsync(app.Anybody(), "wrong", "/");
        Assert.Equal(HttpStatusCode.Unauthorized, byForm.StatusCode);
    }

    [Fact]
    public async Task The_page_encodes_what_it_was_given()
    {
        await using var app = await RunningApp.StartAsync();
        var html = await app.Anybody().GetStringAsync("login?returnUrl=" + Uri.EscapeDataString("/\"><script>alert(1)</script>"), Cancellation);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&quot;&gt;&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_tokens_even_the_right_one_waits()
    {
        await using var app = await RunningApp.StartAsync();
        var client = app.Anybody();
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await PostAsync(client, "wrong", "/");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await PostAsync(client, app.Token, "/");
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Token_and_session_outlive_a_restart_with_the_same_data_directory()
    {
        var data = Directory.CreateTempSubdirectory("netdash-data-");
        try
        {
            string link, cookie;
            await using (var before = await RunningApp.StartAsync($"--NetDash:DataDirectory={data.FullName}"))
            {
                link = before.SignInLink[(before.SignInLink.IndexOf('?', StringComparison.Ordinal) + 1)..];
                using var opened = await before.Anybody().GetAsync(new Uri(before.SignInLink), Cancellation);
                cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie")).Split(';')[0];
            }

            await using var after = await RunningApp.StartAsync($"--NetDash:DataDirectory={data.FullName}");
            Assert.EndsWith(link, after.SignInLink, StringComparison.Ordinal);
            // The port is another here, and so is the cookie's name; what it holds is what counts.
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/topology");
            request.Headers.Add("Cookie", $"netdash-http-{new Uri(after.Address).Port}={cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]}");
            using var answer = await after.Anybody().SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

            await File.WriteAllTextAsync(Path.Combine(data.FullName, "browser-token"), "", Cancellation);
            await using var renewed = await RunningApp.StartAsync($"--NetDash:DataDirectory={data.FullName}");
            Assert.False(renewed.SignInLink.EndsWith(link, StringComparison.Ordinal));
            using var again = new HttpRequestMessage(HttpMethod.Get, "api/v1/topology");
            again.Headers.Add("Cookie", $"netdash-http-{new Uri(renewed.Address).Port}={cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]}");
            using var refused = await renewed.Anybody().SendAsync(again, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string token, string returnUrl)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("t", token), KeyValuePair.Create("returnUrl", returnUrl)]);
        return await client.PostAsync("login", form, Cancellation);
    }
}
