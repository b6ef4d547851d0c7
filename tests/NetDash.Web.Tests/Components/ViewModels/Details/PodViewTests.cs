using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class PodViewTests
{
    private readonly LinkedTopology _world = PodWorld.Linked();

    [Fact]
    public void Each_container_tells_what_it_declares_next_to_what_it_hears()
    {
        var web = View().Containers[0];

        Assert.Equal(
            [
                (":80", "http", Hearing.Heard, "listens"), (":8080", "", Hearing.Undeclared, "listens, not declared"),
                (":8081", "", Hearing.Undeclared, "listens on loopback only, not declared"), (":9090", "metrics", Hearing.Unheard, "declared, nothing listens"),
            ],
            web.Ports.Select(p => (p.Port, p.Name, p.Hearing, p.Words)));
        Assert.Equal((Health.Ok, "web:1.0", "running, ready"), (web.Health, web.Line, web.State));
        Assert.Equal("web", web.Node!.Name);
    }

    [Fact]
    public void A_declared_port_on_which_another_in_the_pod_listens_is_heard_by_that() =>
        Assert.Equal([(":8080", Hearing.HeardByAnother, "web listens")], View().Containers[1].Ports.Select(p => (p.Port, p.Hearing, p.Words)));

    [Fact]
    public void A_declared_port_that_a_process_holds_which_cannot_be_read_is_not_unheard()
    {
        _world.And(PodWorld.Shop() with { Containers = [TestClusterFacts.Container("web", PodWorld.Port(9999))] });

        var port = View().Containers[0].Ports.Single(p => p.Port == ":9999");
        Assert.Equal((Hearing.HeardByAnother, "a process that cannot be read listens"), (port.Hearing, port.Words));
    }

    [Fact]
    public void What_does_not_run_or_is_not_read_says_only_what_it_declares()
    {
        _world.And(PodWorld.Elsewhere(), PodWorld.Shop() with
        {
            Containers = [TestClusterFacts.Container("late", PodWorld.Port(7000)) with { State = "waiting", Reason = "ImagePullBackOff", Ready = false, ContainerId = "" }],
        });

        Assert.Equal([(Hearing.Unknown, "declared, does not run")], View().Containers[0].Ports.Select(p => (p.Hearing, p.Words)));
        Assert.Equal((Health.Error, "waits, ImagePullBackOff"), (View().Containers[0].Health, View().Containers[0].State));
        Assert.Equal([(Hearing.Unknown, "declared")], View("far").Containers[0].Ports.Select(p => (p.Hearing, p.Words)));
        Assert.Null(View("far").Namespace);
    }

    [Fact]
    public void What_holds_the_namespace_is_none_of_its_containers()
    {
        Assert.Equal(["web", "side"], View().Containers.Select(c => c.Name));
        Assert.True(((ContainerProperties)View().Pause!.Properties).IsPause);
        Assert.StartsWith("sidecar", View().Containers[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_namespace_tells_its_interfaces_and_where_their_cables_lead()
    {
        var netns = View().Namespace!;

        Assert.Equal(["net:[4026531842]", "2"], netns.Facts.SelectMany(f => f.Values));
        Assert.Equal(["eth0", "lo"], netns.Interfaces.Select(i => i.Node.Name));
        var eth0 = netns.Interfaces[0];
        Assert.Equal(["10.244.0.2/24"], eth0.Addresses);
        Assert.Equal("aa:bb:cc:00:00:02, mtu 1500", eth0.Line);
        Assert.Equal(("veth0a", "cni0"), (eth0.Peer!.Name, eth0.Bridge!.Name));
        Assert.Null(netns.Interfaces[1].Peer);
    }

    [Fact]
    public void Everything_that_listens_in_it_is_told_with_who_does() => Assert.Equal(
        [
            ("0.0.0.0:80/tcp", "web"), ("0.0.0.0:8080/tcp", "web"), ("127.0.0.1:8081/tcp", "web"), ("0.0.0.0:9999/tcp", "a process that cannot be read"),
        ],
        View().Namespace!.Sockets.Select(s => (s.At, s.Name)));

    [Fact]
    public void Of_the_hosts_namespace_only_what_the_pod_itself_holds_is_told()
    {
        var agent = TestFacts.Owner(3001, "agent", TestFacts.LongId("agent"));
        var hosts = TestFacts.Netns(1) with
        {
            Containers = [new CgroupContainer(TestFacts.LongId("agent"), "", TestClusterFacts.Uid("agent")) { FirstPid = 3001, FirstStartTicks = 1 }],
        };
        _world.And(
            hosts, TestFacts.Socket(1, 9100, "0.0.0.0", PortProtocol.Tcp, agent), TestFacts.Socket(1, 22, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(1, "sshd")),
            TestFacts.Process(1, 1, "sshd"), TestClusterFacts.Pod("agent", TestClusterFacts.Container("agent", PodWorld.Port(22))) with { HostNetwork = true });

        var view = View("agent");
        Assert.True(view.Namespace!.IsHosts);
        Assert.Empty(view.Namespace.Interfaces);
        Assert.Equal(["0.0.0.0:9100/tcp"], view.Namespace.Sockets.Select(s => s.At));
        Assert.Equal([(":22", Hearing.HeardByAnother), (":9100", Hearing.Undeclared)], view.Containers[0].Ports.Select(p => (p.Port, p.Hearing)));
    }

    private PodView View(string pod = "shop") => PodView.Of(_world.Now, _world.Pod(pod));
}
