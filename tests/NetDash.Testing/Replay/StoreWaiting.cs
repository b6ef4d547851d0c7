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
        var found = holds(subscription.Snapshot) ? subscription.Snapshot : null;
        if (found is not null)
        {
            // The subscription is given back by its enumeration alone, so that is done in this case too.
            await ended.CancelAsync();
        }

        try
        {
            await foreach (var update in subscription.Updates)
            {
                if (holds(update.Snapshot))
                {
                    return update.Snapshot;
                }
            }
        }
        catch (OperationCanceledException) when (found is not null)
        {
        }

        return found ?? throw new InvalidOperationException("The store ended before.");
    }
}
