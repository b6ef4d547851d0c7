using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>Changes and analyzers for tests of what stands on the store.</summary>
public static class TestTopology
{
    public static Replaced Replaced(string source, params IEnumerable<Fact> facts) =>
        new() { Source = source, Epoch = "e1", Facts = facts.ToValueList() };

    public static Upserted Upserted(string source, params IEnumerable<Fact> facts) =>
        new() { Source = source, Epoch = "e1", Facts = facts.ToValueList() };

    public static Removed Removed(string source, params IEnumerable<string> ids) =>
        new() { Source = source, Epoch = "e1", Ids = ids.ToValueList() };

    public static StatusChanged Status(string source, SourceState state) => new()
    {
        Source = source, Epoch = "e1", Status = new SourceStatus { Name = source, Kind = source.Split(':')[0], State = state },
    };
}

/// <summary>Finds nothing: for tests that are about nodes and edges.</summary>
public sealed class NoFindings : IFindingAnalyzer
{
    public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) => FindingChanges.None;
}
