using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>What one watcher has, and what it has to be told next.</summary>
internal abstract class Follower
{
    /// <summary>The items at the start: what came since the version that the watcher has, or all of it.</summary>
    public abstract IEnumerable<WatchItem> Begin(StoreReader reader, long sinceVersion);

    /// <summary>The items of a step of the store: none where it shows the same.</summary>
    public abstract IEnumerable<WatchItem> Next(TopologyUpdate update);
}

/// <summary>Follows a feed. What everybody missed the store knows; what a view showed then, only its feed does.</summary>
internal sealed class FeedFollower<T>(ViewFeed<T> feed) : Follower
    where T : class
{
    private ViewFeed<T>.Shown? _shown;
    private long _version;

    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Begin(StoreReader reader, long sinceVersion)
    {
        if (reader.Missed is null || feed.Find(sinceVersion) is not { } then)
        {
            return All(reader.Snapshot);
        }

        _shown = then;
        _version = sinceVersion;
        return Delta(reader.Snapshot);
    }

    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Next(TopologyUpdate update) => update.Delta is null ? All(update.Snapshot) : Delta(update.Snapshot);

    private IEnumerable<WatchItem> All(TopologySnapshot snapshot)
    {
        _shown = feed.Of(snapshot, isSent: true);
        _version = Math.Max(snapshot.Version, _shown.Version);
        return feed.Snapshot(_shown.Content, snapshot.Epoch, _version);
    }

    private IEnumerable<WatchItem> Delta(TopologySnapshot snapshot)
    {
        var before = _shown!;
        _shown = feed.Of(snapshot, isSent: false);
        if (feed.Between(before, _shown) is not { } payload)
        {
            return [];
        }

        var item = new WatchDelta(_version, _shown.Version, payload);
        _version = _shown.Version;
        return [item];
    }
}

/// <summary>Follows everything: the store's own deltas as they are.</summary>
internal sealed class WholeFollower(TopologyStore store, TopologyPayloads payloads) : Follower
{
    private long _version;

    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Begin(StoreReader reader, long sinceVersion)
    {
        if (reader.Missed is not { } missed)
        {
            return All(reader.Snapshot);
        }

        _version = sinceVersion;
        return missed.Select(Delta);
    }

    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Next(TopologyUpdate update) => update.Delta is { } delta ? [Delta(delta)] : All(update.Snapshot);

    private IEnumerable<WatchItem> All(TopologySnapshot snapshot)
    {
        _version = snapshot.Version;
        return SnapshotChunks.Of(snapshot, _version, SourceDto.Of(snapshot, store));
    }

    private WatchDelta Delta(TopologyDelta delta)
    {
        var item = new WatchDelta(_version, delta.Version, payloads.Of(delta));
        _version = delta.Version;
        return item;
    }
}
