using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class LivePagesTests(PagesSite site)
{
    [Fact]
    public async Task A_container_appears_in_the_table_and_vanishes_without_a_reload()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        await opened.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        var row = opened.Page.Locator("tbody tr", new() { HasText = "just-started" });
        await Expect(row).ToHaveCountAsync(0);

        site.Docker.Upsert(TestFacts.Container("just-started"));
        await Expect(row).ToBeVisibleAsync();

        site.Docker.Remove(TestFacts.ContainerNode("just-started"));
        await Expect(row).ToHaveCountAsync(0);
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_port_that_is_taken_becomes_a_finding_on_the_open_page_and_goes_with_its_cause()
    {
        await using var opened = await site.OpenAsync("findings");
        var finding = opened.Page.Locator("article", new() { HasText = "Port 2222/tcp is taken" });

        site.Docker.Upsert(
            TestFacts.Container("holds", "host") with { StartedAt = TestFacts.Noon.AddHours(-1) },
            TestFacts.Container("wants", "bridge", "created") with
            {
                Ports = [new("0.0.0.0", 2222, 22, PortProtocol.Tcp)],
                Error = "Error starting userland proxy: listen tcp4 0.0.0.0:2222: bind: address already in use",
            });
        site.Kernel.Upsert(TestFacts.Socket(1, 2222, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(999, "holds", TestFacts.LongId("holds"))));
        await Expect(finding).ToBeVisibleAsync();
        await Expect(finding).ToContainTextAsync("wants could not start: holds already listens on 0.0.0.0:2222.");

        site.Docker.Remove(TestFacts.ContainerNode("wants"), TestFacts.ContainerNode("holds"));
        await Expect(finding).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Ten_thousand_rows_scroll_to_the_last()
    {
        var many = Enumerable.Range(0, 10_000).Select(i => (Fact)TestFacts.Container($"z{i}")).ToList();
        await using var opened = await site.OpenAsync("inventory/container");
        site.Docker.Upsert(many);
        await Expect(opened.Page.Locator(".sub")).ToContainTextAsync("10,01");

        await opened.Page.EvaluateAsync("() => { const box = document.querySelector('[data-netdash-rows]'); box.scrollTop = box.scrollHeight; }");

        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "z9999" })).ToBeVisibleAsync();
        Assert.InRange(await opened.Page.Locator("tbody tr").CountAsync(), 10, 150);
        site.Docker.Remove(many.Select(f => f.Id));
        await Expect(opened.Page.Locator(".sub")).Not.ToContainTextAsync(",");
    }

    [Fact]
    public async Task A_page_without_script_already_shows_the_data()
    {
        await using var opened = await site.OpenWithoutScriptAsync();

        await opened.Page.GotoAsync(site.Address + "inventory/container?select=container/web");

        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "nginx" })).ToBeVisibleAsync();
        await Expect(opened.Page.Locator("aside h2")).ToHaveTextAsync("web");
    }
}
