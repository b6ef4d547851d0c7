using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

/// <summary>A machine an hour after everything on it began, and what certain rules find there.</summary>
internal static class Found
{
    /// <summary>The machine, watched by these rules; by all of them when none is named.</summary>
    public static LinkedTopology On(params IFindingRule[] rules) => new LinkedTopology(By(rules)).At(TestFacts.Noon.AddHours(1));

    /// <summary>The one finding of a rule that this makes on the machine.</summary>
    public static Finding Single(IFindingRule rule, params IEnumerable<Fact> facts) => Assert.Single(All(rule, facts));

    /// <summary>Every finding of a rule that this makes on the machine.</summary>
    public static IReadOnlyList<Finding> All(IFindingRule rule, params IEnumerable<Fact> facts) =>
        On(rule).With([.. Analyzed.Machine, .. facts]).Findings();

    /// <summary>The same of a snapshot that stands by itself.</summary>
    public static IReadOnlyList<Finding> In(TopologySnapshot snapshot, params IFindingRule[] rules)
    {
        var empty = TopologySnapshot.Empty(snapshot.Epoch, snapshot.Time);
        return [.. By(rules).Analyze(empty, snapshot, TopologyDelta.Between(empty, snapshot)).Upserted];
    }

    /// <summary>The present findings, in the order of ids.</summary>
    public static IReadOnlyList<Finding> Findings(this LinkedTopology world) => [.. world.Now.Findings.Values.OrderBy(f => f.Id, StringComparer.Ordinal)];

    private static FindingsAnalyzer By(IFindingRule[] rules)
    {
        var analyzer = rules.Length == 0 ? new FindingsAnalyzer(TimeProvider.System) : new FindingsAnalyzer(TimeProvider.System, rules);
        analyzer.Defect += (rule, scope, exception) => throw new InvalidOperationException($"{rule} failed on {scope}.", exception);
        return analyzer;
    }
}
