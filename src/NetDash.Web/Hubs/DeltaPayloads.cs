using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Web.Hubs;

/// <summary>The payloads of the last few changes, found by the change itself: streams ask for the same ones at nearly the same time.</summary>
internal sealed class DeltaPayloads(TopologyStore store)
{
    private const int MostKept = 16;

    private readonly Lock _lock = new();
    private readonly DeltaPayload?[] _kept = new DeltaPayload?[MostKept];
    private int _next;

    public DeltaPayload Of(TopologyDelta delta)
    {
        lock (_lock)
        {
            if (Array.Find(_kept, p => ReferenceEquals(p?.Delta, delta)) is { } kept)
            {
                return kept;
            }

            var payload = new DeltaPayload(delta, store);
            _kept[_next] = payload;
            _next = (_next + 1) % MostKept;
            return payload;
        }
    }
}
