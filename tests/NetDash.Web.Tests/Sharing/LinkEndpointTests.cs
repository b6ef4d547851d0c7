using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Sharing;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Sharing;

/// <summary>Links are made, listed, used and revoked over the API.</summary>
public sealed class LinkEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_no_account_opens_the_view_by_the_link_that_was_made_of_it()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, new { name = "TV", address = "ports?project=shop&theme=dark", hours = 24 });
        Assert.Equal("project=shop", made.GetProperty("limit").GetString());
        Assert.Equal("owner", made.GetProperty("createdBy").GetString());
        Assert.StartsWith($"{app.Address}/login?t=ndl_", made.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"{app.Address}/embed?project=shop&theme=dark&token=ndl_", made.GetProperty("embed").GetString(), StringComparison.Ordinal);

        var visitor = app.Browser();
        using var opened = await visitor.GetAsync(made.GetProperty("link").GetString(), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal("/ports?project=shop&theme=dark", opened.Headers.Location!.ToString());
        using var page = await visitor.GetAsync(opened.Headers.Location, Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_list_tells_all_but_the_tokens()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, new { name = "<b>TV</b>", address = "?project=shop" });
        var text = await app.Script().GetStringAsync("api/v1/links", Cancellation);
        Assert.DoesNotContain("ndl_", text, StringComparison.Ordinal);
        var listed = Assert.Single(JsonDocument.Parse(text).RootElement.EnumerateArray());
        Assert.Equal(
            ["id", "name", "address", "limit", "createdBy", "createdAt", "expiresAt", "lastUse"], listed.EnumerateObject().Select(p => p.Name));
        Assert.Equal("<b>TV</b>", listed.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("lastUse").ValueKind);
        Assert.InRange((listed.GetProperty("expiresAt").GetDateTimeOffset() - listed.GetProperty("createdAt").GetDateTimeOffset()).TotalDays, 6.999, 7);

        using var used = await app.Bearer(made.GetProperty("token").GetString()!).GetAsync("api/v1/topology", Cancellation);
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        listed = (await app.Script().GetFromJsonAsync<JsonElement>("api/v1/links", Cancellation))[0];
        Assert.Equal(JsonValueKind.String, listed.GetProperty("lastUse").ValueKind);
    }

    [Fact]
    public async Task A_link_that_is_revoked_is_no_link()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, new { address = "?project=shop" });
        var visitor = app.Browser();
        using var opened = await visitor.GetAsync(made.GetProperty("link").GetString(), Cancellation);
        using var revoked = await app.Script().DeleteAsync($"api/v1/links/{made.GetProperty("id").GetString()}", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        using var page = await visitor.GetAsync("?project=shop", Cancellation);
        Assert.Equal("/login?returnUrl=%2F%3Fproject%3Dshop", page.Headers.Location!.OriginalString);
        using var again = await visitor.GetAsync(made.GetProperty("link").GetString(), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Contains("This link has ended", await again.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty((await app.Script().GetFromJsonAsync<JsonElement>("api/v1/links", Cancellation)).EnumerateArray());
        using var twice = await app.Script().DeleteAsync($"api/v1/links/{made.GetProperty("id").GetString()}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
    }

    [Fact]
    public async Task Who_sees_everything_opens_the_view_and_stays_who_it_is()
    {
        await using var app = await StartAsync();
        var owner = await app.BrowserAsync();
        using var opened = await owner.GetAsync(app.Link("?project=shop").Address(app.Address), Cancellation);
        Assert.Equal("/?project=shop", opened.Headers.Location!.ToString());
        using var whole = await owner.GetAsync("metrics", Cancellation);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_came_by_a_link_can_come_by_another_and_sign_in()
    {
        await using var app = await StartAsync();
        var visitor = app.Browser();
        foreach (var (address, count) in new[] { ("?q=name:api&kind=container", 1), ("?q=name:db&kind=container", 1), ("?kind=container", 12) })
        {
            using var opened = await visitor.GetAsync(app.Link(address).Address(app.Address), Cancellation);
            var topology = await visitor.GetFromJsonAsync<JsonElement>("api/v1/topology?kind=container", Cancellation);
            Assert.Equal(count, topology.GetProperty("nodes").GetArrayLength());
        }

        using var signedIn = await visitor.GetAsync(app.SignInLink, Cancellation);
        using var whole = await visitor.GetAsync("metrics", Cancellation);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task A_link_outlives_the_program_and_ends_by_itself()
    {
        var data = Directory.CreateTempSubdirectory("netdash-data-");
        try
        {
            var time = new ManualTime(TestFacts.Noon);
            MadeLink link;
            await using (var before = await RunningApp.StartAsync(b => b.Services.AddSingleton<TimeProvider>(time), $"--NetDash:DataDirectory={data.FullName}"))
            {
                link = before.Link("?project=shop", TimeSpan.FromHours(2));
                before.Link("?project=other", TimeSpan.FromHours(1));
            }

            await using var after = await RunningApp.StartAsync(b => b.Services.AddSingleton<TimeProvider>(time), $"--NetDash:DataDirectory={data.FullName}");
            var links = after.Services.GetRequiredService<SharedLinks>();
            Assert.Equal(["project=other", "project=shop"], links.All.Select(l => l.Limit).Order(StringComparer.Ordinal));
            var ended = links.AccessBy(link.Link.Id)!.Ended;
            time.Advance(TimeSpan.FromMinutes(61));
            Assert.Equal(["project=shop"], links.All.Select(l => l.Limit));
            Assert.Equal(HttpStatusCode.OK, (await after.Bearer(link.Token).GetAsync("api/v1/topology", Cancellation)).StatusCode);
            Assert.False(ended.IsCancellationRequested);
            time.Advance(TimeSpan.FromMinutes(60));
            Assert.True(ended.IsCancellationRequested);
            Assert.Empty(links.All);
            Assert.Equal(HttpStatusCode.Unauthorized, (await after.Bearer(link.Token).GetAsync("api/v1/topology", Cancellation)).StatusCode);
            Assert.DoesNotContain("project=shop", await File.ReadAllTextAsync(Path.Combine(data.FullName, "links.json"), Cancellation), StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_token_by_other_keys_or_for_a_link_that_is_not_listed_is_none()
    {
        await using var app = await StartAsync();
        await using var other = await StartAsync();
        foreach (var token in new[] { other.Link("?project=shop").Token, app.Link("?project=shop").Token[..^2], app.Link("?project=shop").Token + "A", "ndl_", "ndl_" + new string('A', 100_0) })
        {
            using var answer = await app.Bearer(token).GetAsync("api/v1/topology", Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"address":"?project=shop","hours":0}""", "hours: not from 1 to 8784.")]
    [InlineData("""{"address":"?project=shop","hours":8785}""", "hours: not from 1 to 8784.")]
    [InlineData("""{"address":""}""", "address: no filter limits it, so that everything would be seen; filter, or say that this is meant (whole).")]
    [InlineData("""{"address":"?select=container/api&theme=dark"}""", "address: no filter limits it, so that everything would be seen; filter, or say that this is meant (whole).")]
    [InlineData("""{"address":"?kind=spaceship"}""", "address: kind: spaceship is no kind.")]
    [InlineData("""{"address":"?colour=red&project=shop"}""", "address: colour: no such parameter.")]
    [InlineData("""{"address":"?host=nowhere"}""", "address: nothing is named host=nowhere.")]
    [InlineData("""{"address":"https://evil.example/?project=shop"}""", "address: relative to the dashboard's own, as \"ports?project=shop\".")]
    [InlineData("""{"address":"//evil.example/?project=shop"}""", "address: relative to the dashboard's own, as \"ports?project=shop\".")]
    [InlineData("""{"address":"api/v1/topology?project=shop"}""", "address: no page is at api/v1/topology.")]
    [InlineData("""{"address":"../etc/passwd?project=shop"}""", "address: no page is at ../etc/passwd.")]
    [InlineData("""{"project":"shop"}""", "address: the address of a page is needed, as \"?project=shop\".")]
    [InlineData("""{"address":"?project=shop","name":"a\nb"}""", "name: a name has at most 80 characters, and none that cannot be printed.")]
    [InlineData("""{"address":5}""", "The body is not the JSON that is expected here.")]
    [InlineData("""[]""", "The body is not the JSON that is expected here.")]
    [InlineData("null", "The body is null.")]
    [InlineData("", "The body is not the JSON that is expected here.")]
    public async Task What_cannot_be_shared_so_is_told(string body, string detail)
    {
        await using var app = await StartAsync();
        using var answer = await app.Script().PostAsync("api/v1/links", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(detail, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("detail").GetString());
        Assert.Empty(app.Services.GetRequiredService<SharedLinks>().All);
    }

    [Fact]
    public async Task Everything_is_shared_by_who_says_so()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, new { address = "?theme=dark", whole = true });
        Assert.Equal("", made.GetProperty("limit").GetString());
        using var answer = await app.Bearer(made.GetProperty("token").GetString()!).GetAsync("metrics", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var share = await app.Bearer(made.GetProperty("token").GetString()!).GetAsync("api/v1/links", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, share.StatusCode);
    }

    [Fact]
    public async Task No_secret_of_a_pasted_address_goes_along()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, new { address = "?project=shop&token=ndl_x&t=abc&access_token=y&returnUrl=/" });
        Assert.Equal("./?project=shop", made.GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_long_and_another_type_are_refused()
    {
        await using var app = await StartAsync();
        using var large = await app.Script().PostAsync("api/v1/links", new StringContent($"{{\"address\":\"{new string('x', 100_000)}\"}}", Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var form = await app.Script().PostAsync("api/v1/links", new FormUrlEncodedContent([new("address", "?project=shop")]), Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task Who_makes_too_many_at_once_waits()
    {
        await using var app = await StartAsync();
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 60 && refused is null; i++)
        {
            var answer = await app.Script().PostAsJsonAsync("api/v1/links", new { address = "?project=shop" }, Cancellation);
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var somebodyElse = await app.Key("other", Web.Authentication.Role.Sharer).GetAsync("api/v1/links", Cancellation);
        Assert.Equal(HttpStatusCode.OK, somebodyElse.StatusCode);
    }

    private static async Task<JsonElement> MakeAsync(RunningApp app, object request)
    {
        using var answer = await app.Script().PostAsJsonAsync("api/v1/links", request, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("api")));
        return app;
    }
}
