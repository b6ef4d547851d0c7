using System.Threading.Channels;

namespace NetDash.Topology.Store;

/// <summary>
/// One reader's queue, used under the store's lock. When it is full the reader has fallen behind: what it holds is dropped and
/// it is given the newest snapshot instead, once, however long it slept.
/// </summary>
internal sealed class Subscriber
{
    private const int MostWaitingUpdates = 128;

    private readonly Channel<TopologyUpdate> _updates = Channel.CreateBounded<TopologyUpdate>(MostWaitingUpdates);
    private bool _behind;

    /// <summary>What gives it back when its reader's token fires.</summary>
    public CancellationTokenRegistration Cancelled { get; set; }

    public void Offer(TopologyUpdate update) => _behind |= !_updates.Writer.TryWrite(update);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _updates.Reader.WaitToReadAsync(cancellation);

    public bool TryTake(Model.TopologySnapshot newest, out TopologyUpdate update)
    {
        if (!_behind)
        {
            return _updates.Reader.TryRead(out update);
        }

        while (_updates.Reader.TryRead(out _))
        {
        }

        _behind = false;
        update = new TopologyUpdate(newest, null);
        return true;
    }
}
