using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Pages;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class NodeTableTests : PageTest
{
    [Fact]
    public async Task Heads_are_links_that_order_and_the_one_in_force_says_so()
    {
        await Laptop();

        var table = Open<InventoryPage>("inventory/container?sort=-state", ("Kind", "container"));

        var state = table.FindAll("thead th").Single(h => h.TextContent.Trim() == "State" && h.QuerySelector(".nd-visually-hidden") is null);
        Assert.Equal("descending", state.GetAttribute("aria-sort"));
        Assert.Equal("inventory/container?sort=state", state.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("inventory/container", table.FindAll("thead a").Single(a => a.TextContent.Trim() == "Name").GetAttribute("href"));
    }

    [Fact]
    public async Task A_click_on_a_row_selects_it_and_the_row_says_that_it_is()
    {
        await Laptop();
        var table = Open<InventoryPage>("inventory/container?q=we", ("Kind", "container"));

        await table.FindAll("tbody tr").First(r => r.TextContent.Contains("nginx", StringComparison.Ordinal)).ClickAsync();

        Assert.EndsWith("inventory/container?q=we&select=container/web", Navigation.Uri, StringComparison.Ordinal);
        table.WaitForAssertion(() => Assert.Contains("nginx", table.Find("tbody tr.selected").TextContent, StringComparison.Ordinal));
        Assert.Equal("web", table.Find("tbody [aria-current=true]").TextContent.Trim());
    }

    [Fact]
    public async Task Ten_thousand_rows_are_not_all_drawn()
    {
        await Report(TestTopology.Replaced("docker", [TestFacts.Engine(), .. Enumerable.Range(0, 10_000).Select(i => (Fact)TestFacts.Container($"c{i}"))]));

        var table = Open<InventoryPage>("inventory/container", ("Kind", "container"));

        Assert.InRange(table.FindAll("tbody tr").Count, 1, 200);
        Assert.Equal("10,000", table.Find(".sub").TextContent.Trim());
    }

    [Fact]
    public async Task A_prerendered_table_shows_its_first_rows()
    {
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Static", isInteractive: false));
        await Report(TestTopology.Replaced("docker", [TestFacts.Engine(), .. Enumerable.Range(0, 1000).Select(i => (Fact)TestFacts.Container($"c{i}"))]));

        Assert.Equal(200, Open<InventoryPage>("inventory/container", ("Kind", "container")).FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task A_container_appears_and_vanishes_without_a_reload()
    {
        await Laptop();
        var table = Open<InventoryPage>("inventory/container", ("Kind", "container"));
        var before = table.FindAll("tbody tr").Count;

        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));
        table.WaitForAssertion(() => Assert.Equal(before + 1, table.FindAll("tbody tr").Count));

        Time.Advance(TimeSpan.FromSeconds(1));
        await Report(TestTopology.Removed("docker", TestFacts.ContainerNode("late")));
        table.WaitForAssertion(() => Assert.Equal(before, table.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task A_container_named_with_markup_is_text()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container("<script>alert(1)</script>") with { Image = "<img src=x>" }));

        var table = Open<InventoryPage>("inventory/container", ("Kind", "container"));

        Assert.Empty(table.FindAll("script, img"));
        Assert.Contains("<script>alert(1)</script>", table.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_which_a_part_is_drawn_says_how_long_it_is_and_where_each_row_stands()
    {
        await Report(TestTopology.Replaced("docker", [TestFacts.Engine(), .. Enumerable.Range(0, 1000).Select(i => (Fact)TestFacts.Container($"c{i}"))]));

        var table = Open<InventoryPage>("inventory/container", ("Kind", "container"));

        Assert.Equal("1001", table.Find("table").GetAttribute("aria-rowcount"));
        Assert.Equal("1", table.Find("thead tr").GetAttribute("aria-rowindex"));
        Assert.Equal(["2", "3", "4"], table.FindAll("tbody tr[aria-rowindex]").Take(3).Select(r => r.GetAttribute("aria-rowindex")));
        Assert.Equal("0", table.Find("[data-netdash-rows]").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task A_change_draws_the_rows_that_differ_and_no_other()
    {
        await Report(TestTopology.Replaced("docker", [TestFacts.Engine(), .. Enumerable.Range(0, 150).Select(i => (Fact)TestFacts.Container($"c{i}"))]));
        var table = Open<InventoryPage>("inventory/container", ("Kind", "container"));
        var drawn = table.FindComponents<NodeRow>().ToDictionary(r => r.Instance.Row.Node.Name, r => r.RenderCount);

        await Report(TestTopology.Upserted("docker", TestFacts.Container("c7") with { Image = "another:1" }));

        table.WaitForAssertion(() => Assert.Equal(
            ["c7"], table.FindComponents<NodeRow>().Where(r => r.RenderCount > drawn[r.Instance.Row.Node.Name]).Select(r => r.Instance.Row.Node.Name)));
    }
}
