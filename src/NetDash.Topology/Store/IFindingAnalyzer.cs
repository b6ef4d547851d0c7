using NetDash.Topology.Model;

namespace NetDash.Topology.Store;

/// <summary>
/// Answers what is wrong, as a pure function of snapshots. The store's writer asks before it hands out a version, so that
/// findings carry the version of the topology that they are about.
/// </summary>
public interface IFindingAnalyzer
{
    /// <summary>
    /// The findings of <paramref name="current"/>. Only what <paramref name="delta"/>, which leads there from
    /// <paramref name="previous"/>, touched needs to be looked at again; unchanged findings are returned as the same objects.
    /// </summary>
    IReadOnlyDictionary<string, Finding> Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta);
}
