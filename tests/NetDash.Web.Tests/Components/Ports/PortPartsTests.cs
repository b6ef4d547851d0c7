using AngleSharp.Dom;
using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Ports;

/// <summary>Conflicts, the number line, the free-ports box, and a port's details.</summary>
public sealed class PortPartsTests : PageTest
{
    [Fact]
    public async Task A_conflict_names_both_sides_and_one_thing_to_paste()
    {
        await Laptop();

        var row = Open<PortsPage>("ports").Find(".nd-conflict");

        Assert.Equal(["host1", "pub3"], row.QuerySelectorAll(".nd-node").Select(n => n.TextContent.Trim()));
        Assert.Equal(["host network, pid 41237", "failed to start"], row.QuerySelectorAll(".about").Select(n => n.TextContent));
        Assert.Equal("docker run -p 9877:9876 …", row.QuerySelector("code")!.TextContent);
        Assert.Equal("9877", row.QuerySelector("code b")!.TextContent);
        Assert.Equal("-p 9877:9876", row.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Without_conflicts_it_says_what_was_looked_at_and_when()
    {
        await Report(TestTopology.Replaced("kernel", LaptopFacts.Kernel()));
        await Report(Status("kernel", SourceState.Connected));

        var clear = Open<PortsPage>("ports").Find(".nd-conflicts");

        Assert.StartsWith("No conflicts. 3 ports checked", clear.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("ok", clear.QuerySelector("svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task While_no_source_answers_nothing_is_claimed()
    {
        await Report(TestTopology.Replaced("kernel", LaptopFacts.Kernel()));
        await Report(Status("kernel", SourceState.Denied));

        Assert.Contains("Nothing has been checked yet", Open<PortsPage>("ports").Find(".nd-conflicts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_line_is_a_list_whose_pieces_say_what_they_are()
    {
        await Laptop();

        var line = Open<PortsPage>("ports").Find("ol.line");

        Assert.Equal("TCP ports from 1 to 65535", line.GetAttribute("aria-label"));
        Assert.Equal("21 free: 1 to 21", Words(line.Children[0]));
        Assert.Equal("22 sshd 22/tcp, held by sshd (pid 812)", Words(line.Children[1]));
        Assert.Equal("9876 host1 9876/tcp, held by host1, conflict", Words(line.QuerySelector(".socket.error")!));
        Assert.Equal("32768 to 60999, handed out to clients", Words(line.QuerySelector(".span.ephemeral")!));
        Assert.Equal("1 to 21. Zoom in", line.QuerySelector("a")!.GetAttribute("title"));
    }

    [Fact]
    public async Task A_span_zooms_to_itself_with_its_neighbours_and_there_is_a_way_back()
    {
        await Laptop();
        var page = Open<PortsPage>("ports?q=web");

        var zoom = page.FindAll("li.span a").Single(a => a.TextContent.Contains("6381 to 8024", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal("ports?q=web&range=6380-8025", zoom);

        page = Open<PortsPage>(zoom);
        Assert.Equal(["6380", "8025"], page.FindAll("ol.line .words b").Select(b => b.TextContent));
        Assert.Empty(page.FindAll("li.span a"));
        Assert.Equal("ports?q=web", page.Find(".nd-portline .back").GetAttribute("href"));
    }

    [Fact]
    public async Task The_ends_of_the_line_to_scale_zoom_too()
    {
        await Laptop();
        var page = Open<PortsPage>("ports");
        Assert.Equal(["First port shown", "Last port shown"], page.FindAll("input[type=range]").Select(i => i.GetAttribute("aria-label")));

        await page.FindAll("input[type=range]")[0].ChangeAsync(new() { Value = "5000" });
        Assert.EndsWith("ports?range=5000-65535", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("5000", page.FindAll("input[type=range]")[0].GetAttribute("value")));
        await page.FindAll("input[type=range]")[1].ChangeAsync(new() { Value = "4000" });
        Assert.EndsWith("ports?range=4000-5000", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sockets_that_do_not_fit_are_counted_and_lead_to_where_they_can_be_told_apart()
    {
        await Laptop();
        await Report(TestTopology.Upserted("kernel", Enumerable.Range(20_000, 300).Select(p => (Fact)TestFacts.Socket(1, p))));

        var page = Open<PortsPage>("ports");
        var several = page.FindAll("li.socket").Single(s => s.QuerySelector(".count") is not null && s.TextContent.Contains("20299", StringComparison.Ordinal));

        Assert.Equal("300", several.QuerySelector(".count")!.TextContent);
        Assert.Equal("ports?range=20000-20299", several.QuerySelector("a")!.GetAttribute("href"));
        Assert.InRange(page.FindAll("ol.line > li").Count, 5, 40);
    }

    [Fact]
    public async Task The_free_ports_box_keeps_its_question_in_the_address()
    {
        await Laptop();
        var page = Open<PortsPage>("ports?free=6379&count=2&q=web");

        Assert.Equal(["6381", "6382"], page.FindAll(".nd-freebox .list [data-copy]").Select(b => b.GetAttribute("data-copy")));
        Assert.Equal("6381-6382", page.Find(".nd-freebox .run [data-copy]").GetAttribute("data-copy"));
        Assert.Contains("9877–32767, 22,891 ports", page.Find(".nd-freebox .answer").TextContent, StringComparison.Ordinal);
        Assert.Equal("ports?q=web", page.Find(".nd-freebox a[aria-label]").GetAttribute("href"));

        await page.Find(".nd-freebox select").ChangeAsync(new() { Value = "udp" });
        Assert.EndsWith("ports?free=6379/udp&count=2&q=web", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["6379", "6380"], page.FindAll(".nd-freebox .list [data-copy]").Select(b => b.GetAttribute("data-copy"))));
        await page.FindAll(".nd-freebox input")[1].ChangeAsync(new() { Value = "nonsense" });
        Assert.EndsWith("count=2&q=web", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_kernel_the_box_says_why_nothing_can_be_told()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine()));

        var box = Open<PortsPage>("ports?free=5000").Find(".nd-freebox");

        Assert.Contains("The kernel of this host is not read", box.TextContent, StringComparison.Ordinal);
        Assert.Empty(box.QuerySelectorAll("[data-copy]"));
    }

    [Fact]
    public async Task A_selected_port_shows_everyone_with_it_beside_the_page()
    {
        await Laptop();
        var entry = NetDash.Analysis.Ports.Ledger.PortLedger.Of(Store.Current).Entries.Single(e => e.At.Port == 9876 && e.Owner?.Name == "pub3").Id;

        Navigation.NavigateTo($"ports?select={entry}");
        var panel = Render<MainLayout>().Find("aside");

        Assert.Equal("9876/tcp", panel.QuerySelector("h2")!.TextContent);
        Assert.Equal(["host1", "pub3"], panel.QuerySelectorAll(".nd-claim .nd-node").Select(n => n.TextContent.Trim()));
        Assert.Equal("pub3", panel.QuerySelector(".nd-claim[aria-current] .nd-node")!.TextContent.Trim());
        Assert.Contains("python3, pid 41237", panel.TextContent, StringComparison.Ordinal);
        Assert.Equal("Port 9876/tcp is taken", panel.QuerySelector("article")!.GetAttribute("aria-label"));
        Assert.Equal("ports?free=9876", panel.QuerySelector(".nd-panelfoot a")!.GetAttribute("href"));
        Assert.Equal("ports", panel.QuerySelector("[data-netdash-close]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_entry_that_has_gone_is_told()
    {
        await Laptop();

        Navigation.NavigateTo("ports?select=port:00112233445566778899aabbccddeeff");

        Assert.Contains("No port is named port:00112233445566778899aabbccddeeff now.", Words(Render<MainLayout>().Find("aside")), StringComparison.Ordinal);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
