using System.Runtime.CompilerServices;
using NetDash.Topology.Store;

namespace NetDash.Web.Hubs;

/// <summary>
/// What one watcher of a view gets: a snapshot, then deltas, each from the version of the item before. It is pulled: a watcher that does
/// not take falls behind in the store, which then gives it one reset.
/// </summary>
internal sealed class ViewStream(TopologyStore store, WatchMetrics metrics)
{
    /// <summary>Follows a view.</summary>
    /// <param name="follower">What the view shows, as this watcher follows it.</param>
    /// <param name="epoch">Epoch of what the watcher has; empty for nothing.</param>
    /// <param name="sinceVersion">Version of what the watcher has.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<WatchItem> FollowAsync(
        Follower follower, string epoch, long sinceVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watched = metrics.Watch();
        await using var reader = StoreReader.Open(store, epoch, sinceVersion, cancellation);
        foreach (var item in follower.Begin(reader, sinceVersion))
        {
            yield return item;
        }

        while (await reader.NextAsync() is { } update)
        {
            foreach (var item in follower.Next(update))
            {
                if (update.Delta is not null)
                {
                    metrics.Sent(update.Snapshot.Time);
                }

                yield return item;
            }
        }
    }
}
