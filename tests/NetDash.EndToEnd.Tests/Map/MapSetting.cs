using Microsoft.Playwright;
using NetDash.Drawing.Scenes;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>What a map is opened with.</summary>
public sealed record MapSetting(Scene Scene)
{
    public int Width { get; init; } = 1440;

    public int Height { get; init; } = 900;

    public ColorScheme Theme { get; init; } = ColorScheme.Dark;

    public bool IsStill { get; init; }

    public bool IsTouch { get; init; }

    public float Ratio { get; init; } = 1;

    /// <summary>A view that more than one page shares.</summary>
    public string? View { get; init; }

    /// <summary>Further parameters, each with <c>&amp;</c> before it.</summary>
    public string Query { get; init; } = "";

    public void Apply(BrowserNewContextOptions options)
    {
        options.ViewportSize = new ViewportSize { Width = Width, Height = Height };
        options.ColorScheme = Theme;
        options.ReducedMotion = IsStill ? ReducedMotion.Reduce : ReducedMotion.NoPreference;
        options.HasTouch = IsTouch;
        options.DeviceScaleFactor = Ratio;
    }
}
