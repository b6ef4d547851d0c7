using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Web.Tests.Components.ViewModels.Inventory;

public sealed class SortOrderTests : PageTest
{
    [Theory]
    [InlineData("state", null, "state")]
    [InlineData("state", "state", "-state")]
    [InlineData("state", "-state", "state")]
    [InlineData("name", "name", "-name")]
    [InlineData("name", "-name", null)]
    public void A_click_on_a_head_orders_by_it_and_a_second_turns_it_round(string key, string? now, string? then) =>
        Assert.Equal(then, SortOrder.Parse(now, NodeKind.Container).Toggle(key));

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("-<script>")]
    public void A_column_that_the_kind_has_not_means_by_name(string? text) =>
        Assert.Equal("name", SortOrder.Parse(text, NodeKind.Container).Key);

    [Fact]
    public async Task Numbers_are_ordered_as_numbers_and_states_by_how_bad_they_are()
    {
        await Laptop();

        var mtus = Rows(NodeKind.Interface, "-mtu").Select(n => ((InterfaceProperties)n.Properties).Mtu).ToList();
        var states = Rows(NodeKind.Container, "-status").Select(n => n.Name).ToList();

        Assert.Equal(mtus.OrderDescending(), mtus);
        Assert.Equal(["host1", "host2", "pub3"], states.Take(3).Order(StringComparer.Ordinal));
        Assert.Equal(["api", "worker"], states.Skip(3).Take(2).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Every_column_of_every_kind_can_be_drawn_and_ordered(string kind)
    {
        await Laptop();
        var node = Enum.Parse<NodeKind>(kind);
        foreach (var column in InventoryColumns.Of(node))
        {
            var rows = Rows(node, column.Key);
            Assert.All(rows, row => Assert.NotNull(column.Text(Store.Current, row)));
            Assert.Equal(rows.Count, Rows(node, "-" + column.Key).Count);
        }
    }

    public static TheoryData<string> AllKinds() => [.. InventoryColumns.Kinds.Select(k => k.ToString())];

    private IReadOnlyList<Node> Rows(NodeKind kind, string sort) =>
        [.. InventoryTable.Of(Store.Current, kind, _ => true, SortOrder.Parse(sort, kind)).Rows.Select(r => r.Node)];
}
