using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortExposedRuleTests
{
    private static readonly PortExposedRule Rule = new();

    [Fact]
    public void A_port_published_on_all_addresses_is_told_of_once_for_both_families()
    {
        var finding = Found.Single(Rule, [.. Ports.Web("web", 10, Ports.Publish(8080), Ports.Publish(8080, address: "::"))]);
        Assert.Equal(("port-exposed", FindingSeverity.Info), (finding.Rule, finding.Severity));
        Assert.Equal("Port 8080/tcp is published on all addresses", finding.Title);
        Assert.Equal("web publishes 8080/tcp on every address. Docker's rules are consulted before a host firewall's INPUT chain (ufw, firewalld).", finding.Detail);
        Assert.Equal("If only this host needs it, publish `127.0.0.1:8080` for web", finding.Fix);
        Assert.Equal(TestFacts.Noon, finding.Since);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.1")]
    public void One_on_a_single_address_is_not_exposed(string address) => Assert.Empty(Found.All(Rule, [.. Ports.Web("web", 10, Ports.Publish(8080, address: address))]));

    [Fact]
    public void What_does_not_run_or_only_declares_exposes_nothing() =>
        Assert.Empty(Found.All(Rule, [Ports.Stopped("a", Ports.Publish(8080)), TestFacts.Container("b") with { ExposedPorts = [new(80, PortProtocol.Tcp)] }]));

    [Fact]
    public void A_host_without_an_address_has_nobody_to_be_exposed_to_until_it_gets_one()
    {
        var world = Found.On(Rule).With([.. Analyzed.Machine.Where(f => f is not InterfaceFact), TestFacts.Container("web") with { Ports = [Ports.Publish(8080)] }]);
        Assert.Empty(world.Findings());
        Assert.Single(world.And(TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24")).Findings());
        Assert.Empty(world.Without(TestFacts.Interface(1, 2, "eth0").Id).Findings());
    }

    [Fact]
    public void A_host_that_is_read_over_the_network_has_an_address_for_that() =>
        Assert.Single(Found.On(Rule).With([TestFacts.Engine(endpoint: "tcp://192.0.2.1:2375"), TestFacts.Container("web") with { Ports = [Ports.Publish(8080)] }]).Findings());

    [Fact]
    public void On_a_network_that_binds_nothing_on_the_host_nothing_is_exposed() // R18
    {
        var container = TestFacts.Container("web", "lan") with { Ports = [Ports.Publish(8080)], Endpoints = [TestFacts.Endpoint("lan", "10.0.0.9")] };
        var world = Found.On(Rule).With([.. Analyzed.Machine, TestFacts.Network("lan", "macvlan"), TestFacts.Network("bridge"), container]);
        Assert.Empty(world.Findings());
        // On a second network it is published after all.
        Assert.Single(world.And(container with { Endpoints = [TestFacts.Endpoint("bridge", "172.17.0.2"), TestFacts.Endpoint("lan", "10.0.0.9")] }).Findings());
    }
}
