using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Ports;

/// <summary>What a port looks like by who has it and how.</summary>
public sealed class PortsPictureTests
{
    private static readonly Fact[] Ground = [TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), TestFacts.UnixSocket("/var/run/docker.sock"), TestFacts.Interface(1, 2, "eth0", "physical", "192.0.2.10/24")];

    [Fact]
    public void A_proxys_socket_is_the_way_to_the_container_that_it_serves()
    {
        var scene = Draw(
            Published("web", Port(8080, 80)), TestFacts.Process(1, 900, "docker-proxy"),
            TestFacts.Socket(1, 8080, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(900, "docker-proxy")));
        var way = Assert.Single(scene.Edges.Values, e => e.Id.StartsWith("way/", StringComparison.Ordinal));

        Assert.Equal(("docker-proxy", EdgeLook.Lead), (way.Label!.Runs[0].Text, way.Look));
        Assert.Equal("web", scene.Elements[way.To].Name);
    }

    [Fact]
    public void Without_a_kernel_nobody_knows_the_way()
    {
        var world = LinkedTopology.Of(TestFacts.Engine(), Published("web", Port(8080, 80)));
        var scene = MapDrawing.Draw(ViewLens.Ports, world.Now, null, SlotBook.Empty).Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal("published", Assert.Single(scene.Edges.Values, e => e.Id.StartsWith("way/", StringComparison.Ordinal)).Label!.Runs[0].Text);
    }

    [Fact]
    public void A_run_of_ports_is_one_plate_with_as_many_entries_as_it_may_have()
    {
        var scene = Draw(Published("ftp", [.. Enumerable.Range(0, 200).Select(i => Port(21100 + i, 100 + i))]));
        var plate = Plate(scene, 21100);

        Assert.Equal("0.0.0.0:21100-21299", plate.Name);
        Assert.Equal(SceneElement.MostEntries, plate.Entries.Count);
        Assert.True(plate.Port!.Covers(PortProtocol.Tcp, 21299));
        Assert.Equal(":100-299", scene.Edges.Values.Single(e => e.From == plate.Id).Label!.Runs[^1].Text);
    }

    [Fact]
    public void A_port_on_one_address_hangs_on_the_interface_that_has_it_and_the_network_reaches_it()
    {
        var scene = Draw(Published("one", Port(8080, 80) with { HostIp = "192.0.2.10" }), Published("all", Port(9090, 90)));
        var exposures = scene.Elements.Values.Where(e => e.Kind == ElementKind.Exposure).ToDictionary(e => e.Name);

        Assert.Equal(["All addresses", "eth0"], exposures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(exposures["eth0"].Id, scene.Edges.Values.Single(e => e.To == Plate(scene, 8080).Id).From);
        Assert.Equal(
            exposures.Values.Select(e => e.Id).Order(StringComparer.Ordinal),
            scene.Edges.Values.Where(e => e.From == "outside/network:192.0.2.0/24").Select(e => e.To).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("outside/internet", scene.Elements.Keys);
    }

    [Theory]
    [InlineData(FindingSeverity.Error, EdgeLook.Conflict, true)]
    [InlineData(FindingSeverity.Warning, EdgeLook.Warning, false)]
    [InlineData(FindingSeverity.Info, EdgeLook.Note, false)]
    public void Every_finding_with_two_sides_has_a_line_and_errors_have_words(FindingSeverity severity, EdgeLook look, bool hasWords)
    {
        var finding = Found("port-shadowed", severity, 8080, "web", "other");
        foreach (var lens in new[] { ViewLens.Wiring, ViewLens.Ports })
        {
            var scene = Draw(
                lens, [finding], [Published("web", Port(8080, 80)), TestFacts.Network("bridge", bridge: "docker0"), TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16"), .. Listening("other", 8080)]);
            var line = Assert.Single(scene.Edges.Values, e => e.Finding == finding.Id);

            Assert.Equal(look, line.Look);
            Assert.NotNull(line.Badge);
            Assert.Equal(hasWords ? "8080/tcp is shadowed" : null, line.Label?.Runs[0].Text);
            Assert.Equal(2, scene.Elements.Values.Count(e => e.Kind == ElementKind.Plate && e.Findings.Contains(finding.Id)));
        }
    }

    [Fact]
    public void A_holder_that_cannot_be_read_is_joined_as_well()
    {
        var finding = Found("port-blocked", FindingSeverity.Error, 8080, "late");
        var scene = Draw(ViewLens.Ports, [finding], [TestFacts.Socket(1, 8080), Published("late", Port(8080, 80)) with { State = "created" }]);
        var line = Assert.Single(scene.Edges.Values, e => e.Finding == finding.Id);

        Assert.Null(scene.Elements[line.From].Node);
        Assert.Equal(TestFacts.ContainerNode("late"), scene.Elements[line.To].Node);
    }

    [Fact]
    public void Ports_that_collide_inside_another_namespace_have_a_ground_of_their_own_that_nothing_reaches()
    {
        var finding = Found("port-inner", FindingSeverity.Error, 80, "guest", "web");
        Fact[] facts =
        [
            TestFacts.Netns(7, TestFacts.LongId("web")), TestFacts.Container("web"),
            TestFacts.Socket(7, 80, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(70, "nginx", TestFacts.LongId("web"))),
            TestFacts.Container("guest", "container:" + TestFacts.LongId("web"), "exited") with { ExposedPorts = [new(80, PortProtocol.Tcp)] },
        ];
        var scene = Draw(ViewLens.Ports, [finding], facts);
        var inside = scene.Elements.Values.Where(e => e.Kind == ElementKind.Plate && e.Port!.Netns == TestFacts.NetnsId(7)).ToList();

        Assert.Equal(2, inside.Count);
        Assert.Contains(scene.Elements.Values, e => e.Kind == ElementKind.Head && e.Name == "Inside web");
        Assert.Equal(inside.Select(p => p.Id).Order(StringComparer.Ordinal), scene.Edges.Values.Where(e => e.Finding == finding.Id).SelectMany(e => new[] { e.From, e.To }).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(scene.Edges.Values, e => e.Look == EdgeLook.Trunk && inside.Exists(p => p.Id == e.To));
        // Without the finding nobody needs to know.
        Assert.DoesNotContain(Draw(facts).Elements.Values, e => e.Port?.Netns == TestFacts.NetnsId(7));
    }

    [Fact]
    public void A_finding_about_no_port_marks_who_is_in_it()
    {
        var finding = Found("netns-stale", FindingSeverity.Error, 0, "web") with { Port = null };
        foreach (var lens in new[] { ViewLens.Wiring, ViewLens.Ports })
        {
            var scene = Draw(lens, [finding], [Published("web", Port(8080, 80))]);

            Assert.DoesNotContain(scene.Edges.Values, e => e.Finding is not null);
            Assert.Equal("web", Assert.Single(scene.Elements.Values, e => e.Findings.Contains(finding.Id)).Name);
        }
    }

    [Fact]
    public void A_host_without_a_port_says_so()
    {
        var scene = Draw();

        Assert.Contains(scene.Elements.Values, e => e.Name == "Nobody has or wants a port here");
        Assert.Contains("0 ports", scene.Elements.Values.Single(e => e.Kind == ElementKind.Host).Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PortState.Held)]
    [InlineData(PortState.Forwarded)]
    [InlineData(PortState.Wanted)]
    public void The_mark_tells_the_state_without_colour(PortState state)
    {
        Fact[] facts = state == PortState.Held ? [.. Listening("x", 8080)]
            : [Published("x", Port(8080, 80)) with { State = state == PortState.Wanted ? "exited" : "running" }];
        Assert.Equal(state, Plate(Draw(facts), 8080).Parts.OfType<LedgerPart>().Single().State);
    }

    private static Scene Draw(params Fact[] facts) => Draw(ViewLens.Ports, [], facts);

    private static Scene Draw(ViewLens lens, Finding[] findings, Fact[] facts)
    {
        var world = new LinkedTopology(new Says(findings)).With([.. Ground, .. facts]);
        var scene = MapDrawing.Draw(lens, world.Now, null, SlotBook.Empty).Scene;
        Assert.Empty(SceneRules.Broken(scene));
        return scene;
    }

    private static SceneElement Plate(Scene scene, int port) => scene.Elements.Values.Single(e => e.Kind == ElementKind.Plate && e.Port!.First == port);

    private static ContainerFact Published(string name, params PublishedPort[] ports) =>
        TestFacts.Container(name) with { Ports = [.. ports], Endpoints = [TestFacts.Endpoint("bridge", "172.17.0.2")] };

    private static PublishedPort Port(int port, int inside) => new("0.0.0.0", port, inside, PortProtocol.Tcp);

    private static Fact[] Listening(string name, int port) =>
    [
        TestFacts.Container(name, "host"), TestFacts.Socket(1, port, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(500, "python3", TestFacts.LongId(name))),
    ];

    private static Finding Found(string rule, FindingSeverity severity, int port, params string[] sides) => new()
    {
        Id = rule + ":1", Rule = rule, Severity = severity, Title = "Two collide", Detail = "Two collide.", Subjects = [.. sides.Select(s => TestFacts.ContainerNode(s))],
        Port = new FindingPort(PortProtocol.Tcp, "0.0.0.0", port, TestFacts.HostId), Holder = sides.Length > 1 ? TestFacts.ContainerNode(sides[1]) : null,
    };

    private sealed class Says(Finding[] findings) : IFindingAnalyzer
    {
        public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) => new([.. findings], []);
    }
}
