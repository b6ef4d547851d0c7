using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Ports;

/// <summary>The ports of the machine of the design's pictures.</summary>
public sealed class LaptopPortsTests
{
    private static readonly TopologySnapshot Now = LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)).Now;
    private static readonly Scene Laptop = MapDrawing.Draw(ViewLens.Ports, Now, null, SlotBook.Empty).Scene;

    [Fact]
    public void Nothing_overlaps_leaves_its_box_or_hangs_loose() => Assert.Empty(SceneRules.Broken(Laptop));

    [Fact]
    public void Ports_stand_by_their_number_with_who_answers_beside_them() => Assert.Equal(
        [
            "0.0.0.0, [::]:22 sshd", "0.0.0.0:5353/udp Unknown owner", "0.0.0.0:5432 db", "127.0.0.1:6379 redis-server", "127.0.0.1:6380 cache", "127.0.0.1:8025 mailer",
            "0.0.0.0, [::]:8080 web", "0.0.0.0:8443 api", "0.0.0.0:9100 node-exporter", "0.0.0.0:9876 host1", "0.0.0.0:9876 pub3",
        ],
        Laptop.Elements.Values.Where(e => e.Kind == ElementKind.Plate).OrderBy(e => e.Box.Y).Select(p => $"{p.Name} {OwnerOf(p).Name}"));

    [Theory]
    [InlineData("sshd", PortState.Held, EdgeLook.Lead, "host socket")]
    [InlineData("host1", PortState.Held, EdgeLook.Lead, "host socket python3")]
    [InlineData("web", PortState.Forwarded, EdgeLook.Forward, "DNAT to 172.17.0.2:80")]
    [InlineData("cache", PortState.Wanted, EdgeLook.Wanted, "wanted")]
    [InlineData("pub3", PortState.Wanted, EdgeLook.Failed, "9876/tcp is taken")]
    public void The_way_is_told_by_its_line_its_mark_and_in_words(string owner, PortState state, EdgeLook look, string words)
    {
        var plate = PlateOf(owner);
        var way = Laptop.Edges.Values.Single(e => e.From == plate.Id && Laptop.Elements[e.To].Kind == ElementKind.Owner);
        var label = way.Label ?? Laptop.Edges.Values.Single(e => e.Look == EdgeLook.Conflict && e.To == plate.Id).Label!;

        Assert.Equal(state, plate.Parts.OfType<LedgerPart>().Single().State);
        Assert.Equal(look, way.Look);
        Assert.Equal(words, string.Join(' ', label.Runs.Select(r => r.Text.Trim())).Replace(" :", ":", StringComparison.Ordinal));
    }

    [Fact]
    public void Loopback_ports_do_not_hang_on_what_leads_outside()
    {
        var joined = Laptop.Edges.Values.Where(e => Laptop.Elements[e.From].Kind == ElementKind.Outside).Select(e => Laptop.Elements[e.To].Name).Distinct();
        var loopback = Laptop.Edges.Values.Single(e => e.To == PlateOf("redis-server").Id);
        var all = Laptop.Edges.Values.Single(e => e.To == PlateOf("web").Id && e.Look == EdgeLook.Trunk);

        Assert.Equal("All addresses", Assert.Single(joined));
        Assert.Equal("This host alone", Laptop.Elements[loopback.From].Name);
        Assert.Equal("All addresses", Laptop.Elements[all.From].Name);
        Assert.Equal(["Internet", "LAN"], Laptop.Elements.Values.Where(e => e.Kind == ElementKind.Outside).Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_only_wanted_is_reached_nowhere() =>
        Assert.DoesNotContain(Laptop.Edges.Values, e => e.Look == EdgeLook.Trunk && (e.To == PlateOf("pub3").Id || e.To == PlateOf("cache").Id));

    [Fact]
    public void A_conflict_joins_both_plates_and_has_a_badge_and_words()
    {
        var conflict = Laptop.Edges.Values.Single(e => e.Look == EdgeLook.Conflict);
        var (holder, loser) = (PlateOf("host1"), PlateOf("pub3"));

        Assert.Equal((holder.Id, loser.Id), (conflict.From, conflict.To));
        Assert.Equal(Now.Findings.Values.Single(f => f.Rule == "port-blocked").Id, conflict.Finding);
        Assert.InRange(conflict.Badge!.Value.Y, holder.Box.Bottom - 9, loser.Box.Y + 9);
        Assert.Equal((Health.Error, Health.Error), (holder.Health, loser.Health));
        Assert.Equal("9 ports · 2 wanted · 1 conflict", Laptop.Elements.Values.Single(e => e.Kind == ElementKind.Host).Description.Split(", ")[^1]);
    }

    [Fact]
    public void A_plate_selects_its_entry_and_all_of_one_port_know_each_other()
    {
        var ledger = PortLedger.Of(Now).Entries.ToDictionary(e => e.Id);
        var web = PlateOf("web");

        Assert.All(Laptop.Elements.Values.Where(e => e.Kind == ElementKind.Plate), p => Assert.All(p.Entries, id => Assert.Contains(id, ledger)));
        Assert.Equal(["0.0.0.0:8080", "[::]:8080"], web.Entries.Select(id => ledger[id].At.ToString()));
        Assert.Equal(PlateOf("host1").Port, PlateOf("pub3").Port);
        Assert.Equal(web.Port, OwnerOf(web).Port);
    }

    [Fact]
    public void A_finding_marks_the_port_that_it_is_about_and_who_is_in_it()
    {
        var finding = Now.Findings.Values.Single(f => f.Rule == "port-blocked").Id;

        Assert.Equal(
            ["owner host1", "owner pub3", "plate 0.0.0.0:9876", "plate 0.0.0.0:9876"],
            Laptop.Elements.Values.Where(e => e.Findings.Contains(finding)).Select(e => $"{(e.Kind == ElementKind.Plate ? "plate" : "owner")} {e.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_cannot_be_read_is_never_left_out()
    {
        var owner = Laptop.Elements.Values.Single(e => e.Name == "Unknown owner");

        Assert.Null(owner.Node);
        Assert.Single(owner.Entries);
        Assert.Equal(Health.Unknown, owner.Health);
    }

    [Fact]
    public void A_filter_leaves_the_ports_of_who_passes_it()
    {
        var shown = TopologyView.Parse([new("q", "name:web")]).Apply(Now).Nodes;
        var scene = MapDrawing.Draw(ViewLens.Ports, Now, shown.ContainsKey, SlotBook.Empty).Scene;

        Assert.Equal("0.0.0.0, [::]:8080", Assert.Single(scene.Elements.Values, e => e.Kind == ElementKind.Plate).Name);
        Assert.Empty(SceneRules.Broken(scene));
        Assert.Empty(MapDrawing.Draw(ViewLens.Ports, Now, _ => false, SlotBook.Empty).Scene.Elements);
    }

    [Fact]
    public void The_plates_of_the_wiring_select_the_same_entries()
    {
        var wiring = MapDrawing.Draw(Now, null, SlotBook.Empty).Scene;

        Assert.Equal(
            Laptop.Elements.Values.Where(e => e.Kind == ElementKind.Plate).SelectMany(e => e.Entries).Order(StringComparer.Ordinal),
            wiring.Elements.Values.Where(e => e.Kind == ElementKind.Plate).SelectMany(e => e.Entries).Order(StringComparer.Ordinal));
    }

    private static SceneElement OwnerOf(SceneElement plate) => Laptop.Elements.Values.Single(e => e.Kind == ElementKind.Owner && e.Parent == plate.Id);

    private static SceneElement PlateOf(string owner) => Laptop.Elements.Values.Single(e => e.Kind == ElementKind.Plate && OwnerOf(e).Name == owner);
}
