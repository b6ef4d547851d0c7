using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class KeyboardTests(PagesSite site)
{
    [Fact]
    public async Task Slash_searches_typing_filters_and_enter_goes_to_the_matches()
    {
        await using var opened = await site.OpenAsync("");

        await opened.Page.Keyboard.PressAsync("/");
        await opened.Page.Keyboard.TypeAsync("port:9876");
        await Expect(opened.Page.Locator(".nd-banner")).ToContainTextAsync("port:9876");
        await Expect(opened.Page).ToHaveURLAsync(site.Address + "?q=port:9876");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(opened.Page).ToHaveURLAsync(site.Address + "inventory/container?q=port:9876");
        await Expect(opened.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(opened.Page.Locator("#nd-q")).ToHaveValueAsync("port:9876");
    }

    [Fact]
    public async Task Tab_reaches_a_row_enter_selects_it_and_escape_leaves()
    {
        await using var opened = await site.OpenAsync("inventory/container?q=name:api");
        var row = opened.Page.Locator("tbody .nd-node", new() { HasText = "api" });

        for (var presses = 0; presses < 80 && !await row.EvaluateAsync<bool>("e => e === document.activeElement"); presses++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(row).ToBeFocusedAsync();
        Assert.Equal("solid", await row.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("aside h2")).ToHaveTextAsync("api");
        await Expect(opened.Page).ToHaveURLAsync(site.Address + "inventory/container?q=name:api&select=container/api");

        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(opened.Page.Locator("aside")).ToHaveCountAsync(0);
        await Expect(row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_content()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        await opened.Page.EvaluateAsync("() => document.activeElement?.blur()");

        await opened.Page.Locator(".nd-skip").FocusAsync();
        await Expect(opened.Page.Locator(".nd-skip")).ToBeInViewportAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(opened.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_control_can_be_reached_and_shows_its_focus()
    {
        await using var opened = await site.OpenAsync("findings");
        await opened.Page.EvaluateAsync("() => document.activeElement?.blur()");
        var reached = new HashSet<string>();
        for (var presses = 0; presses < 80; presses++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            var focus = await opened.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const e = document.activeElement;
                  const ring = [e, e.parentElement].some(x => x && getComputedStyle(x).outlineStyle === "solid" && parseFloat(getComputedStyle(x).outlineWidth) >= 2);
                  return [e.getAttribute("aria-label") ?? e.title ?? e.textContent.trim(), (e.textContent ?? "").trim(), String(ring), e.tagName];
                }
                """);
            Assert.True(focus[3] == "BODY" || focus[2] == "true", $"No focus ring on {focus[3]} {focus[0]}");
            reached.Add(focus[1]);
        }

        Assert.Superset(new HashSet<string> { "Share", "All 5", "Error 1", "Port 9876/tcp is taken", "Show both", "Copy link" }, reached);
    }

    [Fact]
    public async Task Back_undoes_a_selection_and_not_each_letter_of_a_search()
    {
        await using var opened = await site.OpenAsync("sources");
        await opened.Page.Locator(".nd-nav a[title=Inventory]").ClickAsync();
        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Containers");
        await opened.Page.Locator("#nd-q").PressSequentiallyAsync("api", new() { Delay = 250 });
        await Expect(opened.Page.Locator("tbody tr")).ToHaveCountAsync(1);

        await opened.Page.GoBackAsync();

        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Sources");
    }
}
