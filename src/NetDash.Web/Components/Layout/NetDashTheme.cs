using MudBlazor;

namespace NetDash.Web.Components.Layout;

/// <summary>
/// The design's tokens as MudBlazor knows them. The style sheet maps MudBlazor's variables to the tokens as well, so that the
/// first paint is right before anybody has asked the browser for its theme; this is for what MudBlazor computes itself.
/// </summary>
internal static class NetDashTheme
{
    private static readonly string[] Text = ["Inter", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerMiniWidthLeft = "48px", DrawerWidthRight = "320px",
        },
        Shadows = new Shadow { Elevation = Elevations() },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = "13px", LineHeight = "20px", FontWeight = "400", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Text, FontSize = "16px", LineHeight = "24px", FontWeight = "600", LetterSpacing = "-0.01em" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Text, FontSize = "13px", LineHeight = "20px", FontWeight = "600", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = "13px", LineHeight = "20px", FontWeight = "400", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = "12px", LineHeight = "18px", FontWeight = "400", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = "12px", LineHeight = "18px", FontWeight = "500", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = "11px", LineHeight = "16px", FontWeight = "500", LetterSpacing = "normal" },
        },
    };

    private static PaletteLight Light()
    {
        var palette = new PaletteLight { White = "#FFFFFF" };
        Fill(palette, new Tokens(
            Canvas: "#F6F7F8", Surface: "#FFFFFF", Raised: "#F0F1F3", Line: "#E2E4E8", Line2: "#C3C7CE", Field: "#868C97",
            Ink: "#15171B", Ink2: "#4E545E", Ink3: "#666C77", Ok: "#157347", Warn: "#8A5A00", Err: "#C4262E", Sel: "#1D5FD6", Path: "#6B3FCF"));
        return palette;
    }

    private static PaletteDark Dark()
    {
        var palette = new PaletteDark();
        Fill(palette, new Tokens(
            Canvas: "#0C0D0F", Surface: "#131417", Raised: "#1A1C20", Line: "#26292F", Line2: "#3A3E46", Field: "#666C77",
            Ink: "#ECEDEF", Ink2: "#A9AEB8", Ink3: "#858B96", Ok: "#46B980", Warn: "#E5A23B", Err: "#F2686C", Sel: "#6EA8FE", Path: "#B79CFF"));
        return palette;
    }

    private static void Fill(Palette p, Tokens t)
    {
        p.Background = t.Canvas;
        p.Surface = t.Surface;
        p.AppbarBackground = t.Surface;
        p.DrawerBackground = t.Surface;
        p.BackgroundGray = t.Raised;
        p.TableHover = t.Raised;
        p.TableStriped = t.Raised;
        p.ActionDisabledBackground = t.Raised;
        p.Skeleton = t.Raised;
        p.Divider = t.Line;
        p.DividerLight = t.Line;
        p.LinesDefault = t.Line;
        p.TableLines = t.Line;
        p.GrayLight = t.Line2;
        p.LinesInputs = t.Field;
        p.TextPrimary = t.Ink;
        p.Primary = t.Ink;
        p.AppbarText = t.Ink;
        p.ActionDefault = t.Ink;
        p.Dark = t.Ink;
        p.TextSecondary = t.Ink2;
        p.DrawerText = t.Ink2;
        p.DrawerIcon = t.Ink2;
        p.Secondary = t.Ink2;
        p.GrayDefault = t.Ink3;
        p.TextDisabled = t.Ink3;
        p.ActionDisabled = t.Ink3;
        p.Success = t.Ok;
        p.Warning = t.Warn;
        p.Error = t.Err;
        p.Info = t.Sel;
        p.Tertiary = t.Path;
        p.PrimaryContrastText = t.Surface;
        p.SecondaryContrastText = t.Surface;
        p.SuccessContrastText = t.Surface;
        p.WarningContrastText = t.Surface;
        p.ErrorContrastText = t.Surface;
        p.InfoContrastText = t.Surface;
        p.TertiaryContrastText = t.Surface;
        p.DarkContrastText = t.Surface;
        p.HoverOpacity = 0.04;
        p.RippleOpacity = 0;
        p.RippleOpacitySecondary = 0;
        p.BorderOpacity = 1;
    }

    /// <summary>1 to 8 are a hairline, 9 and up a shadow with a hairline.</summary>
    private static string[] Elevations() =>
    [
        "none",
        .. Enumerable.Repeat("0 0 0 1px var(--nd-line)", 8),
        .. Enumerable.Repeat("0 8px 24px rgb(0 0 0 / .24), 0 0 0 1px var(--nd-line-2)", 17),
    ];

    private sealed record Tokens(
        string Canvas, string Surface, string Raised, string Line, string Line2, string Field, string Ink, string Ink2, string Ink3,
        string Ok, string Warn, string Err, string Sel, string Path);
}
