using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Values;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class DetailsPanelTests : PageTest
{
    [Fact]
    public async Task It_shows_what_the_address_selects_and_links_to_what_that_is_connected_to()
    {
        await Laptop();

        var panel = Open<DetailsPanel>("inventory/container?select=container/api");

        Assert.Equal("api", panel.Find("h2").TextContent);
        Assert.Contains(panel.FindAll(".nd-group a"), a => a.GetAttribute("href") == "inventory/container?select=docker-network/appnet");
        Assert.Equal("inventory/container", panel.Find("[data-netdash-close]").GetAttribute("href"));
        Assert.EndsWith("?select=container/api", panel.Find("footer [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
        Assert.Equal(Node("container/api").Id, panel.Find(".idline code").TextContent);
    }

    [Fact]
    public async Task A_selection_by_id_is_shared_by_name()
    {
        await Laptop();

        var panel = Open<DetailsPanel>($"?select={Node("container/api").Id}");

        Assert.EndsWith("?select=container/api", panel.Find("footer [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_that_goes_says_so_and_comes_back()
    {
        await Laptop();
        var panel = Open<DetailsPanel>("?select=container/api");

        await Report(TestTopology.Removed("docker", TestFacts.ContainerNode("api")));
        panel.WaitForAssertion(() => Assert.StartsWith("api is gone.", panel.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal));

        Time.Advance(TimeSpan.FromSeconds(1));
        await Report(TestTopology.Upserted("docker", TestFacts.Container("api")));
        panel.WaitForAssertion(() => Assert.Equal("api", panel.Find("h2").TextContent));
    }

    [Fact]
    public void A_selection_that_never_was_says_so_without_calling_it_gone()
    {
        var panel = Open<DetailsPanel>("?select=container/<b>nobody</b>");

        Assert.StartsWith("Nothing is named container/<b>nobody</b> now.", panel.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("code b"));
    }

    [Fact]
    public async Task Several_of_one_name_are_told()
    {
        await Laptop();

        Assert.Equal("interface, and 5 more of this name", Open<DetailsPanel>("?select=interface/eth0").Find(".kind").TextContent);
    }

    [Fact]
    public async Task A_label_of_a_megabyte_of_markup_is_text_and_cut()
    {
        var value = string.Concat(Enumerable.Repeat("<script>x</script>", 60_000));
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container("web") with { Labels = Labels.From([new("<b>k</b>", value)]) }));

        var panel = Open<DetailsPanel>("?select=container/web");

        Assert.Empty(panel.FindAll("script, .nd-labels b"));
        Assert.Equal("<b>k</b>", panel.Find(".nd-labels dt").TextContent);
        Assert.True(panel.Markup.Length < 20_000, $"{panel.Markup.Length} characters of markup");
        Assert.Contains("1,080,000 characters", panel.Find(".nd-labels .nd-more").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_mode_container_without_known_ports_says_that_none_are_declared()
    {
        await Laptop();

        Assert.Equal("Its ports are not declared.", Open<DetailsPanel>("?select=container/host2").Find(".sentence").TextContent);
    }

    [Fact]
    public async Task What_was_found_about_it_stands_before_its_properties()
    {
        await Laptop();

        var panel = Open<DetailsPanel>("?select=container/pub3");

        Assert.Equal(NodeHealth.Word(Health.Error), panel.Find("header .nd-glyph").GetAttribute("data-health"));
        Assert.Equal("Port 9876/tcp is taken", panel.Find(".nd-finding h3").TextContent);
        Assert.Contains("address already in use", panel.Find(".nd-facts dd.err").TextContent, StringComparison.Ordinal);
    }
}
