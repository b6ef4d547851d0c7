using NetDash.EndToEnd.Tests.Browser;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class PortsPageTests(PagesSite site)
{
    [Fact]
    public async Task What_is_chosen_is_in_the_address_and_back_undoes_it_step_by_step()
    {
        await using var opened = await site.OpenAsync("ports");
        var page = opened.Page;

        await page.Locator(".nd-seg a", new() { HasText = "UDP" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".nd-portfilterbtn").ClickAsync();
        await page.Locator("#nd-portfilter a", new() { HasText = "containers' as well" }).ClickAsync();
        await page.Locator("thead a", new() { HasText = "Owner" }).ClickAsync(new() { Force = true });
        await Expect(page).ToHaveURLAsync(site.Address + "ports?protocol=udp&netns=all&sort=owner");
        await page.Locator(".nd-col-port a").ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync("5353/udp");

        await page.GoBackAsync();
        await Expect(page.Locator("aside")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(site.Address + "ports?protocol=udp");
        await page.GoBackAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("9876");
        await page.GoForwardAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task The_line_zooms_by_a_click_and_by_the_keys_of_its_ends_and_goes_back()
    {
        await using var opened = await site.OpenAsync("ports");
        var page = opened.Page;

        await page.Locator("li.span a", new() { HasText = "6381 to 8024" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(site.Address + "ports?range=6380-8025");
        await Expect(page.Locator("ol.line .words b")).ToHaveTextAsync(["6380", "8025"]);

        await page.GetByLabel("Last port shown").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page).ToHaveURLAsync(site.Address + "ports?range=6380-65535");
        await page.GetByLabel("First port shown").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(site.Address + "ports?range=6381-65535");
        // What a key has moved still has the focus for the next one.
        await Expect(page.Locator(".nd-portline .window")).ToHaveAttributeAsync("style", Window(6381));
        await Expect(page.GetByLabel("First port shown")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(site.Address + "ports?range=6382-65535");

        await page.Locator(".nd-portline .back").ClickAsync();
        await Expect(page).ToHaveURLAsync(site.Address + "ports");
        await Expect(page.Locator("ol.line .words b").First).ToHaveTextAsync("22");
    }

    // To scale, as a part of 65,536 ports.
    private static System.Text.RegularExpressions.Regex Window(int first) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"^left: {first / 655.36:0.###}%"));

    [Fact]
    public async Task Free_and_a_number_in_the_search_opens_the_box_from_any_page()
    {
        await using var opened = await site.OpenAsync("", configure: o => o.Permissions = ["clipboard-read", "clipboard-write"]);
        var page = opened.Page;

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("free 9876 5");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(site.Address + "ports?free=9876&count=5");
        await Expect(page.Locator(".nd-freebox .list button")).ToHaveTextAsync(["9877", "9878", "9879", "9880", "9881"]);
        await page.Locator(".nd-freebox .list button").First.ClickAsync();
        Assert.Equal("9877", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.GetByLabel("from", new() { Exact = true }).FillAsync("22");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page).ToHaveURLAsync(site.Address + "ports?free=22&count=5");
        await Expect(page.Locator(".nd-freebox .list button").First).ToHaveTextAsync("23");
    }

    [Fact]
    public async Task Tab_reaches_a_row_enter_selects_it_and_escape_leaves()
    {
        await using var opened = await site.OpenAsync("ports?q=:8443");
        var row = opened.Page.Locator("tbody .nd-col-port a");

        for (var presses = 0; presses < 80 && !await row.EvaluateAsync<bool>("e => e === document.activeElement"); presses++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(row).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("aside h2")).ToHaveTextAsync("8443/tcp");
        await Expect(opened.Page.Locator("tbody tr.selected")).ToHaveCountAsync(1);
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(opened.Page.Locator("aside")).ToHaveCountAsync(0);
        await Expect(opened.Page).ToHaveURLAsync(site.Address + "ports?q=:8443");
    }

    [Fact]
    public async Task What_is_said_of_a_port_stands_below_who_has_it_and_none_of_it_leaves_the_panel()
    {
        await using var opened = await site.OpenAsync("ports?q=:9876");
        await opened.Page.Locator("tbody .nd-col-port a").First.ClickAsync();
        await opened.Page.Locator("aside .nd-claim").First.WaitForAsync();

        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
            """
            () => {
              const box = document.querySelector("aside").getBoundingClientRect();
              const below = [...document.querySelectorAll("aside .nd-claim")].filter(c => c.querySelector(".nd-facts").getBoundingClientRect().top < c.querySelector(".who").getBoundingClientRect().bottom);
              const outside = [...document.querySelectorAll("aside *")].filter(e => e.getBoundingClientRect().right > box.right + 1);
              return [...below, ...outside].map(e => `${e.className}: ${e.textContent.trim().slice(0, 60)}`);
            }
            """));
    }

    [Fact]
    public async Task A_port_appears_on_the_line_and_in_the_ledger_and_goes_without_a_reload()
    {
        await using var opened = await site.OpenAsync("ports?q=:4444");
        var socket = TestFacts.Socket(1, 4444, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(812, "sshd"));

        site.Kernel.Upsert(socket);
        await Expect(opened.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(opened.Page.Locator("ol.line .words b", new() { HasTextString = "4444" })).ToBeVisibleAsync();

        site.Kernel.Remove(socket.Id);
        await Expect(opened.Page.Locator("tbody tr")).ToHaveCountAsync(0);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Thousands_of_ports_scroll_to_the_last_and_the_line_stays_readable()
    {
        var many = Enumerable.Range(20_000, 5000).Select(p => (Fact)TestFacts.Socket(1, p)).ToList();
        await using var opened = await site.OpenAsync("ports?sort=port");
        site.Kernel.Upsert(many);
        await Expect(opened.Page.Locator(".sub")).ToContainTextAsync("5,01");

        await opened.Page.EvaluateAsync("() => { const box = document.querySelector('.nd-ledger .mud-table-container'); box.scrollTop = box.scrollHeight; }");

        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "24999" })).ToBeVisibleAsync();
        Assert.InRange(await opened.Page.Locator("tbody tr").CountAsync(), 10, 150);
        Assert.InRange(await opened.Page.Locator("ol.line > li").CountAsync(), 5, 40);
        await Expect(opened.Page.Locator("ol.line .words", new() { HasText = "20000–24999" })).ToBeVisibleAsync();
        Assert.Empty(await Overlaps(opened));
        site.Kernel.Remove(many.Select(f => f.Id));
        await Expect(opened.Page.Locator(".sub")).Not.ToContainTextAsync("5,0");
    }

    [Theory]
    [InlineData("ports")]
    [InlineData("ports?range=6379-9876")]
    public async Task Words_of_the_line_do_not_lie_over_one_another(string path)
    {
        await using var opened = await site.OpenAsync(path);

        Assert.Empty(await Overlaps(opened));
    }

    [Fact]
    public async Task On_a_phone_the_lists_come_first_and_the_rest_is_a_tab_away()
    {
        await using var opened = await site.OpenAsync("ports", Look.Phone);
        var page = opened.Page;

        await Expect(page.Locator(".nd-conflict")).ToBeVisibleAsync();
        await Expect(page.Locator(".nd-ledger")).ToBeVisibleAsync();
        await Expect(page.Locator(".nd-portline")).ToBeHiddenAsync();
        await page.Locator(".nd-porttabs a", new() { HasText = "Taken and free" }).ClickAsync();
        await Expect(page.Locator(".nd-portline")).ToBeVisibleAsync();
        await Expect(page.Locator(".nd-freebox .list button")).ToHaveCountAsync(3);
        await page.Locator(".nd-porttabs a", new() { HasText = "Preflight" }).ClickAsync();
        await Expect(page.Locator("textarea")).ToBeVisibleAsync();
        await Expect(page.Locator(".nd-ledger")).ToBeHiddenAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".nd-porttabs a, .nd-seg, .nd-portfilterbtn, .nd-openfile")]
              .filter(e => e.offsetParent !== null && e.getBoundingClientRect().height < 44).map(e => e.className || e.textContent)
            """));
    }

    private static Task<string[]> Overlaps(BrowserPage opened) => opened.Page.EvaluateAsync<string[]>(
        """
        () => {
          const words = [...document.querySelectorAll(".nd-portline .words, .nd-portline .size")].map(e => ({ text: e.textContent.trim(), r: e.getBoundingClientRect() }));
          return words.flatMap((a, i) => words.slice(i + 1)
            .filter(b => Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left) > 1 && Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top) > 1)
            .map(b => `${a.text} over ${b.text}`));
        }
        """);
}
