using System.Collections.Concurrent;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kernel;

/// <summary>
/// Hands requests for counters to the reading thread and its answers back. A sample is good for a second; rates are against
/// the sample before.
/// </summary>
internal sealed class CounterBoard(TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly IReadOnlyDictionary<string, InterfaceCounters> None = new Dictionary<string, InterfaceCounters>();

    private readonly ConcurrentQueue<TaskCompletionSource<IReadOnlyDictionary<string, InterfaceCounters>>> _waiting = new();
    private IReadOnlyDictionary<string, InterfaceCounters> _last = None;
    private long _lastAt;
    private Action? _wake;

    /// <summary>Whether somebody waits for counters.</summary>
    public bool IsWanted => !_waiting.IsEmpty;

    /// <summary>The reading thread is there, and is woken so.</summary>
    public void Open(Action wake) => Volatile.Write(ref _wake, wake);

    /// <summary>The reading thread is going: nobody waits for it any more.</summary>
    public void Close()
    {
        Volatile.Write(ref _wake, null);
        _last = None;
        Answer(None);
    }

    /// <summary>Counters by interface node id; empty while nothing reads the kernel.</summary>
    public async ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadAsync(CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<IReadOnlyDictionary<string, InterfaceCounters>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(waiter);
        if (Volatile.Read(ref _wake) is { } wake)
        {
            wake();
        }

        // The reading thread may have gone between the two looks, and then answers nobody.
        if (Volatile.Read(ref _wake) is null)
        {
            Answer(None);
        }

        return await waiter.Task.WaitAsync(cancellation);
    }

    /// <summary>Answers those who wait, on the reading thread.</summary>
    /// <param name="read">Reads the counters of every interface, by node id.</param>
    public void Serve(Func<IEnumerable<(string Id, long Rx, long Tx)>> read)
    {
        var now = time.GetTimestamp();
        var age = time.GetElapsedTime(_lastAt, now);
        if (_lastAt == 0 || age >= Freshness)
        {
            _last = Sample(read(), _last, _lastAt == 0 ? 0 : age.TotalSeconds);
            _lastAt = now;
        }

        Answer(_last);
    }

    internal static Dictionary<string, InterfaceCounters> Sample(
        IEnumerable<(string Id, long Rx, long Tx)> counters, IReadOnlyDictionary<string, InterfaceCounters> before, double seconds)
    {
        var sample = new Dictionary<string, InterfaceCounters>(StringComparer.Ordinal);
        foreach (var (id, rx, tx) in counters)
        {
            // A counter that went back was reset with its device: there is no rate across that.
            sample[id] = seconds > 0 && before.TryGetValue(id, out var old)
                ? new InterfaceCounters(rx, tx, Math.Max(0, rx - old.RxBytes) / seconds, Math.Max(0, tx - old.TxBytes) / seconds)
                : new InterfaceCounters(rx, tx, 0, 0);
        }

        return sample;
    }

    private void Answer(IReadOnlyDictionary<string, InterfaceCounters> counters)
    {
        while (_waiting.TryDequeue(out var waiter))
        {
            waiter.TrySetResult(counters);
        }
    }
}
