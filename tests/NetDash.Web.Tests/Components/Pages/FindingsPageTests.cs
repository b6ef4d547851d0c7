using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class FindingsPageTests : PageTest
{
    [Fact]
    public async Task Severities_are_counted_and_chosen_in_the_address()
    {
        await Laptop();

        var page = Open<FindingsPage>("findings?severity=error");

        Assert.Equal(["All 5", "Error 1", "Warning 1", "Info 3"], page.FindAll(".nd-chip").Select(c => c.TextContent.Trim()));
        Assert.Equal("Error 1", page.Find(".nd-chip[aria-current=true]").TextContent.Trim());
        Assert.Equal("findings", page.FindAll(".nd-chip")[0].GetAttribute("href"));
        Assert.Single(page.FindAll("article.open"));
    }

    [Fact]
    public async Task A_severity_without_findings_is_no_all_clear()
    {
        await Laptop();
        await Report(TestTopology.Removed("docker", TestFacts.ContainerNode("api")));

        var page = Open<FindingsPage>("findings?severity=warning");

        Assert.Empty(page.FindAll("article"));
        Assert.DoesNotContain("No conflicts", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_does_not_hold_any_more_is_told()
    {
        await Laptop();

        Assert.Contains("does not hold any more", Open<FindingsPage>("findings?finding=port-blocked:gone").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_data_nothing_is_claimed() =>
        Assert.Contains("Nothing has been checked yet", Open<FindingsPage>("findings").Markup, StringComparison.Ordinal);
}
