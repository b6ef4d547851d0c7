using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Authentication;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication.OpenIdConnect;

/// <summary>Sign-in at a real provider, every step as a browser takes it.</summary>
public sealed class OpenIdConnectTests
{
    private const string DeepLink = "ports?host=vm&q=nginx%20%26%20co&select=container/web&theme=dark";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deep_link_leads_by_the_provider_to_the_very_view()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        var browser = app.Browser();
        var (page, walked) = await WalkAsync(browser, app.Address + "/" + DeepLink);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(app.Address + "/" + DeepLink, page.RequestMessage!.RequestUri!.AbsoluteUri);
        Assert.Equal(["/login", "/authorize", "/signin-oidc", "/ports"], walked.Select(u => u.AbsolutePath));
        Assert.Contains("code_challenge_method=S256", walked[1].Query, StringComparison.Ordinal);
        using var api = await browser.GetAsync("api/v1/topology", Cancellation);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
    }

    [Fact]
    public async Task The_cookie_holds_name_and_role_and_nothing_that_is_a_key_elsewhere()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        using var browser = new HttpClient(handler);
        await WalkAsync(browser, app.Address + "/");
        var cookie = cookies.GetCookies(new Uri(app.Address)).Single(c => c.Name.StartsWith("netdash-", StringComparison.Ordinal));
        Assert.True(cookie.HttpOnly);
        var session = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AuthenticationServices.Browser).TicketDataFormat.Unprotect(cookie.Value)!;
        Assert.Equal(["ada", provider.Address, "Viewer"], session.Principal.Claims.Select(c => c.Value).Order(StringComparer.Ordinal).OrderBy(v => v.Length is 3 ? 0 : v.Length is 6 ? 2 : 1));
        Assert.Empty(session.Properties.GetTokens());
    }

    [Theory]
    [InlineData("ada", "", HttpStatusCode.OK)]
    [InlineData("ops", "dev ops", HttpStatusCode.OK)]
    [InlineData("ops", "dev", HttpStatusCode.Forbidden)]
    [InlineData("", "ops", HttpStatusCode.Forbidden)]
    public async Task Who_may_share_is_told_by_name_or_by_a_group_of_the_provider(string sharers, string groups, HttpStatusCode status)
    {
        await using var provider = await TestProvider.StartAsync();
        provider.Groups = groups.Split(' ');
        await using var app = await StartAsync(provider, $"--NetDash:Auth:Sharers={sharers}", "--NetDash:Auth:OpenIdConnect:Scopes=groups");
        var browser = app.Browser();
        await WalkAsync(browser, app.Address + "/");
        using var links = await browser.GetAsync("api/v1/links", Cancellation);
        Assert.Equal(status, links.StatusCode);
    }

    [Fact]
    public async Task Whom_the_provider_refuses_reads_that_and_can_try_again()
    {
        await using var provider = await TestProvider.StartAsync();
        provider.User = null;
        await using var app = await StartAsync(provider);
        var browser = app.Browser();
        var (page, _) = await WalkAsync(browser, app.Address + "/" + DeepLink);
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The provider did not sign you in.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", html, StringComparison.Ordinal);

        // The way on leads to the view that was asked for.
        provider.User = "ada";
        var again = WebUtility.HtmlDecode(html[(html.IndexOf("href=\"/login", StringComparison.Ordinal) + 6)..].Split('"')[0]);
        var (view, _) = await WalkAsync(browser, app.Address + again);
        Assert.Equal(app.Address + "/" + DeepLink, view.RequestMessage!.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData("signin-oidc")]
    [InlineData("signin-oidc?code=x&state=y")]
    [InlineData("signin-oidc?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task An_answer_that_was_not_asked_for_signs_nobody_in(string path)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        using var answer = await app.Browser().GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie" && h.Value.Any(c => c.StartsWith("netdash-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_is_a_page_of_this_site(string target)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        var (page, _) = await WalkAsync(app.Browser(), $"{app.Address}/login?returnUrl={Uri.EscapeDataString(target)}");
        Assert.Equal(app.Address + "/", page.RequestMessage!.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task A_session_ends_after_half_a_day_and_the_provider_is_asked_again()
    {
        await using var provider = await TestProvider.StartAsync();
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var app = await StartAsync(provider, b => b.AddSingleton<TimeProvider>(time));
        var browser = app.Browser();
        await WalkAsync(browser, app.Address + "/");
        time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("api/v1/topology", Cancellation)).StatusCode);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/v1/topology", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        var browser = app.Browser();
        await WalkAsync(browser, app.Address + "/");
        using var left = await browser.PostAsync("logout", null, Cancellation);
        Assert.Contains("You are signed out", await left.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/v1/topology", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_the_provider_sends_people_to_the_public_address()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider, "--NetDash:PublicUrl=https://ops.example.org", "--NetDash:PathBase=/netdash");
        using var request = new HttpRequestMessage(HttpMethod.Get, "netdash/login?returnUrl=/netdash/ports");
        request.Headers.Host = "ops.example.org";
        using var answer = await app.Browser().SendAsync(request, Cancellation);
        Assert.Contains("redirect_uri=https%3A%2F%2Fops.example.org%2Fnetdash%2Fsignin-oidc", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_link_and_a_key_need_no_provider_and_the_browser_token_opens_nothing()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("api")));
        var visitor = app.Browser();
        var (page, _) = await WalkAsync(visitor, app.Link("?project=shop").Address(app.Address));
        Assert.Equal(app.Address + "/?project=shop", page.RequestMessage!.RequestUri!.AbsoluteUri);
        var nodes = JsonDocument.Parse(await visitor.GetStringAsync("api/v1/topology?kind=container", Cancellation)).RootElement.GetProperty("nodes");
        Assert.Equal(["api"], nodes.EnumerateArray().Select(n => n.GetProperty("name").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await app.Key("k", Role.Viewer).GetAsync("api/v1/topology", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Script().GetAsync("api/v1/topology", Cancellation)).StatusCode);
    }

    private static Task<RunningApp> StartAsync(TestProvider provider, params string[] more) => StartAsync(provider, _ => { }, more);

    private static Task<RunningApp> StartAsync(TestProvider provider, Action<IServiceCollection> configure, params string[] more) => RunningApp.StartAsync(
        b => configure(b.Services),
        [
            "--NetDash:Auth:Mode=OpenIdConnect", $"--NetDash:Auth:OpenIdConnect:Authority={provider.Address}", $"--NetDash:Auth:OpenIdConnect:ClientId={TestProvider.ClientId}",
            $"--NetDash:Auth:OpenIdConnect:ClientSecret={TestProvider.ClientSecret}", .. more,
        ]);

    /// <summary>Follows redirects as a browser does, across both sites, and tells the way.</summary>
    private static async Task<(HttpResponseMessage Answer, List<Uri> Walked)> WalkAsync(HttpClient browser, string address)
    {
        var walked = new List<Uri>();
        var at = new Uri(address);
        while (true)
        {
            Assert.InRange(walked.Count, 0, 10);
            var answer = await browser.GetAsync(at, Cancellation);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Found or HttpStatusCode.SeeOther))
            {
                return (answer, walked);
            }

            at = new Uri(at, answer.Headers.Location!);
            walked.Add(at);
        }
    }
}
