using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Values;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// What all who watch get of a change: <c>sources</c>, <c>upserted</c>, <c>removed</c>. The last few of the store's own changes are kept,
/// found by the change itself: streams ask for the same ones at nearly the same time.
/// </summary>
internal sealed class TopologyPayloads(TopologyStore store)
{
    private const int MostKept = 16;

    private readonly Lock _lock = new();
    private readonly (TopologyDelta Delta, SharedPayload Payload)?[] _kept = new (TopologyDelta, SharedPayload)?[MostKept];
    private int _next;

    /// <summary>The payload of a change.</summary>
    public static SharedPayload Of(TopologyDelta delta, TopologyStore store) => new(
        NetDashJson.Options,
        KeyValuePair.Create<string, object>("sources", SourceDto.Of(delta.Sources, store)),
        KeyValuePair.Create<string, object>("upserted", new Upserted(delta.UpsertedNodes, delta.UpsertedEdges, delta.UpsertedFindings)),
        KeyValuePair.Create<string, object>("removed", new Removed(delta.RemovedNodes, delta.RemovedEdges, delta.RemovedFindings)));

    /// <summary>The payload of a change, shared by all who ask for it.</summary>
    public SharedPayload Of(TopologyDelta delta)
    {
        lock (_lock)
        {
            if (Array.Find(_kept, p => ReferenceEquals(p?.Delta, delta)) is { } kept)
            {
                return kept.Payload;
            }

            var payload = Of(delta, store);
            _kept[_next] = (delta, payload);
            _next = (_next + 1) % MostKept;
            return payload;
        }
    }

    private sealed record Upserted(ValueList<Node> Nodes, ValueList<Edge> Edges, ValueList<Finding> Findings);

    private sealed record Removed(ValueList<string> Nodes, ValueList<string> Edges, ValueList<string> Findings);
}
