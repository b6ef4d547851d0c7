using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>A size and a theme that pages are looked at in.</summary>
public sealed record Look(int Width, int Height, ColorScheme Theme)
{
    public static Look Desktop { get; } = new(1440, 900, ColorScheme.Light);

    public static Look Wide { get; } = new(1920, 1080, ColorScheme.Dark);

    public static Look Phone { get; } = new(390, 844, ColorScheme.Light);

    /// <summary>The pages, each with and without something selected, and where there is nothing to show.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "", "?select=container/api", "?q=web", "?lens=ports", "?lens=ports&select=container/api", "?select=interface/br-appnet", "inventory/container", "inventory/interface?select=interface/docker0",
        "inventory/netns", "inventory/docker-network", "inventory/process", "inventory/unix-socket", "inventory/host", "inventory/swarm-service",
        "inventory/container?q=port:9999", "findings", "findings?severity=warning", "sources", "?select=container/nobody", "no/such/page",
        "ports", "ports?free=5000&count=5", "ports?netns=all&protocol=tcp", "ports?range=6379-9876", "ports?tab=preflight", "ports?q=nobody", "ports?host=nobody",
    ];

    public void Apply(BrowserNewContextOptions options)
    {
        options.ViewportSize = new ViewportSize { Width = Width, Height = Height };
        options.ColorScheme = Theme;
        options.HasTouch = Width < 720;
    }
}
