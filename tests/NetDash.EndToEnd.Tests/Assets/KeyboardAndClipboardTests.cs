using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Assets;

[Trait("Requires", "Browser")]
public sealed class KeyboardAndClipboardTests(ChromiumBrowser browser, AssetSite site)
    : IClassFixture<ChromiumBrowser>, IClassFixture<AssetSite>
{
    [Fact]
    public async Task A_slash_goes_to_the_search_box_and_selects_what_is_in_it()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.Keyboard.PressAsync("/");
        await opened.Page.Keyboard.TypeAsync("web");

        await Assertions.Expect(opened.Page.Locator("#search")).ToBeFocusedAsync();
        await Assertions.Expect(opened.Page.Locator("#search")).ToHaveValueAsync("web");
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_slash_typed_into_a_field_stays_there()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.Locator("#other").FocusAsync();
        await opened.Page.Keyboard.TypeAsync("10.0.0.0/8");

        await Assertions.Expect(opened.Page.Locator("#other")).ToHaveValueAsync("10.0.0.0/8");
    }

    [Fact]
    public async Task A_slash_with_a_modifier_belongs_to_the_browser()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.Keyboard.PressAsync("Control+/");

        await Assertions.Expect(opened.Page.Locator("#search")).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_copy_button_copies_and_says_so()
    {
        await using var opened = await browser.OpenAsync(
            options => options.Permissions = ["clipboard-read", "clipboard-write"]);
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.Locator("#inner").ClickAsync();

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied: docker run -p 8081:80 nginx");
        Assert.Equal(
            "docker run -p 8081:80 nginx",
            await opened.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Without_a_clipboard_object_the_copy_is_made_by_selection_and_the_focus_stays()
    {
        await using var opened = await browser.OpenAsync(options => options.Permissions = ["clipboard-read"]);
        await opened.Page.AddInitScriptAsync(
            "const read = navigator.clipboard; window.readBack = () => read.readText();"
            + "Object.defineProperty(navigator, 'clipboard', { value: undefined });");
        await opened.Page.GotoAsync(site.Address);

        await opened.Page.Locator("#copy").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied: docker run -p 8081:80 nginx");
        await Assertions.Expect(opened.Page.Locator("#copy")).ToBeFocusedAsync();
        Assert.Equal("docker run -p 8081:80 nginx", await opened.Page.EvaluateAsync<string>("() => window.readBack()"));
    }
}
