using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class PortsPageTests : PageTest
{
    [Fact]
    public async Task The_head_counts_entries_and_conflicts_of_the_host()
    {
        await Laptop();

        var page = Open<PortsPage>("ports");

        Assert.Equal("Ports", page.Find("h1").TextContent);
        Assert.Equal("11 entries on vm, 1 conflict", Words(page.Find(".sub").TextContent));
        Assert.Empty(page.FindAll(".nd-porthost"));
    }

    [Fact]
    public async Task A_filter_is_counted_against_all()
    {
        await Laptop();

        Assert.StartsWith("1 of 11 entries on vm", Words(Open<PortsPage>("ports?q=:8080").Find(".sub").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protocols_are_chosen_in_the_address_and_the_rest_of_it_stays()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?netns=all&protocol=udp");

        Assert.Equal(["All", "TCP", "UDP"], page.FindAll(".nd-seg a").Select(a => a.TextContent));
        Assert.Equal("UDP", page.Find(".nd-seg [aria-current]").TextContent);
        Assert.Equal(["ports?netns=all", "ports?netns=all&protocol=tcp", "ports?netns=all&protocol=udp"], page.FindAll(".nd-seg a").Select(a => a.GetAttribute("href")));
        Assert.Contains("UDP.", page.Find(".nd-portline .how").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_hosts_one_is_shown_and_the_others_are_a_click_away()
    {
        await Laptop();
        await Report(TestTopology.Replaced("docker:far", TestFacts.Engine("ENG2", "tcp://far:2376") with { Name = "far" }, TestFacts.Container("remote", engine: "ENG2") with
        {
            Ports = [new("0.0.0.0", 7070, 70, PortProtocol.Tcp)],
        }));

        var page = Open<PortsPage>("ports");
        Assert.Contains("on vm", Words(page.Find(".sub").TextContent), StringComparison.Ordinal);
        Assert.Equal(["far", "vm"], page.FindAll("#nd-porthosts a").Select(a => Words(a.QuerySelector("span")!.TextContent)).Order());

        var other = Open<PortsPage>(page.FindAll("#nd-porthosts a").Single(a => a.TextContent.Contains("far", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("1 entry on far", Words(other.Find(".sub").TextContent), StringComparison.Ordinal);
        Assert.Contains("No conflict is known. The kernel of this host is not read", other.Find(".nd-conflicts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_as_text()
    {
        await Laptop();

        Assert.Equal("No host is named <b>.", Open<PortsPage>("ports?host=<b>").Find(".left .nd-empty p").TextContent);
    }

    [Fact]
    public async Task Before_anything_is_read_it_says_what_is_waited_for()
    {
        Assert.Equal("No source reports yet.", Open<PortsPage>("ports").Find(".left .nd-empty p").TextContent);

        await Report(Status("kernel", SourceState.Connecting));

        Assert.Equal("Reading kernel.", Open<PortsPage>("ports").Find(".left .nd-empty p").TextContent);
    }

    [Fact]
    public async Task A_search_that_nothing_passes_has_a_way_back()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?q=nobody&netns=all");

        Assert.Contains("Nothing matches", page.Find(".nd-ledger").TextContent, StringComparison.Ordinal);
        Assert.Equal("ports?netns=all", page.Find(".nd-ledger a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_search_for_free_ports_opens_the_box_and_filters_nothing()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?q=free 9876");

        Assert.Equal(["9877", "9878", "9879"], page.FindAll(".nd-freebox .list button").Select(b => b.TextContent));
        Assert.Equal(11, page.FindAll("tbody tr").Count);
        Assert.Contains("free", page.Find(".nd-ports").ClassList);
    }

    [Fact]
    public async Task The_parts_are_tabs_for_who_has_room_for_one()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?tab=preflight");

        Assert.Equal(["Ledger", "Taken and free", "Preflight"], page.FindAll(".nd-porttabs a").Select(a => a.TextContent));
        Assert.Equal("Preflight", page.Find(".nd-porttabs [aria-current]").TextContent);
        Assert.Contains("preflight", page.Find(".nd-ports").ClassList);
    }

    [Fact]
    public async Task The_filter_says_how_much_of_it_is_on()
    {
        await Laptop();

        var page = Open<PortsPage>("ports?netns=all&state=held&exposure=nonsense");

        Assert.Equal("Filter 2", page.Find(".nd-portfilterbtn").TextContent);
        Assert.Equal(["containers' as well", "held"], page.FindAll("#nd-portfilter [aria-current]").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_source_that_is_down_is_told_at_the_head()
    {
        await Laptop();

        await Report(Status("docker", SourceState.Unreachable));

        Assert.Equal("docker unreachable, shown as it was then", Open<PortsPage>("ports").Find(".stale").TextContent.Trim());
    }

    [Fact]
    public async Task A_port_that_is_taken_or_left_is_shown_without_a_reload_unless_the_page_stands_still()
    {
        await Laptop();
        var page = Open<PortsPage>("ports?q=:7777");
        var socket = TestFacts.Socket(1, 7777, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(812, "sshd"));

        await Report(TestTopology.Upserted("kernel", socket));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        Live.Pause();
        Time.Advance(TimeSpan.FromSeconds(1));
        await Report(TestTopology.Removed("kernel", socket.Id));
        Assert.Single(page.FindAll("tbody tr"));

        Live.Resume();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tbody tr")));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
}
