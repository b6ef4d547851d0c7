using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class ConflictViewTests
{
    private static readonly string Cache = TestFacts.ContainerNode("cache");
    private static readonly PublishedPort Redis = new("127.0.0.1", 6379, 6379, PortProtocol.Tcp);

    [Fact]
    public void The_holder_is_told_with_its_network_and_process_and_the_fix_has_the_free_port_filled_in()
    {
        var conflict = Assert.Single(Of(
            LaptopWith([]), PortScenario.Finding("port-blocked", 9876, FindingSeverity.Error, TestFacts.ContainerNode("host1"), "0.0.0.0", TestFacts.ContainerNode("pub3"))));

        Assert.Equal(("host1", "host network, pid 41237"), (conflict.View.Holder!.Name, conflict.HolderAbout));
        Assert.Equal(("pub3", "failed to start"), (conflict.View.Wanting!.Name, conflict.WantingAbout));
        Assert.Equal(new FixLine("docker run -p 9877:9876 …", "9877", "-p 9877:9876"), conflict.Fix);
    }

    [Fact]
    public void What_compose_started_is_put_right_in_its_file_with_its_address()
    {
        var stopped = TestFacts.Container("cache", "bridge", "exited") with
        {
            Ports = [Redis], Labels = Labels.From([new("com.docker.compose.project", "shop"), new("com.docker.compose.service", "cache")]),
        };

        var conflict = Assert.Single(Of(LaptopWith([stopped]), Latent));

        Assert.Equal("stopped, next start fails", conflict.WantingAbout);
        Assert.Equal(new FixLine("ports: [\"127.0.0.1:6380:6379\"]", "6380", "ports: [\"127.0.0.1:6380:6379\"]"), conflict.Fix);
    }

    [Fact]
    public void The_free_port_is_one_that_nobody_wants_either()
    {
        Fact[] facts =
        [
            TestFacts.Container("cache", "bridge", "exited") with { Ports = [Redis with { HostIp = "" }] },
            TestFacts.Container("other", "bridge", "exited") with { Ports = [Redis with { HostPort = 6380 }] },
        ];

        Assert.Equal("-p 6381:6379", Assert.Single(Of(LaptopWith(facts), Latent)).Fix!.Paste);
    }

    [Fact]
    public void Without_a_published_port_the_command_of_the_finding_is_the_fix()
    {
        var finding = Latent with { Fix = "stop it (`docker stop web`) or start it in bridge mode" };

        Assert.Equal(new FixLine("docker stop web", "", "docker stop web"), Assert.Single(Of(LaptopWith([TestFacts.Container("cache", "host", "exited")]), finding)).Fix);
        Assert.Null(Assert.Single(Of(LaptopWith([]), Latent)).Fix);
    }

    [Fact]
    public void Without_a_kernel_no_port_is_called_free()
    {
        var stopped = TestFacts.Container("cache", "bridge", "exited") with { Ports = [Redis] };
        var snapshot = new LinkedTopology(new Fixed(Latent with { Port = Latent.Port! with { Host = "host:ENG1" } })).With(TestFacts.Engine(), stopped).Now;
        var ledger = NetDash.Analysis.Ports.Ledger.PortLedger.Of(snapshot).Hosts.Single();
        var finding = Latent with { Port = Latent.Port! with { Host = ledger.HostId } };
        var told = new LinkedTopology(new Fixed(finding)).With(TestFacts.Engine(), stopped).Now;

        var conflict = Assert.Single(ConflictView.Of(told, ledger, PortFindings.Of(told, ledger)));

        Assert.False(ledger.HasKernel);
        Assert.Null(conflict.Fix);
    }

    [Fact]
    public void A_holder_that_cannot_be_read_stays_unnamed()
    {
        var conflict = Assert.Single(Of(LaptopWith([TestFacts.Socket(1, 6379)]), Latent with { Holder = null }));

        Assert.Null(conflict.View.Holder);
        Assert.NotNull(conflict.Entry);
    }

    private static Finding Latent => PortScenario.Finding("port-latent", 6379, FindingSeverity.Warning, TestFacts.ProcessId(2214), "127.0.0.1", Cache);

    private static IEnumerable<Fact> LaptopWith(IEnumerable<Fact> more) =>
        [.. LaptopFacts.Kernel(), .. LaptopFacts.Docker().Where(f => f.Id != Cache), .. more];

    private static IReadOnlyList<ConflictView> Of(IEnumerable<Fact> facts, Finding finding)
    {
        var scenario = PortScenario.Of(facts.Where(f => f is not (HostFact or EngineFact) && f.Id != TestFacts.HostNetns), finding);
        return ConflictView.Of(scenario.Snapshot, scenario.Ledger, scenario.Findings);
    }

    private sealed class Fixed(Finding finding) : NetDash.Topology.Store.IFindingAnalyzer
    {
        public NetDash.Topology.Store.FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) => new([finding], []);
    }
}
