using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Analysis.Tests.Findings;

public sealed class TargetUnheardRuleTests
{
    private static readonly TargetUnheardRule Rule = new();

    [Fact]
    public void A_service_whose_pods_listen_elsewhere_is_told_once_for_all_of_them()
    {
        var finding = Assert.Single(Found.All(Rule, [.. World("8080", Heard(2, "web-1", 9090)), .. Web(3, "web-2")]));
        Assert.Equal(("port-declared-unheard", FindingSeverity.Warning, "Nothing listens behind port 80/tcp of Service demo/web"), (finding.Rule, finding.Severity, finding.Title));
        Assert.Equal("It leads to port 8080/tcp of web-1 and web-2, where nothing listens that others could reach.", finding.Detail);
        Assert.Equal([ServiceId("web"), PodId("web-1"), PodId("web-2")], finding.Subjects);
    }

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("10.244.0.2", true)]
    [InlineData("127.0.0.1", false)]
    public void Loopback_is_nowhere_that_others_reach(string address, bool quiet) =>
        Assert.Equal(quiet, Found.All(Rule, World("8080", Heard(2, "web-1", 8080, address))).Count == 0);

    [Fact]
    public void A_name_is_the_number_that_the_pod_gives_it()
    {
        Assert.Empty(Found.All(Rule, World("http", Heard(2, "web-1", 8080))));
        Assert.Single(Found.All(Rule, World("http", Heard(2, "web-1", 9090))));
        // That it has no such port is said by service-port-mismatch.
        Assert.Empty(Found.All(Rule, World("grpc", Heard(2, "web-1", 9090))));
    }

    [Fact]
    public void A_pod_that_is_not_ready_or_whose_sockets_are_not_read_says_nothing()
    {
        Assert.Empty(Found.All(Rule, [.. World("8080"), Unready()]));
        Assert.Empty(Found.All(Rule, Cluster(), NamespaceFact(), Node(), Service("web", Port("8080")), Unready() with { Ready = true }));
    }

    [Fact]
    public void A_service_that_leads_elsewhere_from_now_on_is_looked_at_again()
    {
        var world = Found.On(Rule).With([.. Analyzed.Machine, .. World("9090", Heard(2, "web-1", 8080))]);
        Assert.Single(world.Findings());
        Assert.Empty(world.And(Service("web", Port("8080"))).Findings());
    }

    private static PodFact Unready() =>
        Pod("web-1", Container("web-1-app") with { Ready = false }) with { Labels = Topology.Values.Labels.From([new("app", "web")]), Ready = false };

    private static SocketFact Heard(int cookie, string pod, int port, string address = "0.0.0.0") =>
        Ports.Listening(cookie, pod + "-app", port, address);

    private static Fact[] World(string target, params Fact[] more) => [Cluster(), NamespaceFact(), Node(), Service("web", Port(target)), .. Web(2, "web-1"), .. more];

    private static ServicePort Port(string target) => new("", 80, target, 0, PortProtocol.Tcp);

    private static Fact[] Web(int cookie, string name) =>
    [
        PodNetns(cookie, Uid(name), name + "-pause", name + "-app"), TestFacts.Interface(cookie, 2, "eth0", "veth", $"10.244.0.{cookie}/24"),
        Pod(name, Container(name + "-app", new PodPort("http", 8080, 0, "", PortProtocol.Tcp))) with
        {
            Labels = Topology.Values.Labels.From([new("app", "web")]), PodIps = [$"10.244.0.{cookie}"],
        },
    ];
}
