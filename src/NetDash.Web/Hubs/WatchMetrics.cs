namespace NetDash.Web.Hubs;

/// <summary>What the hub has done, for <c>/metrics</c>.</summary>
internal sealed class WatchMetrics(TimeProvider time)
{
    private long _streams;
    private long _deltas;
    private long _delayTicks;

    /// <summary>Streams that are open.</summary>
    public long Streams => Interlocked.Read(ref _streams);

    /// <summary>Deltas handed to streams.</summary>
    public long Deltas => Interlocked.Read(ref _deltas);

    /// <summary>Time between the making of a version and the handing of its delta to a stream, all added up.</summary>
    public TimeSpan Delay => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));

    /// <summary>Counts a stream until it is disposed of.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _streams);
        return new Watched(this);
    }

    /// <summary>Counts a delta of a version made then.</summary>
    public void Sent(DateTimeOffset made)
    {
        Interlocked.Increment(ref _deltas);
        Interlocked.Add(ref _delayTicks, Math.Max(0, (time.GetUtcNow() - made).Ticks));
    }

    private sealed class Watched(WatchMetrics metrics) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref metrics._streams);
    }
}
