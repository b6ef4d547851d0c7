using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Topology.Store;

/// <summary>
/// The topology of this program: sources report to it, one writer links and versions, everybody else reads immutable snapshots.
/// </summary>
/// <remarks>
/// Snapshots are consistent; versions grow by one; a subscriber sees every version or is told to start anew; changes of one
/// source keep their order, and no order holds across sources.
/// </remarks>
public sealed class TopologyStore : ISourceSink
{
    // A full channel slows a source down instead of losing a change; a source's reports are whole readings, so few are enough.
    private const int MostWaitingChanges = 1024;

    // A clock that was set back, or an engine's that runs ahead, must not make it wait for ever.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly TopologyBuilder _builder;
    private readonly Channel<SourceChange> _changes = Channel.CreateBounded<SourceChange>(
        new BoundedChannelOptions(MostWaitingChanges) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastReports = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly List<Subscriber> _subscribers = [];
    private readonly DeltaHistory _history = new();
    private Task<bool>? _change;
    private volatile TopologySnapshot _current;

    /// <summary>An empty topology of a new epoch.</summary>
    /// <param name="analyzer">Finds what is wrong in each version.</param>
    /// <param name="time">The clock that stamps versions.</param>
    public TopologyStore(IFindingAnalyzer analyzer, TimeProvider time)
    {
        _time = time;
        _builder = new TopologyBuilder(Guid.NewGuid().ToString("n"), analyzer, time.GetUtcNow());
        _current = _builder.Current;
    }

    /// <summary>
    /// A linker failed on one subject: the linker's name, the subject and what was thrown. The subject is missing from the
    /// topology until its facts change; everything else is there.
    /// </summary>
    public event Action<string, string, Exception>? Defect;

    /// <summary>The newest version.</summary>
    public TopologySnapshot Current => _current;

    /// <summary>How many subscriptions are being read.</summary>
    public int SubscriberCount
    {
        get
        {
            lock (_lock)
            {
                return _subscribers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask ReportAsync(SourceChange change, CancellationToken cancellation)
    {
        Touch(change.Source, _time.GetUtcNow());
        return _changes.Writer.WriteAsync(change, cancellation);
    }

    /// <inheritdoc/>
    public void Touch(string source, DateTimeOffset time) => _lastReports[source] = time;

    /// <summary>When a source last read or reported anything; null when it never did. No part of any version.</summary>
    public DateTimeOffset? LastReport(string source) => _lastReports.TryGetValue(source, out var time) ? time : null;

    /// <summary>The newest version and everything after it.</summary>
    /// <param name="cancellation">Ends the updates.</param>
    public TopologySubscription Subscribe(CancellationToken cancellation) => Subscribe("", -1, cancellation);

    /// <summary>
    /// The newest version and everything after it, with what a subscriber that has an older version missed.
    /// </summary>
    /// <param name="epoch">Epoch of the version that the subscriber has.</param>
    /// <param name="sinceVersion">The version that the subscriber has.</param>
    /// <param name="cancellation">Ends the updates, also when they were never read.</param>
    public TopologySubscription Subscribe(string epoch, long sinceVersion, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var subscriber = new Subscriber();
            _subscribers.Add(subscriber);
            // Its enumeration may never begin: a client that leaves before the first update would stay for ever.
            subscriber.Cancelled = cancellation.UnsafeRegister(_ => Forget(subscriber), null);
            return new TopologySubscription(_current, Updates(subscriber, cancellation))
            {
                Missed = epoch == _current.Epoch ? _history.Since(sinceVersion, _current.Version) : null,
            };
        }
    }

    /// <summary>
    /// The one writer: applies, links, versions and hands out, until <paramref name="stopping"/> fires. The first change goes
    /// out at once; what follows closely is gathered, see <see cref="GatherWindow"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var window = new GatherWindow(_time);
        try
        {
            while (await NextAsync(stopping).ConfigureAwait(false))
            {
                await window.WaitAsync(stopping).ConfigureAwait(false);
                var taken = 0;
                while (taken < MostWaitingChanges && _changes.Reader.TryRead(out var change))
                {
                    _builder.Add(change);
                    taken++;
                }

                Publish();
                window.Published(taken);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops: that is how this ends.
        }
    }

    /// <summary>
    /// Waits for a change, or for the moment when the findings may differ without one. False when there will be neither.
    /// </summary>
    private async Task<bool> NextAsync(CancellationToken stopping)
    {
        _change ??= _changes.Reader.WaitToReadAsync(stopping).AsTask();
        if (!_change.IsCompleted && _builder.Due is { } due)
        {
            var left = due - _time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return true;
            }

            using var answered = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var passed = Task.Delay(left < LongestWait ? left : LongestWait, _time, answered.Token);
            if (await Task.WhenAny(_change, passed).ConfigureAwait(false) == passed)
            {
                await passed.ConfigureAwait(false);
                return true;
            }

            await answered.CancelAsync().ConfigureAwait(false);
        }

        var change = _change;
        _change = null;
        return await change.ConfigureAwait(false);
    }

    private void Publish()
    {
        var delta = _builder.Build(_time.GetUtcNow());
        foreach (var defect in _builder.Defects)
        {
            Defect?.Invoke(defect.Linker, defect.Subject, defect.Exception);
        }

        if (delta is null)
        {
            return;
        }

        lock (_lock)
        {
            _current = _builder.Current;
            _history.Add(delta);
            foreach (var subscriber in _subscribers)
            {
                subscriber.Offer(new TopologyUpdate(_current, delta));
            }
        }
    }

    private async IAsyncEnumerable<TopologyUpdate> Updates(
        Subscriber subscriber, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            while (await subscriber.WaitAsync(cancellation).ConfigureAwait(false))
            {
                while (true)
                {
                    TopologyUpdate update;
                    lock (_lock)
                    {
                        if (!subscriber.TryTake(_current, out update))
                        {
                            break;
                        }
                    }

                    yield return update;
                }
            }
        }
        finally
        {
            Forget(subscriber);
            await subscriber.Cancelled.DisposeAsync();
        }
    }

    private void Forget(Subscriber subscriber)
    {
        lock (_lock)
        {
            _subscribers.Remove(subscriber);
        }
    }
}
