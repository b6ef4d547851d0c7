using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Hubs;

/// <summary>
/// What one view shows, for all who watch it: the view is applied once a version, and what differs is computed once a change. Versions
/// between which the view shows the same share one object, so a stream sees by reference that it has nothing to say.
/// </summary>
internal sealed class ViewFeed(TopologyView view)
{
    // What clients that come back within moments may have; each holds the view's own dictionaries.
    private const int MostKept = 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<Shown> _kept = [];
    private TopologyDelta? _lastDelta;
    private (TopologySnapshot From, TopologySnapshot To)? _lastPair;

    /// <summary>How many streams hold it; the feeds' own to count.</summary>
    public int Watchers { get; set; }

    /// <summary>When the last stream let go of it.</summary>
    public long IdleSince { get; set; }

    /// <summary>What the view shows of a version, as a snapshot of its own.</summary>
    /// <param name="snapshot">The version.</param>
    /// <param name="isSent">Whether somebody is now told that version: then it can be asked for by <see cref="Find"/>.</param>
    public TopologySnapshot Of(TopologySnapshot snapshot, bool isSent)
    {
        if (view.IsAll)
        {
            return snapshot;
        }

        lock (_lock)
        {
            var shown = _kept.Last?.Value;
            if (shown?.LastSeen != snapshot.Version)
            {
                shown = Learn(snapshot, shown);
            }

            if (isSent)
            {
                shown.Sent.Add(snapshot.Version);
            }

            return shown.Content;
        }
    }

    /// <summary>What the view showed in a version that was sent to somebody; null when that is not kept.</summary>
    public TopologySnapshot? Find(long version)
    {
        lock (_lock)
        {
            return _kept.FirstOrDefault(s => s.Sent.Contains(version))?.Content;
        }
    }

    /// <summary>What differs between two things that the view showed; null when nothing does.</summary>
    public TopologyDelta? Between(TopologySnapshot from, TopologySnapshot to)
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
                _lastDelta = TopologyDelta.Between(from, to);
            }

            return _lastDelta is { IsEmpty: false } delta ? delta : null;
        }
    }

    private Shown Learn(TopologySnapshot snapshot, Shown? before)
    {
        var content = view.Apply(snapshot);
        var now = new TopologySnapshot(
            snapshot.Epoch, snapshot.Version, snapshot.Time, snapshot.Sources, content.Nodes, content.Edges, content.Findings);
        if (before is not null && TopologyDelta.Between(before.Content, now).IsEmpty)
        {
            before.LastSeen = snapshot.Version;
            return before;
        }

        var shown = new Shown(now) { LastSeen = snapshot.Version };
        shown.Sent.Add(snapshot.Version);
        _kept.AddLast(shown);
        if (_kept.Count > MostKept)
        {
            _kept.RemoveFirst();
        }

        return shown;
    }

    private sealed class Shown(TopologySnapshot content)
    {
        public TopologySnapshot Content { get; } = content;

        public long LastSeen { get; set; }

        public HashSet<long> Sent { get; } = [];
    }
}
