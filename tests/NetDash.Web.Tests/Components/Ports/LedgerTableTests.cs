using AngleSharp.Dom;
using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Ports;

public sealed class LedgerTableTests : PageTest
{
    [Fact]
    public async Task Columns_say_who_has_which_port_and_how()
    {
        await Laptop();

        var page = Open<PortsPage>("ports");

        Assert.Equal(["Port", "Proto", "Address", "Owner", "Via", "State", "Exposure"], page.FindAll("thead th").Skip(1).Select(h => h.TextContent.Trim()));
        Assert.Equal(["9876", "tcp", "0.0.0.0", "host1 python3", "listen", "held", "all"], Cells(page.FindAll("tbody tr")[0]));
        Assert.Equal(["9876", "tcp", "0.0.0.0", "pub3 failed to start", "docker-publish", "wanted", "all"], Cells(page.FindAll("tbody tr")[1]));
        Assert.Equal(["5353", "udp", "0.0.0.0", "owner not readable", "listen", "held", "all"], Cells(page.FindAll("tbody tr")[^1]));
    }

    [Fact]
    public async Task The_glyph_says_the_finding_when_it_is_read_out()
    {
        await Laptop();

        var page = Open<PortsPage>("ports");

        Assert.Equal("Port 9876/tcp is taken", page.FindAll("tbody tr")[0].QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal("ok", page.FindAll("tbody tr")[2].QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal("unknown", page.FindAll("tbody tr")[^1].QuerySelector("svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Containers_namespaces_bring_a_column_that_says_which()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?netns=all&q=:1025");

        Assert.Equal(["1025", "tcp", "0.0.0.0", "mailer", "mailer mailpit", "listen", "held", "all"], Cells(page.Find("tbody tr")));
    }

    [Fact]
    public async Task Heads_are_links_that_order_and_the_one_in_force_says_so()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?sort=port");

        Assert.Equal("ascending", page.FindAll("thead th")[1].GetAttribute("aria-sort"));
        Assert.Equal("ports?sort=-port", page.FindAll("thead a")[1].GetAttribute("href"));
        Assert.Equal("ports", page.FindAll("thead a")[0].GetAttribute("href"));
        Assert.Equal("ports?sort=owner", page.FindAll("thead a")[4].GetAttribute("href"));
    }

    [Fact]
    public async Task A_click_on_a_row_selects_its_entry_and_one_on_the_owner_the_owner()
    {
        await Laptop();
        var page = Open<PortsPage>("ports?q=:8080");

        Assert.Equal("ports?q=:8080&select=container/web", page.Find("tbody .nd-node").GetAttribute("href"));
        await page.Find("tbody tr").ClickAsync();

        var link = page.Find("tbody .nd-col-port a");
        Assert.EndsWith(link.GetAttribute("href")!, Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("tbody tr.selected .nd-col-port a").GetAttribute("aria-current")));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_not_all_drawn()
    {
        await Laptop();
        await Report(TestTopology.Upserted("kernel", Enumerable.Range(10_000, 10_000).Select(p => (Fact)TestFacts.Socket(1, p, "0.0.0.0", PortProtocol.Sctp))));

        var page = Open<PortsPage>("ports?protocol=sctp");

        Assert.InRange(page.FindAll("tbody tr").Count, 1, 200);
        Assert.Contains("10,000 of 10,011", page.Find(".sub").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_others_are_text()
    {
        await Laptop();
        await Report(TestTopology.Upserted("docker", TestFacts.Container("<img src=x>", "bridge") with { Ports = [new("0.0.0.0", 7070, 70, PortProtocol.Tcp)] }));

        var page = Open<PortsPage>("ports");

        Assert.Empty(page.FindAll("img"));
        Assert.Contains(page.FindAll("tbody .nd-node"), n => n.TextContent.Contains("<img src=x>", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Cells(IElement row) => row.Children.Skip(1)
        .Select(c => string.Join(' ', (c.ClassList.Contains("nd-col-port") ? c.QuerySelector("a")! : c).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
