using NetDash.Topology.Model;

namespace NetDash.Topology.Store;

/// <summary>
/// Answers what is wrong, as a pure function of snapshots. The store's writer asks before it hands out a version, so that
/// findings carry the version of the topology that they are about.
/// </summary>
public interface IFindingAnalyzer
{
    /// <summary>
    /// When findings may differ though nothing else does, because enough time has passed (a container has been up for a while and
    /// still nothing listens in it); null when only a change can do that. The store asks again then.
    /// </summary>
    DateTimeOffset? Due => null;

    /// <summary>
    /// How the findings of <paramref name="current"/> differ from those of <paramref name="previous"/>. Only what
    /// <paramref name="delta"/>, which leads from one to the other, touched needs to be looked at again.
    /// </summary>
    FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta);
}
