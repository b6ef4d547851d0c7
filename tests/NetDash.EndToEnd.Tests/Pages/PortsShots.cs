using Microsoft.Playwright;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class PortsShots(PagesSite site)
{
    private const string Compose = "services:\n  web:\n    image: nginx:1.27\n    ports: [\"8080:80\"]\n  metrics:\n    image: acme/metrics\n    ports:\n      - \"9876:9876\"\n  db:\n    ports: [\"5433:5432\"]\n  grafana:\n    ports: [\"127.0.0.1:3000:3000\"]\n  ui:\n    ports: [\"${UI_PORT}:80\"]";

    [Fact]
    public async Task Shots()
    {
        site.Kernel.Upsert(
            TestFacts.Process(1, 4321, "netdash"), TestFacts.Socket(1, 5080, "127.0.0.1", PortProtocol.Tcp, TestFacts.Owner(4321, "netdash")),
            TestFacts.Process(1, 999, "rpc.statd"), TestFacts.Socket(1, 35211, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(999, "rpc.statd")));
        Directory.CreateDirectory("/tmp/shots");
        foreach (var (name, path, look) in new[]
        {
            ("light", "ports", Look.Desktop), ("dark", "ports", Look.Desktop with { Theme = ColorScheme.Dark }),
            ("free", "ports?free=5000&count=5", Look.Desktop), ("zoom", "ports?range=5000-9999", Look.Desktop), ("netns", "ports?netns=all", Look.Wide),
            ("phone-light", "ports", Look.Phone), ("phone-dark", "ports", Look.Phone with { Theme = ColorScheme.Dark }),
            ("phone-free", "ports?free=5000", Look.Phone), ("phone-preflight", "ports?tab=preflight", Look.Phone), ("mid", "ports", new Look(1024, 768, ColorScheme.Light)),
            ("small", "ports", new Look(1280, 720, ColorScheme.Light)),
        })
        {
            await using var opened = await site.OpenAsync(path, look);
            if (name is "light" or "dark" or "phone-preflight")
            {
                await opened.Page.Locator("textarea").FillAsync(Compose);
                await opened.Page.Locator(".nd-claim").First.WaitForAsync();
                await opened.Page.EvaluateAsync("() => document.activeElement.blur()");
            }

            await opened.Page.ScreenshotAsync(new() { Path = $"/tmp/shots/{name}.png" });
            if (name is "light" or "phone-light")
            {
                await opened.Page.Locator(".nd-col-port a").First.ClickAsync();
                await opened.Page.Locator(".nd-claim").First.WaitForAsync();
                await opened.Page.ScreenshotAsync(new() { Path = $"/tmp/shots/{name}-selected.png" });
            }

            Assert.Empty(opened.Problems);
        }
    }
}
