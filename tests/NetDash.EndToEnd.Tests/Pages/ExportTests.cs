using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class ExportTests(PagesSite site)
{
    [Fact]
    public async Task What_is_shown_is_downloaded_as_SVG_PNG_and_JSON_by_mouse_and_by_keyboard()
    {
        await using var opened = await site.OpenAsync("?q=web", configure: o => o.ColorScheme = ColorScheme.Dark);

        var svg = await DownloadAsync(opened.Page, () => ChooseAsync(opened.Page, "SVG"));
        var text = System.Text.Encoding.UTF8.GetString(svg);
        Assert.StartsWith("<svg", text, StringComparison.Ordinal);
        Assert.Contains("web", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mailer", text, StringComparison.Ordinal);
        Assert.Contains("#131417", text, StringComparison.OrdinalIgnoreCase);

        var png = await DownloadAsync(opened.Page, () => ChooseAsync(opened.Page, "PNG"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);

        var json = await DownloadAsync(opened.Page, async () =>
        {
            await opened.Page.Locator(".nd-exportbtn").FocusAsync();
            await opened.Page.Keyboard.PressAsync("Enter");
            for (var i = 0; i < 3; i++)
            {
                await opened.Page.Keyboard.PressAsync("Tab");
            }

            await Expect(opened.Page.Locator("#nd-export a", new() { HasText = "JSON" })).ToBeFocusedAsync();
            await opened.Page.Keyboard.PressAsync("Enter");
        });
        Assert.Contains(JsonDocument.Parse(json).RootElement.GetProperty("nodes").EnumerateArray(), n => n.GetProperty("name").GetString() == "web");
        await Expect(opened.Page).ToHaveURLAsync(site.Address + "?q=web");
    }

    private static async Task ChooseAsync(IPage page, string format)
    {
        await page.Locator(".nd-exportbtn").ClickAsync();
        await page.Locator("#nd-export a", new() { HasText = format }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task<byte[]> DownloadAsync(IPage page, Func<Task> act)
    {
        var download = await page.RunAndWaitForDownloadAsync(act);
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
