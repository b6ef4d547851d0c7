using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Testing.Replay;

/// <summary>Waits for what a store comes to, by its own stream.</summary>
public static class StoreWaiting
{
    /// <summary>The first snapshot for which something holds.</summary>
    public static async Task<TopologySnapshot> WhenAsync(this TopologyStore store, Predicate<TopologySnapshot> holds, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var subscription = store.Subscribe(ended.Token);
        if (holds(subscription.Snapshot))
        {
            await ended.CancelAsync();
            return subscription.Snapshot;
        }

        await foreach (var update in subscription.Updates)
        {
            if (holds(update.Snapshot))
            {
                return update.Snapshot;
            }
        }

        throw new InvalidOperationException("The store ended before.");
    }
}
