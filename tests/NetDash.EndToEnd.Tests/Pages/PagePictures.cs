using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>Pictures of pages for whoever wants to look at them: NETDASH_SCREENSHOTS names the folder; without it none is taken.</summary>
internal static class PagePictures
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NETDASH_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
