using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Analysis.Tests.Findings;

public sealed class ServicePortMismatchRuleTests
{
    private static readonly ServicePortMismatchRule Rule = new();

    [Theory]
    [InlineData("http", "", 8080, "Port 80/tcp leads to the port named http, but its pods, as web, declare 8080.")]
    [InlineData("http", "web", 8080, "Port 80/tcp leads to the port named http, but its pods, as web, declare 8080 (web).")]
    [InlineData("8081", "http", 8080, "Port 80/tcp leads to 8081, but its pods, as web, declare 8080 (http).")]
    [InlineData("", "http", 8080, "Port 80/tcp leads to 80, but its pods, as web, declare 8080 (http).")]
    public void A_target_that_no_pod_declares_is_told_with_what_they_declare(string target, string name, int declared, string detail)
    {
        var finding = Assert.Single(All(target, new PodPort(name, declared, 0, "", PortProtocol.Tcp)));
        Assert.Equal(("service-port-mismatch", FindingSeverity.Warning, detail), (finding.Rule, finding.Severity, finding.Detail));
        Assert.Equal([ServiceId("web"), PodId("web")], finding.Subjects);
        Assert.Equal(("10.96.0.5", 80), (finding.Port!.Address, finding.Port.Port));
        Assert.StartsWith("Set its targetPort to 8080", finding.Fix, StringComparison.Ordinal);
        Assert.EndsWith("(`kubectl -n demo edit service web`)", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "http", PortProtocol.Tcp)]
    [InlineData("8080", "", PortProtocol.Tcp)]
    [InlineData("8081", "dns", PortProtocol.Udp)] // Declares no TCP port at all: what a pod declares is for information.
    public void A_target_that_fits_is_quiet(string target, string name, PortProtocol protocol) =>
        Assert.Empty(All(target, new PodPort(name, 8080, 0, "", protocol)));

    [Fact]
    public void A_name_leads_nowhere_even_where_pods_declare_nothing() =>
        Assert.Contains("declare no tcp port", Assert.Single(All("http")).Detail, StringComparison.Ordinal);

    [Fact]
    public void The_ports_of_init_containers_are_gone_when_the_pod_answers_and_a_sidecars_stay()
    {
        Assert.Single(Of("http", Container("app"), Container("setup", new PodPort("http", 8080, 0, "", PortProtocol.Tcp)) with { Role = "init" }));
        Assert.Empty(Of("http", Container("app"), Container("envoy", new PodPort("http", 8080, 0, "", PortProtocol.Tcp)) with { Role = "sidecar" }));
    }

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("127.0.0.1", false)]
    public void A_port_that_is_heard_though_nobody_declared_it_fits_unless_only_on_loopback(string address, bool fits)
    {
        Fact[] seen =
        [
            TestFacts.Host(), TestFacts.Netns(1), PodNetns(2, Uid("web"), "pause", "app"),
            TestFacts.Interface(2, 2, "eth0", "veth", "10.244.0.2/24"), Ports.Listening(2, "app", 8081, address),
        ];
        var pod = Pod("web", Container("app", new PodPort("http", 8080, 0, "", PortProtocol.Tcp)));
        Assert.Single(Found.On(Rule).With([Cluster(), NamespaceFact(), Node(), pod, Service("web", Port("8081"))]).Findings());
        Assert.Equal(fits, Found.On(Rule).With([.. seen, Cluster(), NamespaceFact(), Node(), pod, Service("web", Port("8081"))]).Findings().Count == 0);
    }

    [Fact]
    public void Without_pods_it_is_another_rules_matter() =>
        Assert.Empty(Found.On(Rule).With(Cluster(), NamespaceFact(), Service("web", Port("http"))).Findings());

    private static ServicePort Port(string target) => new("", 80, target, 0, PortProtocol.Tcp);

    private static IReadOnlyList<Finding> All(string target, params PodPort[] ports) => Of(target, Container("app", ports));

    private static IReadOnlyList<Finding> Of(string target, params ReadOnlySpan<Topology.Facts.Kubernetes.PodContainerFact> containers) =>
        Found.On(Rule).With(Cluster(), NamespaceFact(), Pod("web", containers), Service("web", Port(target))).Findings();
}
