using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Topology.Tests.Linking;

public sealed class ContainerLinkerTests
{
    private static readonly Fact[] Machine =
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8"),
        TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24", "fe80::1/64", "2001:db8::1/64"),
        TestFacts.UnixSocket("/var/run/docker.sock", 1, TestFacts.Owner(50, "dockerd")), TestFacts.Engine(),
    ];

    [Fact]
    public void A_container_stands_in_the_namespace_that_its_sandbox_path_names()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(2) with { Paths = ["/run/docker/netns/1b9fd1a2d6ba"] },
            TestFacts.Interface(2, 2, "eth0", "veth", "172.17.0.2/16"),
            TestFacts.Container("web") with { SandboxKey = "/var/run/docker/netns/1b9fd1a2d6ba" },
        ]);

        Assert.Equal(TestFacts.NetnsId(2), topology.Node(TestFacts.ContainerNode("web")).Parent);
        Assert.Equal(TestFacts.HostId, topology.Node(TestFacts.ContainerNode("web")).Host);
        Assert.Equal(["172.17.0.2"], topology.Container("web").Addresses);
        Assert.Equal("web", topology.Node(TestFacts.NetnsId(2)).Name);
        Assert.Equal("container", ((NetnsProperties)topology.Node(TestFacts.NetnsId(2)).Properties).Role);
    }

    [Fact]
    public void A_container_stands_in_the_namespace_of_its_cgroup_where_no_path_is_told() =>
        Assert.Equal(
            TestFacts.NetnsId(2),
            LinkedTopology.Of([.. Machine, TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Container("web")])
                .Node(TestFacts.ContainerNode("web")).Parent);

    [Fact]
    public void A_host_mode_container_has_the_hosts_own_addresses()
    {
        var topology = LinkedTopology.Of([.. Machine, TestFacts.Container("host1", "host") with { SandboxKey = "/var/run/docker/netns/default" }]);

        Assert.Equal(TestFacts.HostNetns, topology.Node(TestFacts.ContainerNode("host1")).Parent);
        Assert.Equal(["10.0.0.1", "2001:db8::1"], topology.Container("host1").Addresses);
        var edge = Assert.Single(topology.Edges(EdgeKind.SharesNetns));
        Assert.Equal(TestFacts.HostId, edge.To);
        Assert.Equal(new SharesNetnsProperties("host"), edge.Properties);
    }

    [Fact]
    public void Peers_in_container_mode_share_the_namespace_of_the_one_that_made_it()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(2) with { Paths = ["/run/docker/netns/abc"] },
            TestFacts.Container("web") with { SandboxKey = "/var/run/docker/netns/abc" },
            TestFacts.Container("logs", "container:" + TestFacts.LongId("web")) with { StartedAt = TestFacts.Noon.AddSeconds(1) },
        ]);

        Assert.Equal(TestFacts.NetnsId(2), topology.Node(TestFacts.ContainerNode("logs")).Parent);
        Assert.Equal("container:web", topology.Container("logs").NetworkMode);
        Assert.Equal(TestFacts.ContainerNode("web"), Assert.Single(topology.Edges(EdgeKind.SharesNetns)).To);
    }

    [Fact]
    public void Nothing_is_shared_any_more_with_an_owner_that_has_restarted()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(2) with { Paths = ["/run/docker/netns/new"] }, TestFacts.Netns(3, TestFacts.LongId("logs")),
            TestFacts.Container("web") with { SandboxKey = "/var/run/docker/netns/new", StartedAt = TestFacts.Noon.AddHours(1) },
            TestFacts.Container("logs", "container:" + TestFacts.LongId("web")),
        ]);

        Assert.Equal(TestFacts.NetnsId(3), topology.Node(TestFacts.ContainerNode("logs")).Parent);
        Assert.Empty(topology.Edges(EdgeKind.SharesNetns));
    }

    [Fact]
    public void A_stopped_container_stands_on_its_host_and_remembers_what_it_listened_on()
    {
        var socket = TestFacts.Socket(2, 80, owners: TestFacts.Owner(9, "httpd", TestFacts.LongId("web")));
        var topology = LinkedTopology.Of([.. Machine, TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Container("web"), socket]);
        Assert.Equal(80, Assert.Single(topology.Container("web").Listening).Port);

        topology.Without(socket.Id, TestFacts.NetnsId(2)).And(TestFacts.Container("web", state: "exited"));
        Assert.Equal(TestFacts.HostId, topology.Node(TestFacts.ContainerNode("web")).Parent);
        Assert.Empty(topology.Container("web").Listening);
        Assert.Equal(80, Assert.Single(topology.Container("web").LastListening).Port);

        topology.Without(TestFacts.ContainerNode("web")).And(TestFacts.Container("web", state: "exited"));
        Assert.Empty(topology.Container("web").LastListening);
    }

    [Fact]
    public void A_socket_whose_owner_cannot_be_read_is_that_of_the_only_container_there()
    {
        var alone = LinkedTopology.Of([.. Machine, TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Container("web"), TestFacts.Socket(2, 80)]);
        Assert.Single(alone.Container("web").Listening);

        var shared = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(2, TestFacts.LongId("web"), TestFacts.LongId("logs")), TestFacts.Container("web"), TestFacts.Container("logs"),
            TestFacts.Socket(2, 80),
        ]);
        Assert.Empty(shared.Container("web").Listening);
        Assert.Single(((NetnsProperties)shared.Node(TestFacts.NetnsId(2)).Properties).UnownedListening);
    }

    [Fact]
    public void Attached_link_and_publishes_are_edges()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Interface(1, 5, "br-app", "bridge"), TestFacts.Network("app", bridge: "br-app"), TestFacts.Container("db"),
            TestFacts.Container("web", "app") with
            {
                Endpoints = [TestFacts.Endpoint("app", "172.18.0.2")], Links = [new LinkFact("db", "database")],
                Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp), new PublishedPort("0.0.0.0", 0, 81, PortProtocol.Tcp)],
            },
        ]);

        Assert.Equal("172.18.0.2", Assert.IsType<AttachedProperties>(Assert.Single(topology.Edges(EdgeKind.Attached)).Properties).Ipv4);
        Assert.Equal(new LinkProperties("database"), Assert.Single(topology.Edges(EdgeKind.Link)).Properties);
        Assert.Equal(new PublishesProperties("0.0.0.0", 8080, 80, PortProtocol.Tcp), Assert.Single(topology.Edges(EdgeKind.Publishes)).Properties);
        Assert.Equal(NodeId.Interface(TestFacts.HostNetns, 5), Assert.Single(topology.Edges(EdgeKind.Realizes)).To);
    }

    [Fact]
    public void An_overlay_is_made_of_the_bridge_in_its_own_namespace()
    {
        var network = TestFacts.Network("ov1", "overlay");
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(4) with { Paths = ["/run/docker/netns/1-" + network.NetworkId[..10]] }, TestFacts.Interface(4, 2, "br0", "bridge"), network,
        ]);
        Assert.Equal(NodeId.Interface(TestFacts.NetnsId(4), 2), Assert.Single(topology.Edges(EdgeKind.Realizes)).To);
        Assert.Equal("docker", ((NetnsProperties)topology.Node(TestFacts.NetnsId(4)).Properties).Role);
    }

    [Fact]
    public void Two_engines_of_one_swarm_on_one_machine_have_each_their_own_overlay_namespace()
    {
        var (first, second) = (TestFacts.Network("ov1", "overlay"), TestFacts.Network("ov1", "overlay", engine: "ENG2"));
        var name = "1-" + first.NetworkId[..10];
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(7) with { Paths = ["/run/netns/h2"] }, TestFacts.UnixSocket("/tmp/h2/docker.sock", 7), TestFacts.Engine("ENG2", "unix:///tmp/h2/docker.sock"),
            TestFacts.Netns(4) with { Paths = ["/run/docker/netns/" + name] }, TestFacts.Interface(4, 2, "br0", "bridge"),
            TestFacts.Netns(5) with { Paths = ["/tmp/h2/exec/netns/" + name] }, TestFacts.Interface(5, 2, "br0", "bridge"),
            TestFacts.Container("a") with { SandboxKey = "/var/run/docker/netns/aaa" }, TestFacts.Container("b", engine: "ENG2") with { SandboxKey = "/tmp/h2/exec/netns/bbb" },
            first, second,
        ]);
        Assert.Equal(TestFacts.NetnsId(4), topology.Node(topology.Edges(EdgeKind.Realizes).Single(e => e.From == first.Id).To).Parent);
        Assert.Equal(TestFacts.NetnsId(5), topology.Node(topology.Edges(EdgeKind.Realizes).Single(e => e.From == second.Id).To).Parent);
        Assert.Equal(NodeId.Host(TestFacts.MachineId, "7"), topology.Node(TestFacts.NetnsId(5)).Host);
    }

    [Fact]
    public void An_engine_whose_kernel_is_not_read_is_a_host_of_its_own_until_it_is()
    {
        Fact[] remote = [TestFacts.Engine(endpoint: "tcp://192.0.2.1:2376"), TestFacts.Container("web") with { Endpoints = [TestFacts.Endpoint("bridge", "172.17.0.2")] }];
        var topology = LinkedTopology.Of(remote);
        Assert.Equal(NodeId.HostOfEngine(TestFacts.EngineId), topology.Node(TestFacts.ContainerNode("web")).Host);
        Assert.Equal(["172.17.0.2"], topology.Container("web").Addresses);

        // A host learned later changes parent and host alone: the id stays.
        topology.And([TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2, TestFacts.LongId("web"))]);
        Assert.Equal(TestFacts.HostId, topology.Node(TestFacts.ContainerNode("web")).Host);
        Assert.Equal(TestFacts.NetnsId(2), topology.Node(TestFacts.ContainerNode("web")).Parent);
        Assert.DoesNotContain(NodeId.HostOfEngine(TestFacts.EngineId), (IReadOnlyDictionary<string, Node>)topology.Now.Nodes);
    }

    [Fact]
    public void A_second_engine_in_its_own_namespace_is_a_host_of_its_own()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(7) with { Paths = ["/run/netns/h2"] }, TestFacts.Engine("ENG2", "unix:///tmp/h2/docker.sock"),
            TestFacts.UnixSocket("/tmp/h2/docker.sock", 7), TestFacts.Netns(8, TestFacts.LongId("web")), TestFacts.Container("web", engine: "ENG2"),
            TestFacts.Container("own", "host", engine: "ENG2"),
        ]);
        var second = NodeId.Host(TestFacts.MachineId, "7");
        Assert.Equal(second, topology.Node(TestFacts.ContainerNode("web", "ENG2")).Host);
        Assert.Equal(second, topology.Node(TestFacts.NetnsId(7)).Host);
        Assert.Equal(second, topology.Node(TestFacts.NetnsId(8)).Host);
        Assert.Equal("host", ((NetnsProperties)topology.Node(TestFacts.NetnsId(7)).Properties).Role);
        Assert.Equal(TestFacts.HostId, topology.Node(TestFacts.HostNetns).Host);
        Assert.Equal("vm (h2)", topology.Node(second).Name);
    }

    [Fact]
    public void An_engine_inside_a_container_is_a_host_of_its_own_and_the_namespace_stays_the_containers()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Netns(7, TestFacts.LongId("dind")), TestFacts.Container("dind"), TestFacts.Engine("ENG2", "tcp://172.17.0.2:2375"),
            TestFacts.Container("inner", "host", engine: "ENG2") with { ContainerId = TestFacts.LongId("inner") },
            TestFacts.Netns(7, TestFacts.LongId("dind"), TestFacts.LongId("inner")),
        ]);
        Assert.Equal(TestFacts.HostId, topology.Node(TestFacts.NetnsId(7)).Host);
        Assert.Equal("container", ((NetnsProperties)topology.Node(TestFacts.NetnsId(7)).Properties).Role);
        Assert.Equal(NodeId.Host(TestFacts.MachineId, "7"), topology.Node(TestFacts.ContainerNode("inner", "ENG2")).Host);
    }

    [Fact]
    public void Who_mounts_the_engines_socket_or_a_folder_above_it_is_told()
    {
        var topology = LinkedTopology.Of(
        [
            .. Machine, TestFacts.Process(1, 50, "dockerd"),
            TestFacts.Container("agent") with { BindSources = ["/var/run/docker.sock"] }, TestFacts.Container("all") with { BindSources = ["/run"] },
            TestFacts.Container("none") with { BindSources = ["/srv"] },
        ]);
        var socket = Assert.Single(topology.Now.OfKind(NodeKind.UnixSocket));
        Assert.Equal(
            new[] { TestFacts.ContainerNode("agent"), TestFacts.ContainerNode("all") }.Order(StringComparer.Ordinal),
            ((UnixSocketProperties)socket.Properties).MountedBy);
        Assert.Equal(["listener", "mount", "mount"], topology.Edges(EdgeKind.Unix).Select(e => ((UnixProperties)e.Properties).Role).Order());
    }

    [Fact]
    public void A_process_of_a_known_container_is_no_process_node()
    {
        var outside = TestFacts.Process(1, 60, "sshd");
        var inside = TestFacts.Process(2, 61, "nginx") with { Container = new CgroupContainer(TestFacts.LongId("web"), "docker", "") };
        var topology = LinkedTopology.Of([.. Machine, outside, inside, TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Container("web")]);
        Assert.Equal(outside.Id, Assert.Single(topology.Now.OfKind(NodeKind.Process)).Id);
        Assert.Equal(2, topology.Without(TestFacts.ContainerNode("web")).Now.OfKind(NodeKind.Process).Count());
    }

    [Theory]
    [InlineData("running", 0, "", NodeStatus.Ok)]
    [InlineData("exited", 0, "", NodeStatus.Stopped)]
    [InlineData("exited", 137, "", NodeStatus.Stopped)]
    [InlineData("exited", 1, "", NodeStatus.Error)]
    [InlineData("created", 0, "", NodeStatus.Stopped)]
    [InlineData("created", 128, "address already in use", NodeStatus.Error)]
    [InlineData("paused", 0, "", NodeStatus.Warning)]
    [InlineData("inventing", 0, "", NodeStatus.Unknown)]
    public void A_containers_status_tells_whether_it_works(string state, int exitCode, string error, NodeStatus expected) =>
        Assert.Equal(expected, LinkedTopology.Of(TestFacts.Engine(), TestFacts.Container("web", state: state) with { ExitCode = exitCode, Error = error })
            .Node(TestFacts.ContainerNode("web")).Status);
}
