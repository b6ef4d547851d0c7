using NetDash.Analysis.Findings;
using NetDash.Analysis.Scopes;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class FindingsAnalyzerTests
{
    [Fact]
    public async Task A_rule_that_throws_costs_that_rule_alone_and_is_told()
    {
        var defects = new List<string>();
        var analyzer = new FindingsAnalyzer(TimeProvider.System, [new ThrowingRule(), new NetnsStaleRule()]);
        analyzer.Defect += (rule, host, e) => defects.Add($"{rule} {e.Message}");
        await using var analyzed = new Analyzed(analyzer);

        var findings = await analyzed.After([.. Analyzed.Machine, TestFacts.Container("logs", "container:" + TestFacts.LongId("web"))]);
        Assert.Equal("netns-stale", Assert.Single(findings).Rule);
        Assert.Contains("broken on purpose", defects);
    }

    [Fact]
    public async Task Rules_run_again_only_for_hosts_that_were_touched()
    {
        var counting = new CountingRule();
        await using var analyzed = new Analyzed(new FindingsAnalyzer(TimeProvider.System, [counting]));
        await analyzed.After([.. Analyzed.Machine, TestFacts.Engine("FAR", "tcp://192.0.2.1:2375"), TestFacts.Container("far", engine: "FAR")]);
        counting.Hosts.Clear();
        await analyzed.After([.. Analyzed.Machine, TestFacts.Container("near"), TestFacts.Engine("FAR", "tcp://192.0.2.1:2375"), TestFacts.Container("far", engine: "FAR")]);
        Assert.Contains(TestFacts.HostId, counting.Hosts);
        Assert.DoesNotContain(counting.Hosts, h => h.Contains("FAR", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_over_containers_runs_again_for_those_that_were_touched_and_for_all_when_their_host_can_be_reached()
    {
        var counting = new CountingContainers();
        var world = Found.On(counting).With([.. Analyzed.Machine, TestFacts.Container("a"), TestFacts.Container("b")]);
        Assert.Equal(2, counting.Containers.Count);

        counting.Containers.Clear();
        world.And(TestFacts.Container("a") with { ExitCode = 3 });
        Assert.Equal([TestFacts.ContainerNode("a")], counting.Containers);

        counting.Containers.Clear();
        world.Without(Analyzed.Machine.OfType<InterfaceFact>().Single().Id);
        Assert.Equal(2, counting.Containers.Count);
    }

    [Fact]
    public void A_rule_over_clusters_runs_for_clusters()
    {
        var counting = new CountingClusters();
        Found.In(new ClusterWorld().Snapshot(), counting);
        Assert.Equal([ClusterWorld.Cluster], counting.Clusters);
    }

    [Fact]
    public void What_a_rule_found_before_it_failed_stays_while_it_fails_and_goes_when_it_is_over()
    {
        var rule = new FailingRule();
        var analyzer = new FindingsAnalyzer(TimeProvider.System, [rule]);
        var world = new LinkedTopology(analyzer).With(Analyzed.Machine);
        Assert.Single(world.Findings());

        rule.Fails = true;
        Assert.Single(world.And(TestFacts.Container("a")).Findings());
        rule.Fails = false;
        rule.Finds = false;
        Assert.Empty(world.And(TestFacts.Container("b")).Findings());
    }

    private sealed class FailingRule : IHostRule
    {
        public bool Fails { get; set; }

        public bool Finds { get; set; } = true;

        public string Name => "failing";

        public IEnumerable<Finding> Evaluate(HostScope host)
        {
            if (Finds)
            {
                yield return new Finding { Id = "failing:1", Rule = Name, Severity = FindingSeverity.Info, Title = "t", Detail = "d", Subjects = [host.Id] };
            }

            if (Fails)
            {
                throw new InvalidOperationException("half-way");
            }
        }
    }

    private sealed class CountingContainers : IContainerRule
    {
        public List<string> Containers { get; } = [];

        public string Name => "counting";

        public IEnumerable<Finding> Evaluate(ContainerScope container)
        {
            Containers.Add(container.Id);
            return [];
        }
    }

    private sealed class CountingClusters : IClusterRule
    {
        public List<string> Clusters { get; } = [];

        public string Name => "counting";

        public IEnumerable<Finding> Evaluate(ClusterScope cluster)
        {
            Clusters.Add(cluster.Id);
            return [];
        }
    }

    private sealed class ThrowingRule : IHostRule
    {
        public string Name => "broken";

        public IEnumerable<Finding> Evaluate(HostScope host) => throw new InvalidOperationException("on purpose");
    }

    private sealed class CountingRule : IHostRule
    {
        public List<string> Hosts { get; } = [];

        public string Name => "counting";

        public IEnumerable<Finding> Evaluate(HostScope host)
        {
            Hosts.Add(host.HostId);
            return [];
        }
    }
}
