using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Web.Hubs;

/// <summary>
/// One reading of the store, given back for certain. A subscription lives from the call that makes it, but leaves the store only when its
/// enumeration has begun and ended: so it is begun at once here, before anything else can fail or wait.
/// </summary>
internal sealed class StoreReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly IAsyncEnumerator<TopologyUpdate> _updates;
    private Task<bool>? _first;

    private StoreReader(TopologyStore store, string epoch, long sinceVersion, CancellationToken cancellation)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var subscription = store.Subscribe(epoch, sinceVersion, _ended.Token);
        Snapshot = subscription.Snapshot;
        Missed = subscription.Missed;
        _updates = subscription.Updates.GetAsyncEnumerator(CancellationToken.None);
        _first = _updates.MoveNextAsync().AsTask();
    }

    /// <summary>The topology when the reading began.</summary>
    public TopologySnapshot Snapshot { get; }

    /// <summary>What came between the version that was named and <see cref="Snapshot"/>; null when that is not known any more.</summary>
    public IReadOnlyList<TopologyDelta>? Missed { get; }

    /// <summary>Begins to read, from a version that somebody has.</summary>
    public static StoreReader Open(TopologyStore store, string epoch, long sinceVersion, CancellationToken cancellation) =>
        new(store, epoch, sinceVersion, cancellation);

    /// <summary>Begins to read.</summary>
    public static StoreReader Open(TopologyStore store, CancellationToken cancellation) => new(store, "", -1, cancellation);

    /// <summary>The next step; null at the end.</summary>
    public async ValueTask<TopologyUpdate?> NextAsync()
    {
        var moved = _first ?? _updates.MoveNextAsync().AsTask();
        _first = null;
        return await moved ? _updates.Current : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        if (_first is not null)
        {
            // Ends by the cancellation above; an enumerator may not be disposed of while it moves.
            await _first.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        await _updates.DisposeAsync();
        _ended.Dispose();
    }
}
