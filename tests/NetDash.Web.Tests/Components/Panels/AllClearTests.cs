using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class AllClearTests : PageTest
{
    [Fact]
    public void Nothing_checked_is_no_all_clear() =>
        Assert.Contains("Nothing has been checked yet", Open<AllClear>("").Markup, StringComparison.Ordinal);

    [Fact]
    public async Task All_clear_says_how_many_ports_were_checked()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1), TestFacts.Process(1, 7, "sshd"), TestFacts.Socket(1, 22, "0.0.0.0", owners: TestFacts.Owner(7, "sshd"))));
        await Report(Status("kernel", SourceState.Connected));

        var clear = Open<AllClear>("");

        Assert.StartsWith("No conflicts. 1 port checked", clear.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("ok", clear.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_filter_that_hides_findings_is_no_all_clear()
    {
        await Laptop();

        Assert.Contains("There are 5 findings elsewhere.", Open<AllClear>("?q=mailer").Markup, StringComparison.Ordinal);
    }
}
