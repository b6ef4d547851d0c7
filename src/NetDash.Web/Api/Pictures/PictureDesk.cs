using System.Threading.RateLimiting;

namespace NetDash.Web.Api.Pictures;

/// <summary>
/// Where pictures are drawn: two at once, since one takes a processor and up to 100 MB; a few wait their turn, and more are sent
/// away. The last ones stay at hand.
/// </summary>
internal sealed class PictureDesk : IDisposable
{
    /// <summary>How many are drawn at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How many wait.</summary>
    public const int Waiting = 8;

    private const int MostKept = 8;
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly Lock _lock = new();

    // The one asked for last stands first.
    private readonly LinkedList<(string Tag, byte[] Picture)> _kept = [];

    /// <summary>The picture with a tag: kept, or drawn now.</summary>
    /// <returns>Null where too many others wait.</returns>
    public async ValueTask<byte[]?> DrawAsync(string tag, Func<byte[]> draw, CancellationToken cancellation)
    {
        if (Find(tag) is { } kept)
        {
            return kept;
        }

        using var lease = await _limiter.AcquireAsync(1, cancellation);
        if (!lease.IsAcquired)
        {
            return null;
        }

        // Whoever was before in the queue may have asked for the same.
        return Find(tag) ?? Keep(tag, draw());
    }

    public void Dispose() => _limiter.Dispose();

    private byte[]? Find(string tag)
    {
        lock (_lock)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Tag == tag)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Picture;
                }
            }

            return null;
        }
    }

    private byte[] Keep(string tag, byte[] picture)
    {
        lock (_lock)
        {
            _kept.AddFirst((tag, picture));
            while (_kept.Count > MostKept || (_kept.Count > 1 && _kept.Sum(k => (long)k.Picture.Length) > MostBytes))
            {
                _kept.RemoveLast();
            }
        }

        return picture;
    }
}
