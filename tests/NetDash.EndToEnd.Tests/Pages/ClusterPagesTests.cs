using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>The pages over the recorded machine: what they say of its pods is what containerd and the kernel said.</summary>
[Trait("Requires", "Browser")]
public sealed class ClusterPagesTests : IAsyncLifetime
{
    private ClusterSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ClusterSite.RecordedAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_pod_of_two_containers_is_shown_with_its_namespace_cable_and_pause_container()
    {
        await using var opened = await _site.OpenAsync("inventory/pod?select=pod/pair");
        var panel = opened.Page.Locator("aside");

        await Expect(panel.Locator("h2")).ToHaveTextAsync("pair");
        await Expect(panel.Locator(".nic .cable")).ToContainTextAsync("cni0");
        await Expect(panel.Locator(".nd-podcontainer .head")).ToHaveCountAsync(2);
        await panel.GetByRole(AriaRole.Link, new() { Name = "1 pause container holds this namespace" }).ClickAsync();
        await Expect(panel.Locator(".nd-podcontainer .head")).ToHaveCountAsync(3);
        Assert.Empty(opened.Problems);
    }

    [Theory]
    [InlineData("inventory/container")]
    [InlineData("")]
    public async Task Pause_containers_come_with_one_click_and_go_with_another(string path)
    {
        await using var opened = await _site.OpenAsync(path);
        var toggle = opened.Page.Locator(".nd-held:visible");
        await Expect(toggle).ToContainTextAsync("15 pause containers hidden");
        await PagePictures.TakeAsync(opened.Page, $"pause-{(path.Length > 0 ? "table" : "map")}");

        await toggle.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(toggle).ToContainTextAsync("15 pause containers shown");
        await Expect(opened.Page).ToHaveURLAsync($"{_site.Address}{path}?show=pause&show=stopped&show=loopback");
        if (path.Length > 0)
        {
            await Expect(opened.Page.Locator("tbody .nd-node", new() { HasText = "pause" })).ToHaveCountAsync(15);
        }

        await toggle.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync(_site.Address + path);
        Assert.Empty(opened.Problems);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task The_details_of_everything_in_a_cluster_fit_and_can_be_read(int width, int height, ColorScheme theme)
    {
        await using var opened = await _site.OpenAsync("inventory/pod", new Look(width, height, theme));
        foreach (var reference in new[]
        {
            "pod/pair", "pod/db-0", "pod/once-ll2c8", "service/web", "ingress/web", "workload/web", "k8s-node/vm", "network-policy/web-only-from-agents", "pod/hostnet", "service/web-nodeport", "service/no-endpoints", "pod/pending-hostport", "k8s-namespace/demo", "cluster/test",
        })
        {
            await _site.GoAsync(opened.Page, $"inventory/pod?select={reference}");
            await Expect(opened.Page.Locator("aside .idline")).ToHaveCountAsync(1);
            await PagePictures.TakeAsync(opened.Page, $"{reference.Replace('/', '-')}-{width}-{theme}");
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
                """
                () => { const body = document.querySelector("aside .nd-panelbody"), edge = body.getBoundingClientRect().right;
                        return [...body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > edge + 1).map(e => `${e.className} ${e.textContent.trim()}`); }
                """));
            await ReadableAsync(opened, reference);
        }

        await _site.GoAsync(opened.Page, "");
        await Expect(opened.Page.Locator(".nd-held:visible")).ToHaveCountAsync(1);
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".nd-strip > *, .nd-mapmode > *")].filter(e => e.getClientRects().length > 0 && e.getBoundingClientRect().right > e.parentElement.getBoundingClientRect().right + 1)
              .map(e => `${e.className} ${e.textContent.trim()}`)
            """));
        if (width < 720)
        {
            await Expect(opened.Page.Locator(".nd-map [role=treeitem]:visible").First).ToBeInViewportAsync();
        }

        await PagePictures.TakeAsync(opened.Page, $"map-{width}-{theme}");
        await ReadableAsync(opened, "map");
        Assert.Empty(opened.Problems);
    }

    private static async Task ReadableAsync(BrowserPage opened, string what)
    {
        var axe = await opened.Page.RunAxe();
        Assert.True(axe.Violations.Length == 0, $"{what}: " + string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }
}
