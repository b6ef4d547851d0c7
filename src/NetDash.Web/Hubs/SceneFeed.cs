using NetDash.Drawing.Scenes;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Drawing;

namespace NetDash.Web.Hubs;

/// <summary>The picture of one view, for all who watch it.</summary>
internal sealed class SceneFeed(TopologyView view, ViewScenes scenes) : ViewFeed<Scene>
{
    private readonly Lock _lock = new();
    private Scene? _lastScene;
    private SharedPayload[] _lastParts = [];

    /// <inheritdoc/>
    public override IEnumerable<WatchItem> Snapshot(Scene content, string epoch, long version)
    {
        var parts = Parts(content);
        return parts.Select((part, i) => new DrawSnapshot(epoch, version, part, More: i < parts.Length - 1));
    }

    /// <inheritdoc/>
    protected override Scene Show(TopologySnapshot snapshot, Scene? before) => scenes.Of(view, snapshot);

    /// <inheritdoc/>
    protected override SharedPayload? Compare(Scene from, Scene to) =>
        SceneDelta.Between(from, to) is { } delta ? ScenePayloads.Of(delta) : null;

    /// <summary>Made into text once for all who come while it looks so.</summary>
    private SharedPayload[] Parts(Scene scene)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_lastScene, scene))
            {
                _lastScene = scene;
                _lastParts = [.. ScenePayloads.Of(scene)];
            }

            return _lastParts;
        }
    }
}
