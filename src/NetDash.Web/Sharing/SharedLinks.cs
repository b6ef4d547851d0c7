using System.Buffers.Text;
using System.Security.Cryptography;
using NetDash.Topology.Views;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Hosting;

namespace NetDash.Web.Sharing;

/// <summary>
/// The links in force, kept in <c>links.json</c> of the data directory; in memory alone where that cannot be written. A link that is
/// revoked or over takes with it whoever is looking by it. Safe from any thread.
/// </summary>
internal sealed partial class SharedLinks : IDisposable
{
    /// <summary>The most that are in force at once.</summary>
    public const int MostLinks = 1000;

    /// <summary>The longest that one lasts: a screen on a wall for a year.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    // A timer of .NET waits 49 days at most.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, InForce> _links = new(StringComparer.Ordinal);
    private readonly SharedLinkFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedLinks> _log;
    private readonly ITimer _timer;

    public SharedLinks(DataDirectory directory, TimeProvider time, ILogger<SharedLinks> log, ILogger<SharedLinkFile> fileLog)
    {
        _file = new SharedLinkFile(directory, fileLog);
        _time = time;
        _log = log;
        _timer = time.CreateTimer(_ => EndThoseThatAreOver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var link in _file.Read().Where(l => l.ExpiresAt > time.GetUtcNow()).Take(MostLinks))
        {
            _links[link.Id] = new InForce(link);
        }

        WaitForTheNext();
    }

    /// <summary>Raised when a link was made or has ended, on a thread of its own.</summary>
    public event Action? Changed;

    /// <summary>All in force, the newest first.</summary>
    public IReadOnlyList<SharedLink> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _links.Values.Select(l => l.Link).Where(l => l.ExpiresAt > _time.GetUtcNow()).OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>When somebody last came by a link since the program started; null when nobody did.</summary>
    public DateTimeOffset? LastUse(string id)
    {
        lock (_lock)
        {
            return _links.GetValueOrDefault(id)?.LastUse;
        }
    }

    /// <summary>Makes a link.</summary>
    /// <param name="name">What its maker calls it.</param>
    /// <param name="address">The page that it opens; its filters are the limit.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="lasts">How long.</param>
    /// <returns>Null where there are too many already.</returns>
    public SharedLink? Add(string name, PageAddress address, string by, TimeSpan lasts)
    {
        var now = _time.GetUtcNow();
        var limit = ViewLimit.Of(TopologyView.Parse(address.Parameters))?.Query ?? "";
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        // Whole seconds, as its token says them.
        var end = DateTimeOffset.FromUnixTimeSeconds((now + lasts).ToUnixTimeSeconds());
        var link = new SharedLink(id, name, address.ToString(), limit, by, now, end);
        lock (_lock)
        {
            if (_links.Count >= MostLinks)
            {
                return null;
            }

            _links[id] = new InForce(link);
            Write();
        }

        WaitForTheNext();
        LogMade(id, by, end);
        Changed?.Invoke();
        return link;
    }

    /// <summary>Ends a link for everybody, at once.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(string id, string by)
    {
        InForce? ended;
        lock (_lock)
        {
            if (!_links.Remove(id, out ended))
            {
                return false;
            }

            Write();
        }

        ended.End();
        LogRevoked(id, by);
        Changed?.Invoke();
        return true;
    }

    /// <summary>A link that is in force; null for any other.</summary>
    public SharedLink? Find(string id)
    {
        lock (_lock)
        {
            return _links.TryGetValue(id, out var link) && link.Link.ExpiresAt > _time.GetUtcNow() ? link.Link : null;
        }
    }

    /// <summary>What a link allows; null for one that is not in force.</summary>
    public Access? AccessBy(string id)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (!_links.TryGetValue(id, out var link) || link.Link.ExpiresAt <= now)
            {
                return null;
            }

            link.LastUse = now;
            return new Access($"shared link {link.Link.Name}".TrimEnd(), Role.Viewer, link.Limit, link.Ended);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Write() => _file.Write([.. _links.Values.Select(l => l.Link)]);

    private void EndThoseThatAreOver()
    {
        List<InForce> over;
        lock (_lock)
        {
            over = [.. _links.Values.Where(l => l.Link.ExpiresAt <= _time.GetUtcNow())];
            over.ForEach(l => _links.Remove(l.Link.Id));
            if (over.Count > 0)
            {
                Write();
            }
        }

        over.ForEach(l => l.End());
        if (over.Count > 0)
        {
            Changed?.Invoke();
        }

        WaitForTheNext();
    }

    private void WaitForTheNext()
    {
        lock (_lock)
        {
            if (_links.Count > 0)
            {
                var left = _links.Values.Min(l => l.Link.ExpiresAt) - _time.GetUtcNow();
                _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestWait ? LongestWait : left, Timeout.InfiniteTimeSpan);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Shared link {Id} made by {By}, until {End:u}")]
    private partial void LogMade(string id, string by, DateTimeOffset end);

    [LoggerMessage(Level = LogLevel.Information, Message = "Shared link {Id} revoked by {By}")]
    private partial void LogRevoked(string id, string by);

    private sealed class InForce(SharedLink link)
    {
        private readonly CancellationTokenSource _ending = new();

        public SharedLink Link { get; } = link;

        public ViewLimit? Limit { get; } = link.ToLimit();

        public CancellationToken Ended => _ending.Token;

        public DateTimeOffset? LastUse { get; set; }

        public void End() => _ending.Cancel();
    }
}
