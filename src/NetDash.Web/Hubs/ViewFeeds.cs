using NetDash.Topology.Views;

namespace NetDash.Web.Hubs;

/// <summary>The feeds of the views that are watched, and for a minute of those that were, so that who reconnects can go on.</summary>
/// <typeparam name="T">The feed.</typeparam>
internal sealed class ViewFeeds<T>(Func<TopologyView, T> make, Func<TopologyView, string> keyOf, TimeProvider time)
{
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(1);
    private const int MostIdle = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _feeds = new(StringComparer.Ordinal);

    /// <summary>How many views are watched or kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _feeds.Count;
            }
        }
    }

    /// <summary>The feed of a view, shared by all addresses that show the same.</summary>
    public Lease Take(TopologyView view)
    {
        lock (_lock)
        {
            Forget();
            if (!_feeds.TryGetValue(keyOf(view), out var kept))
            {
                _feeds[keyOf(view)] = kept = new Kept(make(view));
            }

            kept.Watchers++;
            return new Lease(this, kept);
        }
    }

    private void Return(Kept kept)
    {
        lock (_lock)
        {
            kept.Watchers--;
            kept.IdleSince = time.GetTimestamp();
            Forget();
        }
    }

    private void Forget()
    {
        var idle = _feeds.Where(f => f.Value.Watchers == 0).OrderByDescending(f => f.Value.IdleSince).ToArray();
        foreach (var (key, _) in idle.Where((f, i) => i >= MostIdle || time.GetElapsedTime(f.Value.IdleSince) >= Linger))
        {
            _feeds.Remove(key);
        }
    }

    /// <summary>A feed and who holds it.</summary>
    internal sealed class Kept(T feed)
    {
        public T Feed { get; } = feed;

        public int Watchers { get; set; }

        public long IdleSince { get; set; }
    }

    /// <summary>A stream's hold on a feed.</summary>
    internal sealed class Lease(ViewFeeds<T> feeds, Kept kept) : IDisposable
    {
        public T Feed => kept.Feed;

        public void Dispose() => feeds.Return(kept);
    }
}
