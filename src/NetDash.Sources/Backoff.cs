namespace NetDash.Sources;

/// <summary>
/// How long to wait before the next try of something outside that fails: 0.8 s, doubled to 30 s, each with up to the same
/// again at random so that many readers of one engine do not come back at once, and never more than 30 s.
/// </summary>
/// <remarks>The figures are those of client-go's reflector, tools/cache/reflector.go.</remarks>
internal sealed class Backoff(TimeSpan first, TimeSpan most, Random random)
{
    private int _failures;

    /// <summary>Whether nothing failed since the beginning or the last <see cref="Reset"/>.</summary>
    public bool IsReset => _failures == 0;

    public Backoff()
        : this(TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(30), Random.Shared)
    {
    }

    /// <summary>The wait before the next try; longer each time until <see cref="Reset"/>.</summary>
    public TimeSpan Next()
    {
        // 2^10 is far beyond any sensible ratio of most to first, and keeps the power from overflowing.
        var wait = first * Math.Pow(2, Math.Min(_failures++, 10)) * (1 + random.NextDouble());
        return wait < most ? wait : most;
    }

    /// <summary>It works again, or what stood in the way is known to have changed.</summary>
    public void Reset() => _failures = 0;
}
