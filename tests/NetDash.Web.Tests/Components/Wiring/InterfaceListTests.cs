using Bunit;
using NetDash.Topology.Model;
using NetDash.Web.Components.Wiring;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class InterfaceListTests : PageTest
{
    [Fact]
    public async Task An_interface_shows_its_addresses_but_not_the_link_local_one()
    {
        await Laptop();
        var nic = Store.Current.OfKind(NodeKind.Interface).Single(i => i.Properties is InterfaceProperties { Type: "physical" });

        var list = Open<InterfaceList>("", ("Interfaces", new[] { nic }));

        Assert.Equal(["10.131.175.138/24", "mtu 1500"], list.FindAll(".line").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public async Task More_than_forty_are_counted()
    {
        await Laptop();

        var list = Open<InterfaceList>("", ("Interfaces", Enumerable.Repeat(Node("interface/docker0"), 50).ToList()));

        Assert.Equal("10 more interfaces", list.Find("li:last-child").TextContent.Trim());
    }
}
