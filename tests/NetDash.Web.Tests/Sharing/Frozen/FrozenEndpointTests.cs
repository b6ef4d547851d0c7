using System.Net;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Sharing.Frozen;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Sharing.Frozen;

/// <summary>Frozen pictures over the API, and on disk.</summary>
public sealed class FrozenEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_shows_its_moment_and_what_differs_by_now()
    {
        await using var app = await StartAsync();
        var made = await FreezeAsync(app, "?q=name:db&q=name:worker&theme=dark");
        var picture = made.GetProperty("picture");
        var id = picture.GetProperty("id").GetString()!;
        Assert.Equal("./?q=name:db&q=name:worker&theme=dark", picture.GetProperty("address").GetString());
        Assert.Equal($"{app.Address}/frozen/{id}?q=name:db&q=name:worker&theme=dark", made.GetProperty("link").GetString());

        app.Source.Remove(TestFacts.ContainerNode("worker"));
        await app.WhenAsync(s => !s.Nodes.ContainsKey(TestFacts.ContainerNode("worker")));
        var document = await app.Script().GetFromJsonAsync<JsonElement>($"api/v1/frozen/{id}", Cancellation);
        Assert.Equal(["worker"], document.GetProperty("differences").GetProperty("gone").EnumerateArray()
            .Where(t => t.GetProperty("kind").GetString() == "container").Select(t => t.GetProperty("name").GetString()));
        Assert.Empty(document.GetProperty("differences").GetProperty("arrived").EnumerateArray());

        var scene = await app.Script().GetFromJsonAsync<JsonElement>($"api/v1/frozen/{id}/scene", Cancellation);
        Assert.Contains("worker", scene[0].GetProperty("elements").EnumerateArray().Select(e => e.GetProperty("name").GetString()));
        Assert.Equal(["type", "epoch", "version", "bounds", "icons", "elements", "edges", "more"], scene[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Its_page_is_there_for_who_is_signed_in_and_leads_on_when_it_is_gone()
    {
        await using var app = await StartAsync();
        var link = (await FreezeAsync(app, "?host=vm&lens=ports")).GetProperty("link").GetString()!;
        var html = await (await app.BrowserAsync()).GetStringAsync(link, Cancellation);
        Assert.Contains("What differs now", html, StringComparison.Ordinal);
        Assert.Contains("href=\"./?host=vm&amp;lens=ports\"", html, StringComparison.Ordinal);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "frozen")))
        {
            File.Delete(file);
        }

        html = await (await app.BrowserAsync()).GetStringAsync(link, Cancellation);
        Assert.Contains("is not kept any more", html, StringComparison.Ordinal);
        Assert.Contains("href=\"./?host=vm&amp;lens=ports\"", html, StringComparison.Ordinal);
        using var api = await app.Script().GetAsync(link.Replace("/frozen/", "/api/v1/frozen/", StringComparison.Ordinal), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
    }

    [Fact]
    public async Task Over_its_age_it_is_gone()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var app = await StartAsync(time, "--NetDash:Frozen:MaxAge=01:00:00");
        var id = (await FreezeAsync(app, "")).GetProperty("picture").GetProperty("id").GetString();
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await app.Script().GetAsync($"api/v1/frozen/{id}", Cancellation)).StatusCode);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Script().GetAsync($"api/v1/frozen/{id}", Cancellation)).StatusCode);
        // The next one that is kept takes the place of those that are over.
        await FreezeAsync(app, "?host=vm");
        Assert.Single(Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "frozen"), "*.json.gz"));
    }

    [Fact]
    public async Task Over_the_size_of_all_the_oldest_goes()
    {
        await using var app = await StartAsync(null, "--NetDash:Frozen:MostMegabytes=1");
        var folder = Path.Combine(app.DataDirectory, "frozen");
        var first = (await FreezeAsync(app, "")).GetProperty("picture").GetProperty("id").GetString();
        File.SetLastWriteTimeUtc(Path.Combine(folder, $"{first}.json.gz"), DateTime.UtcNow.AddMinutes(-1));
        await File.WriteAllBytesAsync(Path.Combine(folder, "0123456789012345678901.json.gz"), new byte[(1 << 20) - 1000], Cancellation);
        var last = (await FreezeAsync(app, "?host=vm")).GetProperty("picture").GetProperty("id").GetString();
        var kept = Directory.EnumerateFiles(folder, "*.json.gz").Select(Path.GetFileName).ToList();
        Assert.DoesNotContain($"{first}.json.gz", kept);
        Assert.Contains($"{last}.json.gz", kept);
        Assert.InRange(new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length), 1, 1 << 20);
    }

    [Theory]
    [InlineData("..%2f..%2flinks.json")]
    [InlineData("..")]
    [InlineData("%2e%2e%2flinks.json")]
    [InlineData("0123456789012345678901")]
    [InlineData("01234567890123456789%00")]
    [InlineData("0123456789012345678901.json.gz")]
    public async Task No_id_is_a_path(string id)
    {
        await using var app = await StartAsync();
        using var answer = await app.Script().GetAsync($"api/v1/frozen/{id}", Cancellation);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.False(FrozenFiles.IsId(Uri.UnescapeDataString(id)) && id != "0123456789012345678901");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"picture":5,"content":[],"scene":[]}""")]
    [InlineData("""{"picture":null,"content":null,"scene":[]}""")]
    [InlineData("""{"picture":{"id":"other"},"content":{},"scene":[]}""")]
    public async Task A_file_that_somebody_broke_is_no_picture(string text)
    {
        await using var app = await StartAsync();
        var id = (await FreezeAsync(app, "")).GetProperty("picture").GetProperty("id").GetString();
        var path = Path.Combine(app.DataDirectory, "frozen", $"{id}.json.gz");
        await using (var file = File.Create(path))
        await using (var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.Script().GetAsync($"api/v1/frozen/{id}", Cancellation)).StatusCode);
        await File.WriteAllTextAsync(path, "no gzip", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Script().GetAsync($"api/v1/frozen/{id}", Cancellation)).StatusCode);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Who_has_made_it_is_told_and_files_are_the_owner_s_alone()
    {
        await using var app = await StartAsync();
        var picture = (await FreezeAsync(app, "")).GetProperty("picture");
        Assert.Equal("owner", picture.GetProperty("createdBy").GetString());
        Assert.All(
            Directory.EnumerateFileSystemEntries(Path.Combine(app.DataDirectory, "frozen")).Append(Path.Combine(app.DataDirectory, "frozen")),
            path => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.GroupRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite)));
    }

    private static Task<RunningApp> StartAsync() => StartAsync(null);

    private static async Task<RunningApp> StartAsync(ManualTime? time, params string[] options)
    {
        var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<TimeProvider>(time ?? TimeProvider.System), options);
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        // The store gathers by the same clock.
        time?.Advance(TimeSpan.FromSeconds(1));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("worker")));
        return app;
    }

    private static async Task<JsonElement> FreezeAsync(RunningApp app, string address)
    {
        using var answer = await app.Script().PostAsJsonAsync("api/v1/frozen", new { address }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
