using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;

namespace NetDash.EndToEnd.Tests.Pictures;

/// <summary>
/// Takes the README's pictures from real containers. With <c>NETDASH_PICTURES=write</c> they replace those in the repository, which a
/// person then looks at; without it, what was taken must still be a picture of the same things.
/// </summary>
[Collection(PictureCollection.Name)]
[Trait("Requires", "Docker")]
[Trait("Requires", "Browser")]
public sealed class ReadmePictureTests(PictureSite site)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "wwwroot-assets", "pictures");

    [Theory]
    [InlineData("map-dark", "", 1440, 1090, ColorScheme.Dark)]
    [InlineData("map-light", "?select=container/api", 1440, 1090, ColorScheme.Light)]
    [InlineData("phone-dark", "", 390, 844, ColorScheme.Dark)]
    public async Task A_picture_shows_the_machine_and_the_readme_shows_the_picture(string name, string address, int width, int height, ColorScheme theme)
    {
        await using var opened = await site.OpenAsync(address, new Look(width, height, theme));
        var map = new MapOnPage(opened);
        await opened.Page.Locator(".nd-map [role=treeitem]").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        if (width > 700)
        {
            await map.LabelAsync("host1");
        }

        await map.AtRestAsync();
        var picture = await opened.Page.ScreenshotAsync();

        var kept = Path.Combine(Folder, name + ".png");
        if (Environment.GetEnvironmentVariable("NETDASH_PICTURES") == "write")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(kept, picture, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(opened.Problems, p => !p.Contains("Cross-Origin-Opener-Policy", StringComparison.Ordinal));
        // A blank page packs into a tenth of this.
        var before = (await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken)).Length;
        Assert.InRange(picture.Length, before * 0.7, before * 1.4);
        Assert.Contains($"wwwroot-assets/pictures/{name}.png", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
