using Bunit;
using NetDash.Web.Components.ViewModels.Wiring;
using NetDash.Web.Components.Wiring;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class NamespaceCardTests : PageTest
{
    [Fact]
    public async Task Without_a_cable_it_says_no_uplink()
    {
        await Laptop();
        var lab = WiringView.Of(Store.Current, Node("host/vm"), null)!.Uncabled[1];

        var card = Open<NamespaceCard>("", ("Model", lab));

        Assert.Equal("lab", card.Find(".title a").TextContent.Trim());
        Assert.Equal(2, card.FindAll(".line").Count);
        Assert.Contains("no uplink", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_is_not_read_is_not_said_to_be_unplugged()
    {
        await Laptop();
        var model = new WiringCard(Node("container/web"), [Node("container/web")], null, "web", "", null, [], [], Plugged.Never, default);

        var card = Open<NamespaceCard>("", ("Model", model));

        Assert.Contains("its namespace is not read", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("no uplink", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_containers_than_fit_are_counted()
    {
        await Laptop();
        var web = Node("container/web");
        var model = new WiringCard(web, [web, web with { Id = "b" }, web with { Id = "c" }, web with { Id = "d", Name = "fourth" }], null, "web", "", null, [], [], Plugged.In, default);

        Assert.Equal("fourth", Open<NamespaceCard>("", ("Model", model)).Find(".title .more").GetAttribute("title"));
    }
}
