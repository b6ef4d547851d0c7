using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class FindingsPanelTests : PageTest
{
    [Fact]
    public async Task The_worst_finding_stands_open_with_its_fix()
    {
        await Laptop();

        var panel = Open<FindingsPanel>("");

        Assert.Equal("1", panel.Find(".nd-pill").TextContent.Trim());
        Assert.Contains("open", panel.Find("article").ClassList);
        Assert.Equal("findings", panel.Find("footer a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_finding_that_is_mended_goes_without_a_reload()
    {
        await Laptop();
        var panel = Open<FindingsPanel>("");

        Assert.Contains(panel.FindAll("article"), a => a.GetAttribute("aria-label") == "Port 9876/tcp is taken");

        await Report(TestTopology.Removed("docker", TestFacts.ContainerNode("pub3")));

        panel.WaitForAssertion(() => Assert.DoesNotContain(panel.FindAll("article"), a => a.GetAttribute("aria-label") == "Port 9876/tcp is taken"));
        Assert.Equal(4, panel.FindAll("article").Count);
    }

    [Fact]
    public async Task The_finding_of_the_address_is_open_comes_into_view_and_can_be_left()
    {
        await Laptop();
        var id = Store.Current.Findings.Values.Single(f => f.Rule == "port-blocked").Id;

        var panel = Open<FindingsPanel>($"?q=pub3&finding={id}");

        Assert.Single(panel.FindAll(".nd-finding.open"));
        Assert.Equal(".nd-side-findings .nd-finding.open", Assert.Single(ThemeModule.Invocations["reveal"]).Arguments[0]);
        Assert.Equal("./?q=pub3", panel.Find("[data-netdash-close]").GetAttribute("href"));
        Assert.Empty(Open<FindingsPanel>("").FindAll("[data-netdash-close]"));
    }

    [Fact]
    public async Task A_finding_that_holds_no_more_says_so()
    {
        await Laptop();

        Assert.Contains("does not hold any more", Open<FindingsPanel>("?finding=gone").Find("[role=status]").TextContent, StringComparison.Ordinal);
    }
}
