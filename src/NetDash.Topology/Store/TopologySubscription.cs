using NetDash.Topology.Model;

namespace NetDash.Topology.Store;

/// <summary>
/// A snapshot and all that came after it, with no gap and nothing twice: both were taken under one lock.
/// </summary>
/// <param name="Snapshot">The topology at the moment of subscribing.</param>
/// <param name="Updates">What changed since, until disposal or cancellation of its enumeration.</param>
public sealed record TopologySubscription(TopologySnapshot Snapshot, IAsyncEnumerable<TopologyUpdate> Updates)
{
    /// <summary>
    /// The changes from the version that the subscriber said it has up to <see cref="Snapshot"/>; null where it named none,
    /// one of another epoch, or one no longer kept.
    /// </summary>
    public IReadOnlyList<TopologyDelta>? Missed { get; init; }
}

/// <summary>One step of a subscription.</summary>
/// <param name="Snapshot">The topology after the step.</param>
/// <param name="Delta">What changed; null where the subscriber fell behind and must take <paramref name="Snapshot"/> as a new start.</param>
public readonly record struct TopologyUpdate(TopologySnapshot Snapshot, TopologyDelta? Delta);
