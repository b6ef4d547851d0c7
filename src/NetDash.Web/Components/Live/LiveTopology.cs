using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Web.Components.Live;

/// <summary>
/// The topology as one browser tab sees it. It moves by whole versions, the first at once and then at most ten a second, so
/// that a storm on the host is not a storm on the wire. Scoped: one a circuit, and one for each prerendered page.
/// </summary>
public sealed class LiveTopology : IAsyncDisposable
{
    /// <summary>The shortest time between two notices.</summary>
    internal static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    private readonly TopologyStore _store;
    private readonly TimeProvider _time;
    private readonly Lock _showing = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task? _following;

    /// <summary>Shows the newest version and stands still until <see cref="Start"/>.</summary>
    public LiveTopology(TopologyStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        Current = store.Current;
    }

    /// <summary>Raised after <see cref="Current"/> has moved, on a thread of its own: handlers go through InvokeAsync.</summary>
    public event Action? Changed;

    /// <summary>What the tab shows.</summary>
    public TopologySnapshot Current { get; private set; }

    /// <summary>Since when the tab stands still because its reader said so; null while it follows.</summary>
    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>The clock that ages on the page are told by.</summary>
    public TimeProvider Time => _time;

    /// <summary>When a source last read or reported anything; null when it never did.</summary>
    public DateTimeOffset? LastReport(string source) => _store.LastReport(source);

    /// <summary>Follows the store. Called once the page is interactive: a prerendered page is a still picture.</summary>
    public void Start() => _following ??= FollowAsync(_stopping.Token);

    /// <summary>Stands still: what is shown stays, whatever comes.</summary>
    public void Pause()
    {
        lock (_showing)
        {
            PausedSince ??= _time.GetUtcNow();
        }

        Changed?.Invoke();
    }

    /// <summary>Shows what is now, and follows again.</summary>
    public void Resume()
    {
        lock (_showing)
        {
            PausedSince = null;
        }

        Show(_store.Current);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        if (_following is not null)
        {
            await _following;
        }

        _stopping.Dispose();
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        try
        {
            long? last = null;
            var subscription = _store.Subscribe(stopping);
            if (subscription.Snapshot.Version != Current.Version)
            {
                Show(subscription.Snapshot);
                last = _time.GetTimestamp();
            }

            await foreach (var update in subscription.Updates.WithCancellation(stopping))
            {
                if (update.Snapshot.Version <= Current.Version)
                {
                    continue;
                }

                if (last is { } before && ShortestInterval - _time.GetElapsedTime(before) is { Ticks: > 0 } left)
                {
                    await Task.Delay(left, _time, stopping);
                }

                // What came meanwhile is in it too; the updates that say so are older by then and are skipped above.
                Show(_store.Current);
                last = _time.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The tab has gone: that is how this ends.
        }
    }

    private void Show(TopologySnapshot snapshot)
    {
        lock (_showing)
        {
            if (PausedSince is not null)
            {
                return;
            }

            Current = snapshot;
        }

        Changed?.Invoke();
    }
}
