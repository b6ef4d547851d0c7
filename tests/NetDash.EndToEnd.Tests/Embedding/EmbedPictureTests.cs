using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>How portal and frame look: pictures for whoever wants to see them, and that what matters is seen in each.</summary>
[Collection(EmbedCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class EmbedPictureTests(EmbedSite site)
{
    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task The_portal_with_the_map(int width, int height, ColorScheme theme)
    {
        await using var portal = await site.OpenPortalAsync(look: new Look(width, height, theme));
        if (theme == ColorScheme.Dark)
        {
            await portal.Page.Locator("#theme").ClickAsync();
        }

        await Expect(portal.Map.Html).ToHaveClassAsync(theme == ColorScheme.Dark ? "nd-dark" : "nd-light");
        await Expect(portal.Map.Badge).ToBeVisibleAsync();
        await portal.Map.AtRestAsync();
        await PagePictures.TakeAsync(portal.Page, $"portal-{width}-{(theme == ColorScheme.Dark ? "dark" : "light")}");
    }

    [Theory]
    [InlineData(800, 450, "", "plain")]
    [InlineData(600, 400, "", "plain")]
    [InlineData(600, 400, "select=container/web", "chosen")]
    [InlineData(600, 400, "finding=port-blocked/9876/tcp/container/pub3&theme=dark", "finding")]
    [InlineData(600, 400, "project=shop", "filter")]
    [InlineData(600, 400, "q=nothing-at-all", "nothing")]
    [InlineData(600, 400, "kiosk=true&theme=dark", "kiosk")]
    [InlineData(320, 200, "", "plain")]
    [InlineData(320, 200, "select=container/web&theme=dark", "chosen")]
    public async Task The_frame_alone(int width, int height, string query, string name)
    {
        await using var opened = await site.OpenAsync(new Look(width, height, ColorScheme.Light));
        await opened.Page.GotoAsync(site.Frame(query));
        var map = new FramedMap(opened.Page);
        await map.DrawnAsync();
        await PagePictures.TakeAsync(opened.Page, $"embed-{width}-{name}");
        if (name == "plain" && width == 600)
        {
            await map.Badge.ClickAsync();
            await PagePictures.TakeAsync(opened.Page, "embed-600-findings");
        }
    }

    [Fact]
    public async Task The_frame_that_needs_a_token()
    {
        await using var opened = await site.OpenAsync(new Look(600, 400, ColorScheme.Light));
        await opened.Page.GotoAsync($"{site.NetDash}/embed");
        await Expect(opened.Page.Locator("h1")).ToBeVisibleAsync();
        await PagePictures.TakeAsync(opened.Page, "embed-600-token");
    }
}
