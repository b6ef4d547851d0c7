using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Store;

/// <summary>What makes the findings of one version into those of the next.</summary>
/// <param name="Upserted">New and changed findings, each once; none that is as it was.</param>
/// <param name="Removed">Ids of findings that are over, each once.</param>
public sealed record FindingChanges(ValueList<Finding> Upserted, ValueList<string> Removed)
{
    /// <summary>All findings stay as they are.</summary>
    public static FindingChanges None { get; } = new([], []);
}
