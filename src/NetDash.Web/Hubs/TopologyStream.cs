using System.Runtime.CompilerServices;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// What one watcher of a view gets: a snapshot, then deltas, each from the version of the item before. It is pulled: a watcher that does
/// not take falls behind in the store, which then gives it one reset.
/// </summary>
internal sealed class TopologyStream(TopologyStore store, ViewFeeds feeds, DeltaPayloads payloads, WatchMetrics metrics)
{
    /// <summary>Watches a view.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="epoch">Epoch of what the watcher has; empty for nothing.</param>
    /// <param name="sinceVersion">Version of what the watcher has.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<WatchItem> WatchAsync(
        TopologyView view, string epoch, long sinceVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watched = metrics.Watch();
        using var lease = feeds.Take(view);
        var feed = lease.Feed;
        await using var reader = StoreReader.Open(store, epoch, sinceVersion, cancellation);
        var version = reader.Snapshot.Version;
        var shown = feed.Of(reader.Snapshot, isSent: true);
        if (Missed(view, feed, reader, shown, sinceVersion) is { } missed)
        {
            version = sinceVersion;
            foreach (var delta in missed)
            {
                yield return Delta(version, delta);
                version = delta.Version;
            }
        }
        else
        {
            foreach (var part in SnapshotChunks.Of(shown, version, SourceDto.Of(shown, store)))
            {
                yield return part;
            }
        }

        while (await reader.NextAsync() is { } update)
        {
            var now = feed.Of(update.Snapshot, isSent: update.Delta is null);
            if (update.Delta is null)
            {
                foreach (var part in SnapshotChunks.Of(now, update.Snapshot.Version, SourceDto.Of(now, store)))
                {
                    yield return part;
                }

                version = update.Snapshot.Version;
            }
            else if ((view.IsAll ? update.Delta : feed.Between(shown, now)) is { } delta)
            {
                metrics.Sent(update.Snapshot.Time);
                yield return Delta(version, delta);
                version = delta.Version;
            }

            shown = now;
        }
    }

    /// <summary>
    /// What leads from the version that the watcher has to now; null when it has to start anew. The store knows what everybody missed;
    /// what a view showed then, only its feed does.
    /// </summary>
    private static IReadOnlyList<TopologyDelta>? Missed(
        TopologyView view, ViewFeed feed, StoreReader reader, TopologySnapshot shown, long sinceVersion)
    {
        if (reader.Missed is null || view.IsAll)
        {
            return reader.Missed;
        }

        return feed.Find(sinceVersion) is not { } then ? null : feed.Between(then, shown) is { } delta ? [delta] : [];
    }

    private WatchDelta Delta(long baseVersion, TopologyDelta delta) => new(baseVersion, delta.Version, payloads.Of(delta));
}
