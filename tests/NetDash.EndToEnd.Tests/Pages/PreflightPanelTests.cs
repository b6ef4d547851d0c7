using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class PreflightPanelTests(PagesSite site)
{
    private const string Compose = "services:\n  web:\n    ports: [\"8080:80\"] # web\n  db:\n    ports:\n      - \"5433:5432\" # db\n  ui:\n    ports: [\"${UI_PORT}:80\"] # ui\n";

    [Fact]
    public async Task A_text_that_is_typed_gets_marks_and_verdicts_and_the_free_port_is_put_in()
    {
        await using var opened = await site.OpenAsync("ports", configure: o => o.Permissions = ["clipboard-read", "clipboard-write"]);
        var page = opened.Page;

        await page.Locator("textarea").FillAsync(Compose);

        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("1 of 3 ports is taken");
        await Expect(page.Locator(".nd-editor u")).ToHaveTextAsync(["8080", "5433", "${UI_PORT}"]);
        Assert.Equal(
            ["underline wavy", "none", "underline dotted"],
            await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.nd-editor u')].map(u => { const s = getComputedStyle(u); return s.textDecorationLine === 'none' ? 'none' : `${s.textDecorationLine} ${s.textDecorationStyle}`; })"));
        await Expect(page.Locator(".nd-claimline .reason").First).ToHaveTextAsync("Held by web, published");
        await page.Locator(".nd-preflight .primary").ClickAsync();
        Assert.Equal(Compose.Replace("8080", "8081", StringComparison.Ordinal), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Use 8081 for web" }).ClickAsync();

        await Expect(page.Locator("textarea")).ToHaveValueAsync(Compose.Replace("8080", "8081", StringComparison.Ordinal));
        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("1 of 3 ports cannot be told");
        await Expect(page.Locator(".verdict .exit")).ToHaveTextAsync("exit 2");
        Assert.Equal("8081", await page.EvaluateAsync<string>("() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); }"));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task The_marked_layer_lies_exactly_under_the_text()
    {
        await using var opened = await site.OpenAsync("ports");
        var page = opened.Page;
        await page.Locator("textarea").FillAsync(string.Concat(Enumerable.Range(0, 300).Select(i => $"  - \"{i + 40000}:80\"\n")));
        await Expect(page.Locator(".nd-editor u").First).ToBeVisibleAsync();

        await page.Locator("textarea").EvaluateAsync("e => { e.scrollTop = 1800 + 7; }");

        await Expect(page.Locator(".nd-editor [data-gutter] > div").First).ToHaveTextAsync("100");
        // The last number in view is not cut off by what the first is scrolled away by.
        Assert.True(await page.EvaluateAsync<bool>(
            """
            () => {
              const field = document.querySelector("textarea").getBoundingClientRect();
              const numbers = [...document.querySelectorAll("[data-gutter] > div")].map(e => e.getBoundingClientRect());
              const clip = document.querySelector(".nd-editor .gutter").getBoundingClientRect();
              return clip.bottom >= field.bottom && numbers.at(-1).bottom >= field.bottom;
            }
            """));
        Assert.InRange(await page.Locator(".nd-editor [data-text] > div").CountAsync(), 10, 40);
        // The line that the field shows at its upper edge stands as far above it as the field is scrolled into it.
        Assert.Equal(
            8 + (99 * 18) - 1807,
            await page.EvaluateAsync<double>("() => document.querySelector('.nd-editor [data-text] > div').getBoundingClientRect().top - document.querySelector('textarea').getBoundingClientRect().top"), 0.6);
        Assert.Equal(
            await page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.querySelector('textarea')); return [s.fontFamily, s.fontSize, s.lineHeight, s.letterSpacing, s.tabSize].join(); }"),
            await page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.querySelector('.nd-editor [data-text]')); return [s.fontFamily, s.fontSize, s.lineHeight, s.letterSpacing, s.tabSize].join(); }"));
    }

    [Fact]
    public async Task A_file_is_dropped_or_opened_and_one_over_a_megabyte_is_refused()
    {
        await using var opened = await site.OpenAsync("ports");
        var page = opened.Page;
        // What is dropped before the editor is there is the browser's.
        await page.Locator(".nd-preflight[data-mirrored]").WaitForAsync();

        await page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "stack.yml"));
              document.querySelector(".nd-preflight").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
            }
            """,
            Compose);
        await Expect(page.Locator(".nd-preflight .nd-pill")).ToHaveTextAsync("stack.yml");
        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("1 of 3 ports is taken");

        await page.Locator(".nd-openfile input").SetInputFilesAsync(new FilePayload { Name = "huge.yaml", MimeType = "text/plain", Buffer = new byte[(1024 * 1024) + 1] });
        await Expect(page.Locator(".verdict p")).ToContainTextAsync("over 1 MiB");
        await Expect(page.Locator("textarea")).ToHaveValueAsync(Compose);

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(page.Locator(".nd-claimline")).ToHaveCountAsync(0);
        await Expect(page.Locator("textarea")).ToHaveValueAsync("");
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_text_of_nearly_a_megabyte_is_checked_and_the_page_goes_on()
    {
        await using var opened = await site.OpenAsync("ports");
        var page = opened.Page;
        var text = string.Concat(Enumerable.Repeat("# nothing of this is a port, and there is a lot of it\n", 18_000)) + "  - \"8080:80\"\n";

        await page.Locator(".nd-openfile input").SetInputFilesAsync(new FilePayload { Name = "long.yaml", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });

        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("The port is taken");
        Assert.InRange(await page.Locator(".nd-editor [data-text] > div").CountAsync(), 10, 40);
        await page.Locator(".nd-seg a", new() { HasText = "UDP" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("The port is taken");
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_told_with_line_and_column_and_marked()
    {
        await using var opened = await site.OpenAsync("ports");

        await opened.Page.Locator("textarea").FillAsync("services:\n\tweb:\n");

        await Expect(opened.Page.Locator(".verdict b")).ToHaveTextAsync("Line 2, column 1");
        await Expect(opened.Page.Locator(".verdict p")).ToHaveTextAsync("A tab cannot indent YAML.");
        await Expect(opened.Page.Locator(".nd-editor u[data-look=broken]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_with_a_text_and_a_selected_port(int width, int height, ColorScheme theme)
    {
        await using var opened = await site.OpenAsync("ports?tab=preflight", new Look(width, height, theme));
        await opened.Page.Locator("textarea").FillAsync(Compose);
        await opened.Page.Locator(".nd-claimline").First.WaitForAsync();

        var filled = await opened.Page.RunAxe();
        Assert.True(filled.Violations.Length == 0, string.Join("; ", filled.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));

        await site.GoAsync(opened.Page, "ports");
        await opened.Page.Locator(".nd-col-port a").First.ClickAsync();
        await opened.Page.Locator(".nd-claim").First.WaitForAsync();
        var selected = await opened.Page.RunAxe();
        Assert.True(selected.Violations.Length == 0, string.Join("; ", selected.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }
}
