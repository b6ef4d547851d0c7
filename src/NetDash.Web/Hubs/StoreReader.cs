using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Web.Hubs;

/// <summary>
/// One reading of the store, given back when this is disposed of, whether or not anything was read: a subscription by itself ends with
/// its token or its enumeration.
/// </summary>
internal sealed class StoreReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly IAsyncEnumerator<TopologyUpdate> _updates;

    private StoreReader(TopologyStore store, string epoch, long sinceVersion, CancellationToken cancellation)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var subscription = store.Subscribe(epoch, sinceVersion, _ended.Token);
        Snapshot = subscription.Snapshot;
        Missed = subscription.Missed;
        _updates = subscription.Updates.GetAsyncEnumerator(CancellationToken.None);
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
    public async ValueTask<TopologyUpdate?> NextAsync() => await _updates.MoveNextAsync() ? _updates.Current : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _updates.DisposeAsync();
        _ended.Dispose();
    }
}
