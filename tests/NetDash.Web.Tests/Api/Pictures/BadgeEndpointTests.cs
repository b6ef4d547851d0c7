using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api.Pictures;

public sealed class BadgeEndpointTests
{
    private const string Badge = "api/v1/badge.svg";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "NetDash: 1 error, 1 warning")]
    [InlineData("?q=web&kind=container", "NetDash: no findings")]
    [InlineData("?host=nowhere", "NetDash: not known")]
    public async Task It_counts_the_findings_of_a_view(string query, string title)
    {
        await using var app = await LaptopAsync();
        using var response = await app.Script().GetAsync(Badge + query, Cancellation);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(title, await TitleAsync(response));
    }

    [Fact]
    public async Task What_was_read_once_and_is_not_any_more_is_not_known()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal("NetDash: not known", await TitleAsync(await app.Script().GetAsync(Badge, Cancellation)));
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Sources.Any(x => x.State == SourceState.Connected));
        Assert.Equal("NetDash: no findings", await TitleAsync(await app.Script().GetAsync(Badge, Cancellation)));
        app.Source.Say(SourceState.Stale, "gone");
        await app.WhenAsync(s => s.Sources.Any(x => x.State == SourceState.Stale));
        Assert.Equal("NetDash: not known", await TitleAsync(await app.Script().GetAsync(Badge, Cancellation)));
    }

    [Fact]
    public async Task It_is_sent_again_only_where_something_differs_and_to_nobody_without_an_identity()
    {
        await using var app = await LaptopAsync();
        using var first = await app.Script().GetAsync(Badge, Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, Badge);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await app.Script().SendAsync(again, Cancellation)).StatusCode);
        Assert.NotEqual(first.Headers.ETag, (await app.Script().GetAsync(Badge + "?theme=dark", Cancellation)).Headers.ETag);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Script().GetAsync(Badge + "?theme=pink", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Anybody().GetAsync(Badge, Cancellation)).StatusCode);
    }

    private static async Task<RunningApp> LaptopAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("web")) && s.Sources is [{ State: SourceState.Connected }]);
        return app;
    }

    private static async Task<string> TitleAsync(HttpResponseMessage response) =>
        XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Root!.Elements().First(e => e.Name.LocalName == "title").Value;
}
