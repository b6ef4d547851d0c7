using CsCheck;
using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>Wirings of more than anybody looks at one by one, and those that somebody wants rolled up.</summary>
public sealed class WiringRollUpTests
{
    private const int OnBridge = 24;

    [Fact]
    public void A_project_is_one_card_with_a_line_for_each_band_and_its_published_ports()
    {
        var drawn = Draw(Shop(3), "collapse=project");
        var card = Assert.Single(drawn.Scene.Elements.Values, IsGroup);

        Assert.Empty(SceneRules.Broken(drawn.Scene));
        Assert.Equal(("shop", "3 containers, 3 on docker0", Health.Ok), (card.Name, card.Description, card.Health));
        Assert.Null(card.Node);
        Assert.Equal(Enumerable.Range(0, 3).Select(i => TestFacts.ContainerNode($"c{i}")).Order(StringComparer.Ordinal), card.Nodes.Order(StringComparer.Ordinal));
        Assert.Equal(("project/shop", "Show each of 3 cards"), card.Spots.Where(s => s.IsFold == true).Select(s => (s.Node, s.Name)).Single());
        var cable = Assert.Single(drawn.Scene.Edges.Values, e => e.To == card.Id);
        Assert.Equal(EdgeLook.Cable, cable.Look);
        Assert.Equal(["0.0.0.0:8000", "0.0.0.0:8001", "0.0.0.0:8002"], drawn.Scene.Elements.Values.Where(e => e.Kind == ElementKind.Plate).Select(e => e.Name[..12]).Order(StringComparer.Ordinal));
        Assert.Equal(new RolledUp(1, 4, "card", [RollUpKind.Project]), drawn.RolledUp);
    }

    [Fact]
    public void Pairs_on_no_bridge_hang_on_one_plate_that_says_how_many_they_are()
    {
        var routed = LinkedTopology.Of(Facts(3).Select(f => f is InterfaceFact { MasterIndex: > 0 } nic ? nic with { MasterIndex = 0 } : f));
        var scene = Draw(routed, "collapse=project").Scene;
        var cable = Assert.Single(scene.Edges.Values, e => scene.Elements[e.To].Name == "shop");

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal("3 veth pairs", scene.Elements[cable.From].Name);
        Assert.Contains(scene.Elements.Values, e => e.Name == "veth9");
        Assert.DoesNotContain(scene.Elements.Values, e => e.Name == "veth10");
    }

    [Fact]
    public void What_is_opened_stands_for_itself_and_nothing_else_moves_that_need_not()
    {
        var rolled = Draw(Shop(3), "collapse=project");
        var opened = Draw(Shop(3), "collapse=project&expand=project/shop", rolled.Book);

        Assert.DoesNotContain(opened.Scene.Elements.Values, IsGroup);
        Assert.Equal(new RolledUp(4, 4, "card", [RollUpKind.Project]), opened.RolledUp);
        Assert.All(["card/" + TestFacts.ContainerNode("lone")], id => Assert.Equal(rolled.Scene.Elements[id].Box.Y, opened.Scene.Elements[id].Box.Y));
    }

