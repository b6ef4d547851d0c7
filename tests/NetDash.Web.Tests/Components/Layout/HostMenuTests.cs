using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class HostMenuTests : PageTest
{
    [Fact]
    public async Task One_host_is_named()
    {
        await Laptop();

        var menu = Open<HostMenu>("");

        Assert.Equal("vm", menu.Find("button .name").TextContent);
        Assert.Equal(["All hosts", "vm"], menu.FindAll(".nd-menu nav a span:not(.dim)").Select(s => s.TextContent));
        Assert.Equal("./?host=host/vm", menu.FindAll(".nd-menu nav a")[1].GetAttribute("href"));
    }

    [Fact]
    public void Without_a_host_it_says_so() => Assert.Equal("no host yet", Open<HostMenu>("").Find("button .name").TextContent);

    [Fact]
    public async Task Several_hosts_are_counted_until_one_is_chosen()
    {
        await Laptop();
        await Report(TestTopology.Replaced("docker:far", TestFacts.Engine("ENG2", "tcp://10.0.0.2:2375") with { Name = "far" }));

        Assert.Equal("2 hosts", Open<HostMenu>("").Find("button .name").TextContent);
        var chosen = Open<HostMenu>("?host=far");
        Assert.Equal("far", chosen.Find("button .name").TextContent);
        Assert.Equal("true", chosen.FindAll(".nd-menu nav a")[1].GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Clusters_stand_below_the_hosts_and_one_that_is_chosen_is_named_and_taken_back()
    {
        await Laptop();
        await Report(TestTopology.Replaced("kubernetes:prod", TestClusterFacts.Cluster()));

        var menu = Open<HostMenu>("");
        Assert.Equal("vm", menu.Find("button .name").TextContent);
        Assert.Equal("./?cluster=cluster/test", menu.Find("nav[aria-label=Clusters] a").GetAttribute("href"));
        var chosen = Open<HostMenu>("?cluster=test&host=vm");
        Assert.Equal(("test", "Cluster: test"), (chosen.Find("button .name").TextContent, chosen.Find("button").GetAttribute("aria-label")));
        Assert.Equal("./?host=vm", chosen.Find("nav[aria-label=Clusters] a[aria-current]").GetAttribute("href"));
        Assert.Equal("./", chosen.FindAll("nav[aria-label=Hosts] a")[0].GetAttribute("href"));
    }
}
