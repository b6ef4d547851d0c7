using Bunit;
using NetDash.Web.Components.ViewModels.Wiring;
using NetDash.Web.Components.Wiring;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class RailTests : PageTest
{
    [Fact]
    public async Task A_rail_of_thousands_is_drawn_as_far_as_it_is_in_view()
    {
        await Laptop();
        var rail = WiringView.Of(Store.Current, Node("host/vm"), null)!.Rails[0];
        var rows = Enumerable.Range(0, 5000).Select(i => rail.Rows[0] with { Port = rail.Rows[0].Port! with { Id = $"p{i}" } }).ToList();

        var drawn = Open<Rail>("", ("Model", rail with { Rows = rows }));

        Assert.InRange(drawn.FindAll("tbody tr").Count, 1, 130);
    }

    [Fact]
    public async Task Its_table_has_heads_for_those_who_listen()
    {
        await Laptop();
        var rail = WiringView.Of(Store.Current, Node("host/vm"), null)!.Rails[0];

        Assert.Equal(["Published", "Leads to", "Rail", "Cable", "Namespace"], Open<Rail>("", ("Model", rail)).FindAll("th[scope=col]").Select(h => h.TextContent));
    }
}
