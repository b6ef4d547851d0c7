using Bunit;
using NetDash.Topology.Model;
using NetDash.Web.Components.Layout;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class EdgePanelTests : PageTest
{
    [Fact]
    public async Task A_cable_shows_its_two_ends_as_links_and_what_it_is()
    {
        await Laptop();
        var edge = Store.Current.EdgesOf(Node("interface/veth3c1f9a2").Id).Single(e => e.Kind == EdgeKind.Veth);
        Navigation.NavigateTo($"?q=web&select={edge.Id}");

        var panel = Render<MainLayout>().Find("aside");

        Assert.Equal("veth pair", panel.QuerySelector(".kind")!.TextContent);
        Assert.Contains("veth3c1f9a2", panel.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("./?q=web&select=interface/veth3c1f9a2", panel.QuerySelectorAll(".nd-group a").Select(a => a.GetAttribute("href")));
        Assert.Equal(2, panel.QuerySelectorAll(".nd-group a").Length);
        Assert.Equal("./?q=web", panel.QuerySelector("[data-netdash-close]")!.GetAttribute("href"));
        Assert.EndsWith("?q=web&select=edge/veth/interface/web/eth0~interface/veth3c1f9a2", panel.QuerySelector("[data-copy]")!.GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edge_of_the_laptop_is_told_of()
    {
        await Laptop();

        Assert.All(Store.Current.Edges.Values, edge =>
        {
            var details = EdgeDetails.Of(Store.Current, edge);
            Assert.NotEqual(edge.Kind.ToString(), details.Kind);
            Assert.Equal(2, details.Ends.Sum(e => e.Items.Count));
        });
    }

    [Fact]
    public async Task A_published_port_says_where_it_leads()
    {
        await Laptop();
        var edge = Store.Current.EdgesOf(Node("container/api").Id).Single(e => e.Kind == EdgeKind.Publishes);

        var details = EdgeDetails.Of(Store.Current, edge);

        Assert.Equal("api → vm", details.Title);
        Assert.Equal(["0.0.0.0:8443", ":443", "tcp"], details.Facts.Select(f => f.Values[0]));
    }
}
