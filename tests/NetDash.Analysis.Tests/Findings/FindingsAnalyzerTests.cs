using NetDash.Analysis.Findings;
using NetDash.Analysis.Scopes;
using NetDash.Testing.Facts;
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
