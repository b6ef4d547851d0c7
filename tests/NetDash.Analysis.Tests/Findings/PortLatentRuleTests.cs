using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortLatentRuleTests
{
    private static readonly PortLatentRule Rule = new();

    [Fact]
    public void A_stopped_container_whose_port_another_publishes_by_now_will_not_start_again()
    {
        var finding = Found.Single(Rule, [.. Ports.Web("web", 10, Ports.Publish(8080)), Ports.Stopped("old", Ports.Publish(8080))]);
        Assert.Equal(("port-latent", FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal("Port 8080/tcp is taken when old starts again", finding.Title);
        Assert.Equal("old wants 0.0.0.0:8080, but web already publishes 0.0.0.0:8080: its next start fails.", finding.Detail);
        Assert.Equal([TestFacts.ContainerNode("old"), TestFacts.ContainerNode("web")], finding.Subjects);
        Assert.Equal(TestFacts.ContainerNode("web"), finding.Holder);
        Assert.Equal(new FindingPort(PortProtocol.Tcp, "0.0.0.0", 8080, TestFacts.HostId), finding.Port);
        Assert.Equal("container `web` holds 0.0.0.0:8080; stop it (`docker stop web`) or publish another port for old: 8081 is free", finding.Fix);
        Assert.Equal(TestFacts.Noon.AddMinutes(5), finding.Since);
    }

    [Fact]
    public void A_process_or_a_host_mode_container_that_has_the_port_is_in_its_way_too()
    {
        Assert.Contains("nginx (pid 812) already listens", Found.Single(Rule, [.. Ports.Process(812, "nginx", 8080), Ports.Stopped("old", Ports.Publish(8080))]).Detail, StringComparison.Ordinal);
        Assert.Contains("host1 already listens", Found.Single(Rule, [.. Ports.HostMode("host1", 8080), Ports.Stopped("old", Ports.Publish(8080))]).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_published_for_both_families_is_one_finding()
    {
        var both = new[] { Ports.Publish(8080), Ports.Publish(8080, address: "::") };
        Found.Single(Rule, [.. Ports.Web("web", 10, both), Ports.Stopped("old", both)]);
    }

    [Fact]
    public void What_port_blocked_says_is_not_said_twice()
    {
        var failed = Ports.Stopped("old", Ports.Publish(8080)) with { State = "created", Error = "Bind for 0.0.0.0:8080 failed: port is already allocated" };
        var world = Found.On(new PortBlockedRule(), Rule).With([.. Analyzed.Machine, .. Ports.Web("web", 10, Ports.Publish(8080)), failed]);
        Assert.Equal("port-blocked", Assert.Single(world.Findings()).Rule);
    }

    [Theory]
    [InlineData("127.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1", "10.0.0.2")]
    public void Another_address_is_in_nobodys_way(string wanted, string held) =>
        Assert.Empty(Found.All(Rule, [.. Ports.Process(812, "nginx", 8080, held), Ports.Stopped("old", Ports.Publish(8080, address: wanted))]));

    [Fact]
    public void A_nat_rule_alone_makes_no_start_fail()
    {
        Fact[] machine = [.. Analyzed.Machine.Where(f => f is not NetnsFact), TestFacts.Netns(1) with { Forwards = [Forward(8080)] }];
        Assert.Empty(Found.On(Rule).With([.. machine, Ports.Stopped("old", Ports.Publish(8080))]).Findings());
    }

    [Fact]
    public void A_container_that_was_replaced_a_moment_ago_is_left_in_peace_until_it_lasts()
    {
        var world = Found.On(Rule);
        var now = TestFacts.Noon.AddHours(1);
        world.With([
            .. Analyzed.Machine, Ports.Stopped("old", Ports.Publish(8080)) with { FinishedAt = now },
            TestFacts.Container("new") with { StartedAt = now, Ports = [Ports.Publish(8080)] }, .. Ports.Process(9, "dockerd", 8080),
        ]);
        Assert.Empty(world.Findings());
        Assert.Equal(now.AddSeconds(3), world.Due);
        Assert.Empty(world.Wait(TimeSpan.FromSeconds(2)).Findings());
        Assert.Single(world.Wait(TimeSpan.FromSeconds(1)).Findings());
        Assert.Null(world.Due);
    }

    [Fact]
    public void An_engines_socket_that_was_seen_before_its_container_runs_accuses_nobody()
    {
        var now = TestFacts.Noon.AddHours(1);
        var proxy = TestFacts.Socket(1, 8080, owners: TestFacts.Owner(70, "docker-proxy", startedAt: now)) with { SeenSince = now };
        var world = Found.On(Rule, new PortBlockedRule()).With([.. Analyzed.Machine, Ports.Stopped("old", Ports.Publish(8080)), TestFacts.Process(1, 70, "docker-proxy", now), proxy]);
        Assert.Empty(world.Findings());

        var finding = Assert.Single(world.Wait(TimeSpan.FromSeconds(3)).Findings());
        Assert.Contains("It is a docker-proxy whose container is gone.", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("`kill 70`", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_over_when_the_port_is_free_again_or_the_container_is_removed()
    {
        var world = Found.On(Rule).With([.. Analyzed.Machine, .. Ports.Process(812, "nginx", 8080), Ports.Stopped("old", Ports.Publish(8080))]);
        var id = Assert.Single(world.Findings()).Id;
        Assert.Empty(world.Without(TestFacts.Socket(1, 8080, owners: TestFacts.Owner(812, "nginx")).Id).Findings());
        Assert.Equal(id, Assert.Single(world.And(TestFacts.Socket(1, 8080, owners: TestFacts.Owner(812, "nginx"))).Findings()).Id);
        Assert.Empty(world.Without(TestFacts.ContainerNode("old")).Findings());
    }

    private static PortForward Forward(int port) => new(PortProtocol.Tcp, "0.0.0.0", port, port, "192.0.2.9", 80, "PREROUTING", "");
}
