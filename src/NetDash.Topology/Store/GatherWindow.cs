namespace NetDash.Topology.Store;

/// <summary>
/// How long the writer waits before the next version: not at all when nothing went out lately, then 20 ms, growing to 100 ms
/// while more than 50 changes a second arrive, so that a storm makes ten versions a second and a single change makes one at once.
/// </summary>
internal sealed class GatherWindow(TimeProvider time)
{
    internal static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private const double CalmChangesPerSecond = 50;
    private const double StormChangesPerSecond = 250;

    private long _lastPublished = long.MinValue;
    private double _changesPerSecond;

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        if (_lastPublished == long.MinValue)
        {
            return;
        }

        var left = Length - time.GetElapsedTime(_lastPublished);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation).ConfigureAwait(false);
        }
    }

    public void Published(int changes)
    {
        var now = time.GetTimestamp();
        if (_lastPublished != long.MinValue)
        {
            // An exponential mean over about a second: what came in the gap since the last version, weighed by its length.
            var seconds = Math.Max(time.GetElapsedTime(_lastPublished, now).TotalSeconds, 0.001);
            var weight = 1 - Math.Exp(-seconds);
            _changesPerSecond += weight * ((changes / seconds) - _changesPerSecond);
        }

        _lastPublished = now;
    }

    internal TimeSpan Length
    {
        get
        {
            var storm = (_changesPerSecond - CalmChangesPerSecond) / (StormChangesPerSecond - CalmChangesPerSecond);
            return Shortest + ((Longest - Shortest) * Math.Clamp(storm, 0, 1));
        }
    }
}
