using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>Links to what is gone.</summary>
[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class GoneTests(PagesSite site)
{
    [Theory]
    [InlineData("container", "?select=container/vm/wob", "aside .nd-gone", "Nothing is named container/vm/wob now.", "aside .nd-group a >> nth=0", "aside h2", "web")]
    [InlineData("edge", "?select=edge/veth/interface/web/eth9~interface/docker0", "aside .nd-gone", "Nothing is named", "aside .nd-group a:has-text('docker0')", "aside h2", "docker0")]
    [InlineData("port", "ports?select=port/vn/tcp/8080", "aside .nd-gone", "No port is named port/vn/tcp/8080 now.", "aside .nd-group a >> nth=0", "aside h2", "vm")]
    [InlineData("inventory", "inventory/container?select=container/hist1", "aside .nd-gone", "Nothing is named", "aside .nd-group a >> nth=0", "aside h2", "host1")]
    [InlineData("finding", "findings?finding=netns-stale/container/pub3", "main .nd-gone", "does not hold any more", "main .nd-gone .nd-goneway >> nth=0", ".nd-finding.open h2", "Port 9876/tcp is taken")]
    [InlineData("map-finding", "?finding=netns-stale/container/pub3", "aside .nd-gone", "does not hold any more", "aside .nd-gone .nd-goneway >> nth=0", ".nd-finding.open h3", "Port 9876/tcp is taken")]
    [InlineData("filter", "inventory/container?host=vn", "main .nd-banner", "Nothing is named host=vn. Did you mean vm?", "main .nd-banner a:has-text('vm')", ".nd-nodetable", "web")]
    [InlineData("ports-filter", "ports?host=vn", "main .nd-banner", "Nothing is named host=vn. Did you mean vm?", "main .nd-banner a:has-text('vm')", ".nd-ledger", "9876")]
    public async Task A_link_to_what_is_gone_says_so_and_leads_to_what_is_nearest(string name, string path, string where, string words, string way, string there, string found)
    {
        foreach (var (look, size) in new[] { (Look.Desktop, "desktop"), (Look.Desktop with { Theme = ColorScheme.Dark }, "desktop-dark"), (Look.Phone, "phone"), (Look.Phone with { Theme = ColorScheme.Dark }, "phone-dark") })
        {
            await using var opened = await site.OpenAsync(path, look);
            if (look.Width < 720 && name == "map-finding")
            {
                continue;
            }

            await Expect(opened.Page.Locator(where)).ToContainTextAsync(words);
            await PagePictures.TakeAsync(opened.Page, $"gone-{name}-{size}");
            var axe = await opened.Page.RunAxe();
            Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
            await opened.Page.Locator(way).ClickAsync();
            await Expect(opened.Page.Locator(there).First).ToContainTextAsync(found);
            Assert.Empty(opened.Problems);
        }
    }
}
