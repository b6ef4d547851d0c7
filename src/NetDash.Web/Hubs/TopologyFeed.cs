using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>The nodes, edges and findings that one view shows, for all who watch it.</summary>
internal sealed class TopologyFeed(TopologyView view, TopologyStore store) : ViewFeed<TopologySnapshot>
{
    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Snapshot(TopologySnapshot content, string epoch, long version) =>
        SnapshotChunks.Of(content, version, SourceDto.Of(content, store));

    /// <inheritdoc/>
    protected override TopologySnapshot Show(TopologySnapshot snapshot, TopologySnapshot? before)
    {
        var content = view.Tell(snapshot);
        snapshot = view.Visible(snapshot);
        var now = new TopologySnapshot(
            snapshot.Epoch, snapshot.Version, snapshot.Time, snapshot.Sources, content.Nodes, content.Edges, content.Findings);
        return before is not null && TopologyDelta.Between(before, now).IsEmpty ? before : now;
    }

    /// <inheritdoc/>
    protected override SharedPayload? Compare(TopologySnapshot from, TopologySnapshot to) =>
        TopologyDelta.Between(from, to) is { IsEmpty: false } delta ? TopologyPayloads.Of(delta, store) : null;
}
