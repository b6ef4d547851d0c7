using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortInnerRuleTests
{
    private const int Cookie = 10;

    private static readonly PortInnerRule Rule = new();

    [Fact]
    public void A_container_that_failed_because_the_one_whose_namespace_it_shares_listens_on_its_port_is_an_error()
    {
        var finding = Found.Single(Rule, [.. Vpn(80), Peer("torrent", "exited") with { ExitCode = 1, ExposedPorts = [new(80, PortProtocol.Tcp)] }]);
        Assert.Equal(("port-inner", FindingSeverity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("torrent could not start: vpn, whose namespace it shares, already listens on 0.0.0.0:80.", finding.Detail);
        Assert.Equal([TestFacts.ContainerNode("torrent"), TestFacts.ContainerNode("vpn")], finding.Subjects);
        Assert.Equal(TestFacts.ContainerNode("vpn"), finding.Holder);
        Assert.Equal("Let torrent listen on another port (81 is free there), or give it a namespace of its own", finding.Fix);
    }

    [Theory]
    [InlineData("exited", 0)] // It ended well, but will meet the port when it starts again.
    [InlineData("created", 0)]
    [InlineData("running", 0)] // It declares the port, and does not have it.
    public void One_that_has_not_failed_is_warned_of(string state, int exitCode)
    {
        var finding = Found.Single(Rule, [.. Vpn(80), Peer("torrent", state) with { ExitCode = exitCode, ExposedPorts = [new(80, PortProtocol.Tcp)] }]);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Equal("torrent declares 0.0.0.0:80, but vpn, whose namespace it shares, already listens on 0.0.0.0:80: only one can have it.", finding.Detail);
    }

    [Fact]
    public void Two_that_only_declare_a_port_are_one_finding()
    {
        var finding = Found.Single(Rule, [
            .. Vpn(81), Peer("a", "running") with { ExposedPorts = [new(80, PortProtocol.Tcp)] }, Peer("b", "exited") with { ExposedPorts = [new(80, PortProtocol.Tcp)] },
        ]);
        Assert.Contains("share a namespace and both want 80/tcp", finding.Detail, StringComparison.Ordinal);
        Assert.Null(finding.Holder);
        Assert.Equal(2, finding.Subjects.Count);
    }

    [Fact]
    public void Two_that_listen_on_one_port_with_SO_REUSEPORT_are_one_finding_and_on_udp_none()
    {
        var both = Found.Single(Rule, [.. Vpn(80), Peer("torrent", "running"), Ports.Listening(Cookie, "torrent", 80, "127.0.0.1")]);
        Assert.Contains("both listen on", both.Detail, StringComparison.Ordinal);
        Assert.Empty(Found.All(Rule, [
            .. Vpn(81), Peer("torrent", "running"), Ports.Listening(Cookie, "torrent", 5353, protocol: PortProtocol.Udp), Ports.Listening(Cookie, "vpn", 5353, protocol: PortProtocol.Udp),
        ]));
    }

    [Fact]
    public void A_container_with_many_workers_on_one_port_is_in_nobodys_way() => // R14
        Assert.Empty(Found.All(Rule, [.. Vpn(80), Ports.Listening(Cookie, "vpn", 80) with { Id = "socket:second" }, Peer("torrent", "running")]));

    [Fact]
    public void Containers_in_namespaces_of_their_own_and_in_the_hosts_are_other_rules() =>
        Assert.Empty(Found.All(Rule, [
            .. Ports.Web("a", 10, Ports.Publish(8080)), .. Ports.Web("b", 11, Ports.Publish(8081)), .. Ports.HostMode("c", 9000),
            TestFacts.Container("d", "host", "exited") with { ExposedPorts = [new(9000, PortProtocol.Tcp)], ExitCode = 1 },
        ]));

    [Fact]
    public void A_process_that_somebody_started_in_the_namespace_is_named_as_holder()
    {
        var finding = Found.Single(Rule, [
            .. Vpn(81), TestFacts.Process(Cookie, 900, "nc"), TestFacts.Socket(Cookie, 80, owners: TestFacts.Owner(900, "nc")),
            Peer("torrent", "exited") with { ExposedPorts = [new(80, PortProtocol.Tcp)] },
        ]);
        Assert.Contains("nc (pid 900)", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_containers_of_a_pod_that_declare_one_port_are_found_on_any_node()
    {
        var finding = Assert.Single(Found.In(Pods("").Snapshot(), new PodInnerRule()));
        Assert.Equal(("port-inner", FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal("Containers app and sidecar of default/pair both declare 80/tcp in the namespace that they share: only one can have it.", finding.Detail);
        Assert.Equal([ClusterWorld.Id("pair")], finding.Subjects);
    }

    [Fact]
    public void Where_one_of_a_pods_containers_keeps_failing_it_is_an_error_that_names_it()
    {
        var finding = Assert.Single(Found.In(Pods("CrashLoopBackOff").Snapshot(), new PodInnerRule()));
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.EndsWith("and sidecar keeps failing.", finding.Detail, StringComparison.Ordinal);
    }

    private static ClusterWorld Pods(string reason)
    {
        PodPort port = new("", 80, 0, "", PortProtocol.Tcp);
        PodPort other = new("", 80, 0, "", PortProtocol.Udp);
        return new ClusterWorld().Pod("alone").Pod("pair", node: "far", with: p => p with
        {
            Reason = reason,
            Containers = [new PodContainer("app", "i", [port], true, 0), new PodContainer("sidecar", "i", [port], reason.Length == 0, 7), new PodContainer("dns", "i", [other], true, 0)],
        });
    }

    private static IEnumerable<Fact> Vpn(int port) => Ports.Web("vpn", Cookie, Ports.Publish(8080, port));

    private static ContainerFact Peer(string name, string state) =>
        TestFacts.Container(name, "container:" + TestFacts.LongId("vpn"), state) with { StartedAt = TestFacts.Noon.AddMinutes(1) };
}