    [Fact]
    public void What_is_wrong_is_never_rolled_away()
    {
        var scene = Draw(LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)), "collapse=host").Scene;
        var cards = scene.Elements.Values.Where(e => e.Kind == ElementKind.Card).ToList();

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Single(cards, IsGroup);
        Assert.Contains(cards, c => c.Name == "pub3" && c.Health == Health.Error);
        Assert.Contains(cards, c => c.Name == "worker" && c.Health == Health.Warning);
        Assert.DoesNotContain(cards, c => c.Name == "db");
    }

    [Fact]
    public void Much_is_rolled_up_by_itself_until_it_is_clear_that_it_need_not_be()
    {
        var few = Draw(Shop(200), "");
        var much = Draw(Shop(340), "", few.Book);
        var still = Draw(Shop(280), "", much.Book);
        var again = Draw(Shop(150), "", still.Book);

        Assert.Equal([false, true, true, false], new[] { few, much, still, again }.Select(d => d.Scene.Elements.Values.Any(IsGroup)));
        Assert.Equal([null, 341, 281, null], new[] { few, much, still, again }.Select(d => d.RolledUp?.Total));
        Assert.Equal("Rolled up by workload and project", much.RolledUp!.Title);
        Assert.Equal("1 of 341 cards shown", much.RolledUp.Part);
        Assert.DoesNotContain(Draw(Shop(340), "collapse=none").Scene.Elements.Values, IsGroup);
    }

    [Theory]
    [InlineData("collapse=project")]
    [InlineData("collapse=network")]
    [InlineData("collapse=workload")]
    [InlineData("collapse=namespace")]
    [InlineData("collapse=host")]
    public void Every_picture_is_sound_whatever_is_rolled_up(string view) => GeneratedWorld.History.Sample(
        history =>
        {
            var world = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System));
            var book = SlotBook.Empty;
            foreach (var change in history)
            {
                var drawn = Draw(world.After(change), view, book);
                var again = Draw(world, view, drawn.Book);

                Assert.Empty(SceneRules.Broken(drawn.Scene));
                Assert.Null(SceneDelta.Between(drawn.Scene, again.Scene));
                Assert.Same(drawn.Book, again.Book);
                var all = Draw(world, "collapse=none").Scene.Elements.Values.Where(e => e.Kind == ElementKind.Card).SelectMany(Residents);
                Assert.Empty(all.Except(drawn.Scene.Elements.Values.SelectMany(Residents)));
                book = drawn.Book;
            }

            IEnumerable<string> Residents(SceneElement element) => element.Nodes.Where(id => world.Now.Nodes[id].Kind is NodeKind.Container or NodeKind.Pod && !IsInPod(id));

            bool IsInPod(string id) => world.Now.Nodes[id].Properties is ContainerProperties { Pod.Length: > 0 };
        },
        iter: 100);

    private static bool IsGroup(SceneElement element) => element.Id.StartsWith("card/group:", StringComparison.Ordinal);

    /// <summary>So many containers of one project on the default bridge, each with a published port, and one of none.</summary>
    private static LinkedTopology Shop(int containers) => LinkedTopology.Of(Facts(containers));

    private static IEnumerable<Fact> Facts(int containers) =>
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), TestFacts.Network("bridge", bridge: "docker0") with { IsDefaultBridge = true },
        TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16"),
        .. Enumerable.Range(0, containers).SelectMany(i => Running($"c{i}", 10 + i, "shop")), .. Running("lone", 9, ""),
    ];

    private static IEnumerable<Fact> Running(string name, int cookie, string project) =>
    [
        TestFacts.Netns(cookie, TestFacts.LongId(name)), TestFacts.Interface(cookie, 2, "eth0", "veth", $"172.17.{cookie / 250}.{cookie % 250}/16").LinkedTo(1, 100 + cookie),
        TestFacts.Interface(1, 100 + cookie, $"veth{cookie}").LinkedTo(cookie, 2) with { MasterIndex = 3 },
        TestFacts.Container(name) with
        {
            Labels = project.Length > 0 ? Labels.From([new("com.docker.compose.project", project)]) : Labels.None,
            Endpoints = [TestFacts.Endpoint("bridge", $"172.17.{cookie / 250}.{cookie % 250}")],
            Ports = cookie is >= 10 and < 10 + OnBridge ? [new PublishedPort("0.0.0.0", 7990 + cookie, 80, PortProtocol.Tcp)] : [],
        },
    ];

    private static Drawn Draw(LinkedTopology world, string view, SlotBook? book = null) => MapDrawing.Draw(
        ViewLens.Wiring, world.Now, null, book ?? SlotBook.Empty,
        TopologyView.Parse(view.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]))).RollUp);
}
