using System.Net;

namespace NetDash.Web.Authentication;

/// <summary>
/// Slows down who guesses: ten wrong tokens a minute from one address, then none is looked at until the minute is over. Guessing 256
/// bits is hopeless anyway; this keeps it cheap for the machine, and is seen in no one else's way.
/// </summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    private const int MostWrong = 10;
    private const int MostAddresses = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (DateTimeOffset Since, int Wrong)> _attempts = [];

    /// <summary>How long an address has to wait; null when it may try.</summary>
    public TimeSpan? MustWait(IPAddress address)
    {
        lock (_lock)
        {
            return _attempts.TryGetValue(address, out var seen) && seen.Wrong >= MostWrong && seen.Since + Window - time.GetUtcNow() is { Ticks: > 0 } left
                ? left
                : null;
        }
    }

    /// <summary>Counts a wrong token.</summary>
    public void Wrong(IPAddress address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_attempts.Count >= MostAddresses)
            {
                foreach (var old in _attempts.Where(a => a.Value.Since + Window <= now).Select(a => a.Key).ToArray())
                {
                    _attempts.Remove(old);
                }
            }

            if (_attempts.TryGetValue(address, out var seen) && seen.Since + Window > now)
            {
                _attempts[address] = (seen.Since, seen.Wrong + 1);
            }
            else if (_attempts.Count < MostAddresses)
            {
                _attempts[address] = (now, 1);
            }
        }
    }
}
