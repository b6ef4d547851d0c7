using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Assets;

[Trait("Requires", "Browser")]
public sealed class ThemeTests(ChromiumBrowser browser, AssetSite site) : IClassFixture<ChromiumBrowser>, IClassFixture<AssetSite>
{
    private const string Dark = "rgb(12, 13, 15)";
    private const string Light = "rgb(246, 247, 248)";

    [Theory]
    [InlineData(ColorScheme.Dark, Dark)]
    [InlineData(ColorScheme.Light, Light)]
    public async Task The_system_decides_when_nobody_has_chosen(ColorScheme system, string ground)
    {
        await using var opened = await browser.OpenAsync(options => options.ColorScheme = system);

        await opened.Page.GotoAsync(site.Address);

        Assert.Equal(ground, await GroundAsync(opened.Page));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_change_of_the_system_is_followed_at_once()
    {
        await using var opened = await browser.OpenAsync(options => options.ColorScheme = ColorScheme.Light);
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });

        await Assertions.Expect(opened.Page.Locator("html")).ToHaveClassAsync("nd-dark");
        Assert.Equal(Dark, await GroundAsync(opened.Page));
    }

    [Fact]
    public async Task The_address_wins_over_the_system()
    {
        await using var opened = await browser.OpenAsync(options => options.ColorScheme = ColorScheme.Light);

        await opened.Page.GotoAsync($"{site.Address}?theme=dark");

        Assert.Equal(Dark, await GroundAsync(opened.Page));
    }

    [Fact]
    public async Task A_choice_is_shown_told_to_the_watcher_and_remembered_by_the_next_page()
    {
        await using var opened = await browser.OpenAsync(options => options.ColorScheme = ColorScheme.Light);
        await opened.Page.GotoAsync(site.Address);

        var told = await opened.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const module = await import("/netdash.js");
              const calls = [];
              const component = { invokeMethodAsync: async (...call) => { calls.push(call.join(" ")); } };
              const watch = module.watchTheme(component, "ThemeChanged");
              module.chooseTheme("dark");
              module.chooseTheme("dark");
              watch.stop();
              module.chooseTheme("light");
              module.chooseTheme("dark");
              return calls;
            }
            """);

        Assert.Equal(["ThemeChanged dark"], told);
        Assert.Equal(Dark, await GroundAsync(opened.Page));
        await opened.Page.ReloadAsync();
        Assert.Equal(Dark, await GroundAsync(opened.Page));
        Assert.Equal("dark", await opened.Page.EvaluateAsync<string>("async () => (await import('/netdash.js')).themeChoice()"));
    }

    [Fact]
    public async Task The_palette_is_there_before_the_module_and_comes_back_when_the_renderer_takes_it_away()
    {
        await using var opened = await browser.OpenAsync(options => options.ColorScheme = ColorScheme.Dark);
        await opened.Page.RouteAsync("**/netdash.js", route => route.AbortAsync());
        await opened.Page.GotoAsync(site.Address);
        Assert.Equal(Dark, await GroundAsync(opened.Page));

        await opened.Page.UnrouteAsync("**/netdash.js");
        await opened.Page.ReloadAsync();
        await opened.Page.EvaluateAsync("() => document.documentElement.removeAttribute('class')");

        await Assertions.Expect(opened.Page.Locator("html")).ToHaveClassAsync("nd-dark");
    }

    [Fact]
    public async Task A_word_that_is_no_theme_is_refused()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync(site.Address);

        var refusal = await Assert.ThrowsAsync<PlaywrightException>(() => opened.Page.EvaluateAsync(
            "async () => (await import('/netdash.js')).chooseTheme('purple')"));

        Assert.Contains("RangeError", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<string> GroundAsync(IPage page) =>
        page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
