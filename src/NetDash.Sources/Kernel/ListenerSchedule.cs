using NetDash.Linux.Namespaces;

namespace NetDash.Sources.Kernel;

/// <summary>
/// Says when listeners are looked for, since the kernel announces none: in a namespace that just changed after 0.1, 0.3 and
/// 1 s, everywhere every 1.5 s. When a round costs more than the budget carries, rounds come less often. Milliseconds.
/// </summary>
internal sealed class ListenerSchedule
{
    /// <summary>The shortest time between two rounds.</summary>
    public const long ShortestPeriod = 1_500;

    /// <summary>The longest: everything is read again every 30 s anyway.</summary>
    public const long LongestPeriod = 30_000;

    /// <summary>What one round may cost at the shortest period.</summary>
    public const double Budget = 20;

    private const int RoundsThatTell = 4;

    private static readonly long[] FollowUps = [100, 300, 1_000];

    private readonly PriorityQueue<Netns, long> _followUps = new();
    private readonly HashSet<Netns> _waiting = [];
    private readonly Queue<double> _costs = new();

    /// <summary>Time between two rounds, now.</summary>
    public long Period { get; private set; } = ShortestPeriod;

    /// <summary>When the next round is due.</summary>
    public long NextRound { get; private set; }

    /// <summary>When anything is due.</summary>
    public long Next => _followUps.TryPeek(out _, out var due) ? Math.Min(due, NextRound) : NextRound;

    /// <summary>A namespace changed: something may be about to listen in it.</summary>
    public void Changed(Netns netns, long now)
    {
        // A container's start is a dozen changes within a second: the looks after the first of them do for all.
        if (_waiting.Add(netns))
        {
            foreach (var after in FollowUps)
            {
                _followUps.Enqueue(netns, now + after);
            }
        }
    }

    /// <summary>Takes the namespaces whose extra look is due.</summary>
    public HashSet<Netns> TakeDue(long now)
    {
        var due = new HashSet<Netns>();
        while (_followUps.TryPeek(out var netns, out var at) && at <= now)
        {
            _followUps.Dequeue();
            if (!netns.IsGone)
            {
                due.Add(netns);
            }
        }

        if (due.Count > 0 || _followUps.Count == 0)
        {
            _waiting.Clear();
            foreach (var (netns, _) in _followUps.UnorderedItems)
            {
                _waiting.Add(netns);
            }
        }

        return due;
    }

    /// <summary>Notes that a round ended.</summary>
    /// <param name="now">When it did.</param>
    /// <param name="cost">Milliseconds that it took.</param>
    public void RoundEnded(long now, double cost)
    {
        // A slow round may be the machine's fault, and the first ones are being compiled: the cheapest of the last is meant.
        _costs.Enqueue(cost);
        if (_costs.Count > RoundsThatTell)
        {
            _costs.Dequeue();
        }

        var usual = _costs.Count < RoundsThatTell ? 0 : _costs.Min();
        Period = Math.Clamp((long)(ShortestPeriod * usual / Budget), ShortestPeriod, LongestPeriod);
        NextRound = now + Period;
    }
}
