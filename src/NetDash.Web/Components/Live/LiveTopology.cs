using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Authentication;

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
    private readonly CancellationTokenRegistration _ending;
    private Task? _following;

    /// <summary>Shows the newest version and stands still until <see cref="Start"/>.</summary>
    /// <param name="store">What is shown of.</param>
    /// <param name="time">The clock.</param>
    /// <param name="access">What the tab's reader may see; everything unless told.</param>
    public LiveTopology(TopologyStore store, TimeProvider time, Access? access = null)
    {
        _store = store;
        _time = time;
        Access = access ?? Access.Whole;
        Current = Access.See(store.Current);
        _ending = Access.Ended.Register(End);
    }

    /// <summary>Raised after <see cref="Current"/> has moved, on a thread of its own: handlers go through InvokeAsync.</summary>
    public event Action? Changed;

    /// <summary>What the tab shows.</summary>
    public TopologySnapshot Current { get; private set; }

    /// <summary>What the tab's reader may do and see.</summary>
    public Access Access { get; }

    /// <summary>Whether the right to see anything has ended, as by a link that was revoked.</summary>
    public bool HasEnded => Access.Ended.IsCancellationRequested;

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

        Show(Access.See(_store.Current));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _ending.DisposeAsync();
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
                Show(Access.See(subscription.Snapshot));
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
                Show(Access.See(_store.Current));
                last = _time.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The tab has gone: that is how this ends.
        }
    }

    /// <summary>Shows nothing any more, paused or not.</summary>
    private void End()
    {
        lock (_showing)
        {
            Current = TopologySnapshot.Empty(Current.Epoch, Current.Time);
        }

        Changed?.Invoke();
    }

    private void Show(TopologySnapshot snapshot)
    {
        lock (_showing)
        {
            if (PausedSince is not null || HasEnded)
            {
                return;
            }

            Current = snapshot;
        }

        Changed?.Invoke();
    }
}
