using System.Runtime.CompilerServices;
using NetDash.Drawing.Scenes;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;

namespace NetDash.Web.Hubs;

/// <summary>The two ways to follow a view: as nodes and edges, and as a picture.</summary>
internal sealed class TopologyStreams(
    TopologyStore store, ViewFeeds<TopologyFeed> topologies, ViewFeeds<SceneFeed> scenes, TopologyPayloads payloads, ViewStream stream)
{
    /// <summary>Nodes, edges and findings.</summary>
    public IAsyncEnumerable<WatchItem> Watch(TopologyView view, string epoch, long sinceVersion, CancellationToken cancellation) => view.IsAll && !view.RollUp.IsAsked
        ? stream.FollowAsync(new WholeFollower(store, payloads), epoch, sinceVersion, cancellation)
        : FollowAsync<TopologyFeed, TopologySnapshot>(topologies, view, epoch, sinceVersion, cancellation);

    /// <summary>Placed elements and edges.</summary>
    public IAsyncEnumerable<WatchItem> Draw(TopologyView view, string epoch, long sinceVersion, CancellationToken cancellation) =>
        FollowAsync<SceneFeed, Scene>(scenes, view, epoch, sinceVersion, cancellation);

    private async IAsyncEnumerable<WatchItem> FollowAsync<TFeed, T>(
        ViewFeeds<TFeed> feeds, TopologyView view, string epoch, long sinceVersion, [EnumeratorCancellation] CancellationToken cancellation)
        where TFeed : ViewFeed<T>
        where T : class
    {
        using var lease = feeds.Take(view);
        await foreach (var item in stream.FollowAsync(new FeedFollower<T>(lease.Feed), epoch, sinceVersion, cancellation))
        {
            yield return item;
        }
    }
}
