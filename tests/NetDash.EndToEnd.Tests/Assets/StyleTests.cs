using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Assets;

[Trait("Requires", "Browser")]
public sealed class StyleTests(ChromiumBrowser browser, AssetSite site) : IClassFixture<ChromiumBrowser>, IClassFixture<AssetSite>
{
    [Fact]
    public async Task Both_fonts_are_served_with_the_page_and_used()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync(site.Address);

        var loaded = await opened.Page.EvaluateAsync<string[]>(
            """
            async () => {
              await document.fonts.ready;
              return [...document.fonts].filter(font => font.status === "loaded").map(font => font.family.replaceAll('"', "")).sort();
            }
            """);

        Assert.Equal(["Geist Mono", "Inter"], loaded);
    }

    [Theory]
    [InlineData("inter.woff2")]
    [InlineData("geist-mono.woff2")]
    public void A_font_has_at_most_50_kilobytes(string name)
    {
        var file = new FileInfo(Path.Combine(Repository.Root, "wwwroot-assets", "wwwroot", "fonts", name));

        Assert.InRange(file.Length, 10_000, 50_000);
    }

    [Fact]
    public async Task Reduced_motion_ends_every_duration()
    {
        await using var opened = await browser.OpenAsync(
            options => options.ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce);
        await opened.Page.GotoAsync(site.Address);

        var duration = await opened.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.documentElement).getPropertyValue('--nd-motion-move')");

        Assert.Equal("0ms", duration);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_text_token_reads_on_every_ground(string theme)
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync($"{site.Address}?theme={theme}");

        var unreadable = await opened.Page.EvaluateAsync<string[]>(
            """
            () => {
              const style = getComputedStyle(document.documentElement);
              const luminance = name => {
                const hex = style.getPropertyValue(`--nd-${name}`);
                const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const contrast = (a, b) => {
                const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                return (light + 0.05) / (dark + 0.05);
              };
              const grounds = ["canvas", "surface", "raised"];
              const states = ["ok", "warn", "err", "sel", "path"];
              const pairs = [
                ...["ink", "ink-2", "ink-3", "stop", ...states].flatMap(text => grounds.map(ground => [text, ground, 4.5])),
                ...states.map(state => [state, `${state}-t`, 4.5]),
                ...["cable", "field"].flatMap(line => ["canvas", "surface"].map(ground => [line, ground, 3])),
              ];
              return pairs.filter(([a, b, least]) => !(contrast(a, b) >= least))
                .map(([a, b]) => `${a} on ${b}: ${contrast(a, b).toFixed(2)}`);
            }
            """);

        Assert.Empty(unreadable);
    }
}
