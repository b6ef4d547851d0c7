using System.Threading.Channels;

namespace NetDash.Sources.Docker.Watching;

/// <summary>
/// Work by key, where doing a key once serves everything that was asked of it before that began. One key is never in two hands,
/// so what is said of one object keeps its order; and however much is asked, no more waits than there are keys.
/// </summary>
/// <typeparam name="TKey">What the work is about.</typeparam>
internal sealed class CoalescingQueue<TKey>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Phase> _phases = [];
    // Holds each waiting key once: bounded by the number of keys.
    private readonly Channel<TKey> _waiting = Channel.CreateUnbounded<TKey>();

    private enum Phase
    {
        Waiting,
        InHand,
        InHandAndAskedAgain,
    }

    /// <summary>Asks for work on a key.</summary>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            if (!_phases.TryGetValue(key, out var phase))
            {
                _phases[key] = Phase.Waiting;
                _waiting.Writer.TryWrite(key);
            }
            else if (phase == Phase.InHand)
            {
                // What is being read now may be older than what this was asked for.
                _phases[key] = Phase.InHandAndAskedAgain;
            }
        }
    }

    /// <summary>The next key, which is then in the caller's hand until <see cref="Done"/>.</summary>
    public async ValueTask<TKey> TakeAsync(CancellationToken cancellation)
    {
        var key = await _waiting.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        lock (_lock)
        {
            _phases[key] = Phase.InHand;
        }

        return key;
    }

    /// <summary>Lays a key down.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (_phases.Remove(key, out var phase) && phase == Phase.InHandAndAskedAgain)
            {
                _phases[key] = Phase.Waiting;
                _waiting.Writer.TryWrite(key);
            }
        }
    }
}
