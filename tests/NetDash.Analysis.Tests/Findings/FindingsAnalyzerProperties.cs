using System.Collections.Immutable;
using CsCheck;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

/// <summary>What is found bit by bit, as versions come, is what is found by looking at the last version as a whole.</summary>
public sealed class FindingsAnalyzerProperties
{
    [Fact]
    public void Version_after_version_finds_what_a_look_at_the_whole_finds() => GeneratedSnapshots.History.Sample(
        versions =>
        {
            var analyzer = Analyzer();
            var previous = TopologySnapshot.Empty("epoch", TestFacts.Noon);
            foreach (var version in versions)
            {
                var current = With(version, previous.Findings);
                previous = Apply(current, analyzer.Analyze(previous, current, TopologyDelta.Between(previous, current)));
                var whole = Whole(version);
                var bits = Comparable(previous.Findings.Values);
                Assert.True(whole.SequenceEqual(bits), $"At {version.Time:mm:ss} a look at the whole finds\n{string.Join('\n', whole.Except(bits))}\nand not\n{string.Join('\n', bits.Except(whole))}");
            }
        },
        iter: 1500);

    [Fact]
    public void So_it_does_with_the_facts_of_sources() => GeneratedWorld.History.Sample(
        changes =>
        {
            var world = new LinkedTopology(Analyzer()).At(TestFacts.Noon.AddMinutes(1));
            foreach (var change in changes)
            {
                world.After(change);
                Assert.Equal(Whole(world.Now), Comparable(world.Now.Findings.Values));
            }
        },
        iter: 200);

    [Fact]
    public void A_change_that_touches_nothing_changes_no_finding_and_no_object() => GeneratedSnapshots.History.Sample(
        versions =>
        {
            var analyzer = Analyzer();
            var empty = TopologySnapshot.Empty("epoch", TestFacts.Noon);
            var first = Apply(versions[0], analyzer.Analyze(empty, versions[0], TopologyDelta.Between(empty, versions[0])));
            var again = With(new TopologySnapshot("epoch", first.Version + 1, first.Time, [], first.Nodes, first.Edges, first.Findings), first.Findings);
            var everything = TopologyDelta.Between(first, again) with { UpsertedNodes = [.. first.Nodes.Values], UpsertedEdges = [.. first.Edges.Values] };
            var changes = analyzer.Analyze(first, again, everything);
            Assert.Equal(0, changes.Upserted.Count + changes.Removed.Count);
        },
        iter: 300);

    private static FindingsAnalyzer Analyzer()
    {
        var analyzer = new FindingsAnalyzer(TimeProvider.System);
        analyzer.Defect += (rule, scope, exception) => throw new InvalidOperationException($"{rule} failed on {scope}.", exception);
        return analyzer;
    }

    private static IReadOnlyList<string> Whole(TopologySnapshot version)
    {
        var empty = TopologySnapshot.Empty("epoch", version.Time);
        var whole = With(version, empty.Findings);
        return Comparable(Analyzer().Analyze(empty, whole, TopologyDelta.Between(empty, whole)).Upserted);
    }

    /// <summary>Without the time that each began: a later look at the whole cannot know it.</summary>
    private static IReadOnlyList<string> Comparable(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => (f with { Since = default }).ToString()).Order(StringComparer.Ordinal)];

    private static TopologySnapshot With(TopologySnapshot s, ImmutableDictionary<string, Finding> findings) =>
        new(s.Epoch, s.Version, s.Time, s.Sources, s.Nodes, s.Edges, findings);

    private static TopologySnapshot Apply(TopologySnapshot snapshot, Topology.Store.FindingChanges changes) => With(
        snapshot, snapshot.Findings.RemoveRange(changes.Removed).SetItems(changes.Upserted.Select(f => KeyValuePair.Create(f.Id, f))));
}
