using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>The machine of the design's pictures.</summary>
public sealed class LaptopSceneTests
{
    private static readonly Scene Laptop = MapDrawing.Draw(LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)).Now, null, SlotBook.Empty).Scene;

    [Fact]
    public void Nothing_overlaps_leaves_its_box_or_hangs_loose() => Assert.Empty(SceneRules.Broken(Laptop));

    [Fact]
    public void One_row_reads_plate_rail_veth_address_container()
    {
        var card = Card("web");
        var plate = Named("0.0.0.0, [::]:8080 to :80");
        var cable = Laptop.Edges.Values.Single(e => e.To == card.Id && e.Look == EdgeLook.Cable);

        Assert.Equal(card.Box.Y + card.Jacks[0].Y, plate.Box.Y + plate.Jacks[0].Y);
        Assert.DoesNotContain('C', cable.Path);
        Assert.Equal("veth3c1f9a2", cable.Label!.Runs[0].Text);
        Assert.Contains("172.17.0.2/16", card.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_shares_a_namespace_is_on_its_card() => Assert.Equal("web, web-logs", Card("web").Name);

    [Fact]
    public void Only_the_second_network_of_a_container_bends()
    {
        var bent = Laptop.Edges.Values.Where(e => e.Look == EdgeLook.Cable && e.Path.Contains('C', StringComparison.Ordinal));

        Assert.Equal(Card("api").Id, Assert.Single(bent).To);
    }

    [Fact]
    public void Host_mode_stands_in_the_host_namespace_and_none_hangs_on_nothing()
    {
        var area = Laptop.Elements.Values.Single(e => e.Kind == ElementKind.Area);

        Assert.True(area.Box.Contains(Named("host1").Box));
        Assert.Equal(ElementKind.Owner, Named("host1").Kind);
        Assert.DoesNotContain(Laptop.Edges.Values, e => e.To == Card("batch").Id);
        Assert.True(Card("batch").Box.X > area.Box.Right);
    }

    [Fact]
    public void A_loopback_plate_hangs_on_the_loopback()
    {
        var reach = Laptop.Edges.Values.Single(e => e.To == Named("127.0.0.1:8025 to :8025").Id && e.Look == EdgeLook.Trunk);

        Assert.Equal("lo", Laptop.Elements[reach.From].Name);
    }

    [Fact]
    public void A_conflict_joins_the_plate_of_who_holds_to_that_of_who_wants()
    {
        var conflicts = Laptop.Edges.Values.Where(e => e.Look == EdgeLook.Conflict).ToList();
        var pub3 = conflicts.Single(e => Laptop.Elements[e.To].Node == Card("pub3").Node);

        Assert.Equal(Named("host1").Node, Laptop.Elements[pub3.From].Node);
        Assert.NotNull(pub3.Badge);
        Assert.Equal("9876/tcp is taken", pub3.Label!.Runs[0].Text);
        Assert.Equal(Health.Error, Laptop.Elements[pub3.To].Health);
    }

    [Fact]
    public void What_does_not_run_keeps_a_place_without_a_plug()
    {
        var cache = Card("cache");
        var wish = Laptop.Edges.Values.Single(e => e.To == cache.Id);

        Assert.Equal(EdgeLook.Wanted, wish.Look);
        Assert.Equal(Plugs.None, wish.Plugs);
    }

    private static SceneElement Card(string name) =>
        Laptop.Elements.Values.Single(e => e.Kind == ElementKind.Card && (e.Name == name || e.Name.StartsWith(name + ", ", StringComparison.Ordinal)));

    private static SceneElement Named(string name) => Laptop.Elements.Values.Single(e => e.Name == name);
}
