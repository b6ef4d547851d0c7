using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortDeclaredUnheardRuleTests
{
    private const int Cookie = 10;

    private static readonly PortDeclaredUnheardRule Rule = new();

    [Fact]
    public void A_published_port_behind_which_nothing_listens_is_told_of_with_the_port_that_does()
    {
        var finding = Found.Single(Rule, [.. Web(Ports.Publish(8080), Ports.Publish(8080, address: "::")), Ports.Listening(Cookie, "web", 3000)]);
        Assert.Equal(("port-declared-unheard", FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal("Nothing listens behind port 8080/tcp", finding.Title);
        Assert.Equal("web publishes 0.0.0.0:8080, which leads to its port 80/tcp, but nothing listens there: it listens on 3000/tcp.", finding.Detail);
        Assert.Equal("Publish the port that web listens on: `-p 8080:3000/tcp`", finding.Fix);
        Assert.Equal(new FindingPort(PortProtocol.Tcp, "0.0.0.0", 8080, TestFacts.HostId), finding.Port);
    }

    [Fact]
    public void A_listener_on_loopback_hears_nobody_from_outside()
    {
        var finding = Found.Single(Rule, [.. Web(Ports.Publish(8080)), Ports.Listening(Cookie, "web", 80, "127.0.0.1")]);
        Assert.Contains("on loopback only", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Let web listen on 0.0.0.0:80 instead of loopback", finding.Fix);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("172.17.0.10")]
    public void Somebody_who_listens_in_the_namespace_is_enough(string address)
    {
        Assert.Empty(Found.All(Rule, [.. Web(Ports.Publish(8080)), Ports.Listening(Cookie, "web", 80, address)]));
        // A peer in the same namespace, or a process that cannot be read.
        Assert.Empty(Found.All(Rule, [
            .. Web(Ports.Publish(8080)), TestFacts.Container("peer", "container:" + TestFacts.LongId("web")) with { StartedAt = TestFacts.Noon.AddSeconds(1) },
            Ports.Listening(Cookie, "peer", 80, address),
        ]));
        Assert.Empty(Found.All(Rule, [.. Web(Ports.Publish(8080)), TestFacts.Socket(Cookie, 80, address)]));
    }

    [Fact]
    public void Udp_is_heard_by_a_bound_socket_and_tcp_is_not_udp()
    {
        var udp = Ports.Publish(5353, 53, protocol: PortProtocol.Udp);
        Assert.Empty(Found.All(Rule, [.. Web(udp), Ports.Listening(Cookie, "web", 53, protocol: PortProtocol.Udp)]));
        Assert.Single(Found.All(Rule, [.. Web(udp), Ports.Listening(Cookie, "web", 53)]));
    }

    [Fact]
    public void A_container_that_has_just_started_is_given_time_and_the_store_asks_again_when_it_is_over()
    {
        var now = TestFacts.Noon.AddHours(1);
        var world = Found.On(Rule).With([.. Analyzed.Machine, TestFacts.Container("web") with { StartedAt = now, Ports = [Ports.Publish(8080)] }, .. Ports.Inside("web", Cookie)]);
        Assert.Empty(world.Findings());
        Assert.Equal(now + PortDeclaredUnheardRule.Grace, world.Due);

        var finding = Assert.Single(world.Wait(PortDeclaredUnheardRule.Grace).Findings());
        Assert.Null(world.Due);
        Assert.Empty(world.And(Ports.Listening(Cookie, "web", 80)).Findings());
        Assert.Equal(finding.Id, Assert.Single(world.Without(Ports.Listening(Cookie, "web", 80).Id).Findings()).Id);
    }

    [Fact]
    public void While_a_health_check_says_that_it_starts_it_is_believed() =>
        Assert.Empty(Found.All(Rule, [.. Web(Ports.Publish(8080)).Select(f => f is ContainerFact c ? c with { Health = "starting" } : f)]));

    [Fact]
    public void Where_sockets_are_not_read_nothing_is_known()
    {
        // No kernel at all; a namespace that is not seen; one that could not be entered, and so has no address.
        Assert.Empty(Found.On(Rule).With([TestFacts.Engine(endpoint: "tcp://192.0.2.1:2375"), TestFacts.Container("web") with { Ports = [Ports.Publish(8080)] }]).Findings());
        Assert.Empty(Found.All(Rule, [TestFacts.Container("web") with { Ports = [Ports.Publish(8080)] }]));
        Assert.Empty(Found.All(Rule, [.. Web(Ports.Publish(8080)).Where(f => f is not InterfaceFact)]));
        Assert.Empty(Found.All(Rule, [.. Web(Ports.Publish(8080, protocol: PortProtocol.Sctp))]));
    }

    [Fact]
    public void A_long_row_of_ports_is_opened_as_it_is_needed()
    {
        var row = Enumerable.Range(50000, 20).Select(p => Ports.Publish(p, p, protocol: PortProtocol.Udp)).ToArray();
        Assert.Empty(Found.All(Rule, Web(row)));
        Assert.Equal(3, Found.All(Rule, Web(row[..3])).Count);
    }

    [Fact]
    public void A_hostPort_of_a_pod_whose_namespace_is_read_is_heard_or_not()
    {
        var world = new ClusterWorld().Pod("web", 8080, "vm", with: p => p with { PauseContainer = "container:pause" });
        world.Add(new Node { Id = TestFacts.NetnsId(Cookie), Kind = NodeKind.Netns, Name = "pod", Parent = TestFacts.HostId, Host = TestFacts.HostId, Properties = new NetnsProperties { Role = "pod" } });
        world.Add(new Node
        {
            Id = "container:pause", Kind = NodeKind.Container, Name = "POD", Parent = TestFacts.NetnsId(Cookie), Host = TestFacts.HostId,
            Properties = new ContainerProperties { State = "running", Addresses = ["10.244.0.9"], StartedAt = TestFacts.Noon },
        });
        var finding = Assert.Single(Found.In(world.Snapshot(), Rule));
        Assert.Equal("default/web has hostPort 8080, which leads to its port 80/tcp, but nothing listens there.", finding.Detail);

        world.Add(new Node
        {
            Id = "container:app", Kind = NodeKind.Container, Name = "main", Parent = TestFacts.NetnsId(Cookie), Host = TestFacts.HostId,
            Properties = new ContainerProperties { State = "running", Listening = [new ListeningSocket(PortProtocol.Tcp, "::", 80, false)] },
        });
        Assert.Empty(Found.In(world.Snapshot(), Rule));
    }

    private static IEnumerable<Fact> Web(params PublishedPort[] ports) => [TestFacts.Container("web") with { Ports = [.. ports] }, .. Ports.Inside("web", Cookie)];
}
