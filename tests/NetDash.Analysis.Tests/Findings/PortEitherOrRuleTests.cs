using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortEitherOrRuleTests
{
    private static readonly PortEitherOrRule Rule = new();

    [Fact]
    public void Two_stopped_containers_that_want_one_port_are_told_of_once()
    {
        var finding = Found.Single(Rule, [Ports.Stopped("a", Ports.Publish(8080)), Ports.Stopped("b", Ports.Publish(8080))]);
        Assert.Equal(("port-either-or", FindingSeverity.Info), (finding.Rule, finding.Severity));
        Assert.Equal("Port 8080/tcp is wanted twice", finding.Title);
        Assert.Contains("both want 8080/tcp, and nobody has it: the first to start gets it.", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(new[] { TestFacts.ContainerNode("a"), TestFacts.ContainerNode("b") }.Order(StringComparer.Ordinal), finding.Subjects);
        Assert.Null(finding.Holder);
        Assert.Contains("8081 is free", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_that_want_it_are_one_finding_whatever_the_order_of_reports()
    {
        var stopped = Enumerable.Range(0, 6).Select(i => (Fact)Ports.Stopped($"s{i}", Ports.Publish(8080))).ToArray();
        var forth = Found.Single(Rule, stopped);
        var back = Found.Single(Rule, stopped.Reverse());
        Assert.Equal(forth.Id, back.Id);
        Assert.Equal(forth.Detail, back.Detail);
        Assert.Equal(6, forth.Subjects.Count);
        Assert.Equal("Port 8080/tcp is wanted by 6 containers", forth.Title);
        Assert.Contains("and 3 more all want", forth.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_that_overlap_only_by_way_of_a_third_are_one_finding_and_others_are_none()
    {
        var one = Ports.Stopped("a", Ports.Publish(8080, address: "127.0.0.1"));
        var two = Ports.Stopped("b", Ports.Publish(8080, address: "10.0.0.1"));
        Assert.Empty(Found.All(Rule, [one, two]));
        Assert.Equal(3, Found.Single(Rule, [one, two, Ports.Stopped("c", Ports.Publish(8080))]).Subjects.Count);
    }

    [Fact]
    public void A_host_mode_container_that_declares_a_port_and_one_that_publishes_it_want_the_same()
    {
        var hosted = TestFacts.Container("hosted", "host", "exited") with { ExposedPorts = [new ExposedPort(8080, PortProtocol.Tcp)] };
        Assert.Equal(2, Found.Single(Rule, [hosted, Ports.Stopped("b", Ports.Publish(8080))]).Subjects.Count);
    }

    [Fact]
    public void One_container_with_both_families_wants_its_port_once() =>
        Assert.Empty(Found.All(Rule, [Ports.Stopped("a", Ports.Publish(8080), Ports.Publish(8080, address: "::"), Ports.Publish(8080, address: "10.0.0.1"))]));

    [Fact]
    public void Where_somebody_has_the_port_it_is_not_open_who_gets_it() =>
        Assert.Empty(Found.All(Rule, [.. Ports.Process(812, "nginx", 8080), Ports.Stopped("a", Ports.Publish(8080)), Ports.Stopped("b", Ports.Publish(8080))]));

    [Fact]
    public void One_that_is_being_removed_wants_nothing_any_more() =>
        Assert.Empty(Found.All(Rule, [Ports.Stopped("a", Ports.Publish(8080)) with { State = "removing" }, Ports.Stopped("b", Ports.Publish(8080))]));
}
