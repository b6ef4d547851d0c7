using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using NetDash.Testing.Facts;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api.Pictures;

public sealed class PictureEndpointTests
{
    private const string Svg = "api/v1/topology.svg";
    private const string Png = "api/v1/topology.png";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_svg_shows_the_view()
    {
        await using var app = await LaptopAsync();
        using var response = await app.Script().GetAsync(Svg, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Null(response.Content.Headers.ContentDisposition);
        var texts = await TextsAsync(response);
        Assert.Contains("docker0", texts);
        Assert.Contains("web", texts);

        var part = await TextsAsync(await app.Script().GetAsync(Svg + "?focus=container/web", Cancellation));
        Assert.Contains("web", part);
        Assert.DoesNotContain("mailer", part);
    }

    [Fact]
    public async Task A_lens_is_drawn_where_it_is_asked_for_and_its_tag_is_another()
    {
        await using var app = await LaptopAsync();
        using var wiring = await app.Script().GetAsync(Svg, Cancellation);
        using var ports = await app.Script().GetAsync(Svg + "?lens=ports", Cancellation);

        Assert.Contains("By way of", await TextsAsync(ports));
        Assert.DoesNotContain("By way of", await TextsAsync(wiring));
        Assert.NotEqual(wiring.Headers.ETag, ports.Headers.ETag);
    }

    [Fact]
    public async Task A_png_is_one_and_as_large_as_was_asked()
    {
        await using var app = await LaptopAsync();
        var (width, height) = await SizeAsync(app, Png);
        Assert.True(width > 600 && height > 400, $"{width} x {height}");
        Assert.Equal((2 * width, 2 * height), await SizeAsync(app, Png + "?scale=2&theme=dark"));
        Assert.Equal((width * 3 / 2, height * 3 / 2), await SizeAsync(app, Png + "?scale=1.5"));
    }

    [Fact]
    public async Task An_svg_may_do_nothing_but_be_looked_at()
    {
        await using var app = await LaptopAsync();
        using var response = await app.Script().GetAsync(Svg, Cancellation);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline';", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_tag_is_strong_and_stands_for_the_picture()
    {
        await using var app = await LaptopAsync();
        var client = app.Script();
        var tag = await TagAsync(client, Svg);
        Assert.False(tag.IsWeak);
        Assert.Equal(tag, await TagAsync(client, Svg + "?theme=system&download=1&select=x"));
        string[] others = [Svg + "?theme=dark", Svg + "?kind=host", Png, Png + "?scale=2", "api/v1/topology"];
        var tags = new List<EntityTagHeaderValue> { tag };
        foreach (var other in others)
        {
            tags.Add(await TagAsync(client, other));
        }

        Assert.Distinct(tags);
        using var request = new HttpRequestMessage(HttpMethod.Get, Svg);
        request.Headers.IfNoneMatch.Add(tag);
        using var unchanged = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(Cancellation));
        // Drawn again or kept, the same.
        Assert.Equal(await client.GetStringAsync(Svg, Cancellation), await client.GetStringAsync(Svg, Cancellation));
    }

    [Theory]
    [InlineData(Svg + "?theme=blue", "theme", "blue")]
    [InlineData(Svg + "?theme=dark&theme=light", "theme", "dark,light")]
    [InlineData(Png + "?scale=5", "scale", "5")]
    [InlineData(Png + "?scale=0.5", "scale", "0.5")]
    [InlineData(Png + "?scale=NaN", "scale", "NaN")]
    [InlineData(Png + "?scale=1e0", "scale", "1e0")]
    [InlineData(Png + "?download=yes", "download", "yes")]
    public async Task A_wrong_value_is_told_with_its_parameter(string path, string parameter, string value)
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Script().GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((parameter, value), (problem.GetProperty("parameter").GetString(), problem.GetProperty("value").GetString()));
        Assert.StartsWith($"{parameter}: ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Svg)]
    [InlineData(Png)]
    public async Task Nobody_gets_none(string path)
    {
        await using var app = await RunningApp.StartAsync();
        using var response = await app.Anybody().GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_ambiguous_name_is_a_conflict()
    {
        await using var app = await RunningApp.StartAsync();
        var two = TestFacts.Container("web", engine: "ENG2");
        app.Source.List(TestFacts.Engine(), TestFacts.Engine("ENG2"), TestFacts.Container("web"), two);
        await app.WhenAsync(s => s.Nodes.ContainsKey(two.Id) && s.Nodes.ContainsKey(TestFacts.ContainerNode("web")));
        using var response = await app.Script().GetAsync(Svg + "?focus=container/web", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_download_has_a_name_that_harms_no_file_system()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host() with { Hostname = "../v m\"\r\n; x=\u202E1" }, TestFacts.Netns(1));
        await app.WhenAsync(s => s.Nodes.Count == 2);
        using var response = await app.Script().GetAsync(Png + "?download=1", Cancellation);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("netdash-..vmx1.png", response.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task What_is_ignored_or_not_there_is_told_in_the_picture()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Nodes.Count == 1);
        var svg = XDocument.Parse(await app.Script().GetStringAsync(Svg + "?host=nowhere&kinds=x&scale=9", Cancellation));
        var description = svg.Root!.Elements().Single(e => e.Name.LocalName == "desc").Value;
        Assert.Contains("Nothing matches. kinds: no such parameter", description, StringComparison.Ordinal);
        Assert.Contains("host=nowhere: nothing has this name.", description, StringComparison.Ordinal);
        // Where a script tries another parameter of the PNG, it is no parameter of a view.
        Assert.DoesNotContain("scale", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_read_there_is_a_picture_that_says_so()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(["Nothing has been read yet."], await TextsAsync(await app.Script().GetAsync(Svg, Cancellation)));
        Assert.Equal((320, 64), await SizeAsync(app, Png));
    }

    private static async Task<RunningApp> LaptopAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("web")) && s.Sources.Count == 1);
        return app;
    }

    private static async Task<string[]> TextsAsync(HttpResponseMessage response) =>
        [.. XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];

    // IHDR is the first chunk: width and height stand behind signature, length and name.
    private static async Task<(int Width, int Height)> SizeAsync(RunningApp app, string path)
    {
        using var response = await app.Script().GetAsync(path, Cancellation);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
        var png = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private static async Task<EntityTagHeaderValue> TagAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancellation);
        return response.Headers.ETag!;
    }
}
