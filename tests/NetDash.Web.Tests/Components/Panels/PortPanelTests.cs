using Bunit;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class PortPanelTests : PageTest
{
    [Fact]
    public async Task A_port_in_the_address_opens_everybody_who_has_or_wants_it()
    {
        await Laptop();
        var entry = Entry("host1", 9876);
        Navigation.NavigateTo($"?q=web&lens=ports&select={entry.Id}");

        var panel = Render<MainLayout>().Find("aside");

        Assert.Equal("9876/tcp", panel.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Held", "Wanted"], panel.QuerySelectorAll(".nd-claim h3").Select(h => h.TextContent.Trim()));
        Assert.Equal(["true", null], panel.QuerySelectorAll(".nd-claim").Select(c => c.GetAttribute("aria-current")));
        Assert.Equal(
            ["./?q=web&lens=ports&select=container/host1", "./?q=web&lens=ports&select=container/pub3"],
            panel.QuerySelectorAll(".nd-claim .who a").Select(a => a.GetAttribute("href")));
        Assert.Single(panel.QuerySelectorAll(".nd-finding.open"));
        Assert.Equal("./?q=web&lens=ports", panel.QuerySelector("[data-netdash-close]")!.GetAttribute("href"));
        Assert.EndsWith("&select=port/vm/tcp/9876/container/host1", panel.QuerySelector("footer [data-copy]")!.GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_ends_leaves_its_port_in_the_panel()
    {
        await Laptop();
        var entry = Entry("db", 5432);
        Navigation.NavigateTo($"?select={entry.Id}");
        var page = Render<MainLayout>();
        Assert.Equal("Forwarded", page.Find(".nd-claim h3").TextContent.Trim());

        await Report(TestTopology.Upserted("docker", LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "db") with { State = "exited" }));

        page.WaitForAssertion(() => Assert.Equal("Wanted", page.Find(".nd-claim h3").TextContent.Trim()));
        Assert.Contains("has ended since", page.Find("aside [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_never_was_is_told()
    {
        await Laptop();
        Navigation.NavigateTo("?select=port:0123");

        Assert.Contains("No port is named port:0123 now.", Render<MainLayout>().Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_wiring_it_leads_to_all_ports()
    {
        await Laptop();
        var entry = Entry("db", 5432);
        Navigation.NavigateTo($"?select={entry.Id}");

        Assert.Equal($"./?select={entry.Id}&lens=ports", Render<MainLayout>().FindAll("aside footer a")[^1].GetAttribute("href"));
    }

    private LedgerEntry Entry(string owner, int port) => PortLedger.Of(Store.Current).Entries.First(e => e.Owner?.Name == owner && e.At.Port == port);
}
