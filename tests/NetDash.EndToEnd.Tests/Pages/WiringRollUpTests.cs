using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>Cards of the wiring that stand for several, in a browser: where somebody wants it, and where there is more than anybody looks at.</summary>
[Trait("Requires", "Browser")]
public sealed class WiringRollUpTests : IAsyncLifetime
{
    private readonly PagesSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_menu_rolls_up_a_click_opens_and_the_address_says_so()
    {
        _site.Docker.Upsert(Enumerable.Range(1, 4).Select(i => OfProject($"cart-{i}", "shop", "appnet")));
        foreach (var (look, size) in Looks)
        {
            await using var map = await MapOnPage.OpenAsync(_site, "?as=map", look);
            await SeekAsync(map, "cart-1", "cart-1");
            await map.Page.Locator("button:text-is('Roll up')").Locator("visible=true").ClickAsync();
            await PagePictures.TakeAsync(map.Page, $"wiring-rollup-menu-{size}");
            await map.Page.Locator(".nd-rollupmenu a >> text=By project").Locator("visible=true").ClickAsync();

            var banner = map.Page.Locator(".nd-rollup");
            await Expect(banner).ToContainTextAsync("Rolled up by project");
            await Expect(map.Page.Locator(".nd-rollupmenu:popover-open")).ToHaveCountAsync(0);
            await Expect(map.Page).ToHaveURLAsync(_site.Address + "?as=map&collapse=project");
            var title = await SeekAsync(map, "cart-1", "shop");
            await PagePictures.TakeAsync(map.Page, $"wiring-rollup-{size}");
            var axe = await map.Page.RunAxe();
            Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
            Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text == "cart-1");

            await map.Page.Locator(".nd-map canvas").ClickAsync(new() { Position = new() { X = title.Label.X - (34 * title.Zoom), Y = title.Label.Y + (title.Label.H / 2) } });

            await Expect(map.Page).ToHaveURLAsync(_site.Address + "?as=map&collapse=project&expand=project/shop");
            await SeekAsync(map, "cart-1", "cart-1");
            await banner.Locator("text=Roll up").Last.ClickAsync();
            await Expect(map.Page).ToHaveURLAsync(_site.Address + "?as=map&collapse=project");
            await banner.Locator("text=Show all cards").ClickAsync();
            await Expect(map.Page).ToHaveURLAsync(_site.Address + "?as=map&collapse=none");
            await SeekAsync(map, "cart-1", "cart-1");
            Assert.Empty(map.Problems);
        }
    }

    [Fact]
    public async Task Much_is_rolled_up_by_itself_with_what_is_wrong_beside_it()
    {
        _site.Docker.Upsert(Enumerable.Range(0, 1_000).Select(i => OfProject($"z{i}", $"project-{i % 5}", "bridge")));
        await _site.WhenAsync(s => s.Nodes.Count > 1_000);
        foreach (var (look, size) in Looks)
        {
            await using var map = await MapOnPage.OpenAsync(_site, "?as=map", look);
            await Expect(map.Page.Locator(".nd-rollup")).ToContainTextAsync("Rolled up by workload and project");
            await PagePictures.TakeAsync(map.Page, $"wiring-much-{size}");
            await SeekAsync(map, "pub3", "pub3");
            await SeekAsync(map, "z3", "project-3");
            await PagePictures.TakeAsync(map.Page, $"wiring-much-close-{size}");
            Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text == "z3");
            Assert.Empty(map.Problems);
        }
    }

    private static IEnumerable<(Look Look, string Size)> Looks =>
    [
        (Look.Desktop, "desktop"), (Look.Desktop with { Theme = ColorScheme.Dark }, "desktop-dark"), (Look.Phone, "phone"), (Look.Phone with { Theme = ColorScheme.Dark }, "phone-dark"),
    ];

    private static ContainerFact OfProject(string name, string project, string network) => TestFacts.Container(name, network, "exited") with
    {
        Labels = Labels.From([new("com.docker.compose.project", project)]), Endpoints = [TestFacts.Endpoint(network, "")],
    };

    /// <summary>A text of the card that stands for a container, at a zoom at which its parts can be hit.</summary>
    private static async Task<(MapLabel Label, float Zoom)> SeekAsync(MapOnPage map, string container, string text)
    {
        for (; ;)
        {
            await map.Page.EvaluateAsync("id => document.querySelector('.nd-map').netdash.reveal(id)", TestFacts.ContainerNode(container));
            await map.AtRestAsync();
            var zoom = await map.Page.EvaluateAsync<float>("() => document.querySelector('.nd-map').netdash.counts().zoom");
            if (zoom >= 1)
            {
                return (await map.LabelAsync(text), zoom);
            }

            await map.Page.EvaluateAsync("() => document.querySelector('.nd-map').netdash.zoomIn()");
        }
    }
}
