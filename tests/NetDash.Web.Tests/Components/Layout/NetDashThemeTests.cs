using System.Text.RegularExpressions;
using MudBlazor;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class NetDashThemeTests
{
    private static readonly string Tokens = File.ReadAllText(Path.Combine(Root(), "wwwroot-assets", "src", "css", "tokens.css"));

    /// <summary>Two places name the colours: they must not drift apart.</summary>
    [Theory]
    [InlineData("nd-light", false)]
    [InlineData("nd-dark", true)]
    public void The_palettes_are_the_tokens_of_the_style_sheet(string theme, bool isDark)
    {
        Palette palette = isDark ? NetDashTheme.Theme.PaletteDark : NetDashTheme.Theme.PaletteLight;

        Assert.Equal(
            [
                Token(theme, "canvas"), Token(theme, "surface"), Token(theme, "raised"), Token(theme, "line"), Token(theme, "field"), Token(theme, "ink"),
                Token(theme, "ink-2"), Token(theme, "ink-3"), Token(theme, "ok"), Token(theme, "warn"), Token(theme, "err"), Token(theme, "sel"), Token(theme, "path"),
            ],
            new[]
            {
                palette.Background, palette.Surface, palette.BackgroundGray, palette.TableLines, palette.LinesInputs, palette.Primary,
                palette.TextSecondary, palette.TextDisabled, palette.Success, palette.Warning, palette.Error, palette.Info, palette.Tertiary,
            }.Select(c => c.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex)));
    }

    [Fact]
    public void Nothing_ripples_and_no_button_shouts()
    {
        Assert.Equal(0, NetDashTheme.Theme.PaletteLight.RippleOpacity);
        Assert.Equal("none", NetDashTheme.Theme.Typography.Button.TextTransform);
    }

    [Fact]
    public void Elevations_are_flat_up_to_eight()
    {
        var elevations = NetDashTheme.Theme.Shadows.Elevation;

        Assert.Equal(26, elevations.Length);
        Assert.All(elevations[1..9], e => Assert.Equal("0 0 0 1px var(--nd-line)", e));
        Assert.All(elevations[9..], e => Assert.StartsWith("0 8px 24px", e, StringComparison.Ordinal));
    }

    private static string Token(string theme, string name) =>
        Regex.Match(Tokens[Tokens.IndexOf($".{theme} {{", StringComparison.Ordinal)..], $"--nd-{name}: (#[0-9a-f]{{6}});").Groups[1].Value;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NetDash.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
