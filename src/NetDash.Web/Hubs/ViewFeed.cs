using NetDash.Topology.Model;

namespace NetDash.Web.Hubs;

/// <summary>
/// What one view shows, for all who watch it: it is made once a version, and what differs is computed once a change. Versions between
/// which it is the same share one object, so a stream sees by reference that it has nothing to say. It never goes back: a reader that is
/// behind the others gets what they have.
/// </summary>
/// <typeparam name="T">What a view shows: nodes and edges, or a picture.</typeparam>
internal abstract class ViewFeed<T>
    where T : class
{
    // What clients that come back within moments may have.
    private const int MostKept = 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<Shown> _kept = [];
    private (Shown From, Shown To)? _lastPair;
    private SharedPayload? _lastDelta;

    /// <summary>What the view shows of a version, or of a later one.</summary>
    /// <param name="snapshot">The version.</param>
    /// <param name="isSent">Whether somebody is now told that version: then it can be asked for by <see cref="Find"/>.</param>
    public Shown Of(TopologySnapshot snapshot, bool isSent)
    {
        lock (_lock)
        {
            var shown = _kept.Last?.Value;
            if (shown is null || shown.LastSeen < snapshot.Version)
            {
                shown = Learn(snapshot, shown);
            }

            if (isSent)
            {
                shown.Sent.Add(Math.Max(snapshot.Version, shown.Version));
            }

            return shown;
        }
    }

    /// <summary>What the view showed in a version that was sent to somebody; null when that is not kept.</summary>
    public Shown? Find(long version)
    {
        lock (_lock)
        {
            return _kept.FirstOrDefault(s => s.Sent.Contains(version));
        }
    }

    /// <summary>What makes one thing that the view showed into another; null when they are the same.</summary>
    public SharedPayload? Between(Shown from, Shown to)
    {
        if (ReferenceEquals(from, to))
        {
            return null;
        }

        lock (_lock)
        {
            if (_lastPair is not { } pair || !ReferenceEquals(pair.From, from) || !ReferenceEquals(pair.To, to))
            {
                _lastPair = (from, to);
                _lastDelta = Compare(from.Content, to.Content);
            }

            return _lastDelta;
        }
    }

    /// <summary>The items that bring all of it to somebody who has nothing.</summary>
    public abstract IEnumerable<WatchItem> Snapshot(T content, string epoch, long version);

    /// <summary>What the view shows of a version; the very object of before where that is known to be the same.</summary>
    protected abstract T Show(TopologySnapshot snapshot, T? before);

    /// <summary>What makes the one into the other; null when they are the same.</summary>
    protected abstract SharedPayload? Compare(T from, T to);

    private Shown Learn(TopologySnapshot snapshot, Shown? before)
    {
        var content = Show(snapshot, before?.Content);
        if (before is not null && ReferenceEquals(content, before.Content))
        {
            before.LastSeen = snapshot.Version;
            return before;
        }

        var shown = new Shown(content, snapshot.Version);
        _kept.AddLast(shown);
        if (_kept.Count > MostKept)
        {
            _kept.RemoveFirst();
        }

        return shown;
    }

    /// <summary>What a view showed from a version on.</summary>
    internal sealed class Shown(T content, long version)
    {
        /// <summary>What it showed.</summary>
        public T Content { get; } = content;

        /// <summary>The first version that looked so: the one that a delta to it makes.</summary>
        public long Version { get; } = version;

        internal long LastSeen { get; set; } = version;

        internal HashSet<long> Sent { get; } = [version];
    }
}
