using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.WebUtilities;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Hubs;

/// <summary><c>/hubs/topology</c>: the live topology.</summary>
internal sealed class TopologyHub(TopologyStreams streams, ViewDescriptions descriptions, AccessReader reader) : Hub
{
    public const string Path = "/hubs/topology";

    private const int MostStreams = 16;
    private const string StreamsKey = "streams";

    /// <summary>Streams a view: a snapshot in parts, then deltas.</summary>
    /// <param name="view">The query text of an address, without <c>?</c>; empty for everything.</param>
    /// <param name="epoch">Epoch of what the caller has; empty or null for nothing.</param>
    /// <param name="sinceVersion">Version of what the caller has; null for nothing.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="HubException">The view is too long, or the connection has too many streams.</exception>
    public IAsyncEnumerable<WatchItem> Watch(string? view, string? epoch, long? sinceVersion, CancellationToken cancellation) =>
        Open(view, (parsed, _) => streams.Watch(parsed, epoch ?? "", sinceVersion ?? -1, cancellation), cancellation);

    /// <summary>Streams a view as a picture: elements and edges with their places as a snapshot in parts, then deltas.</summary>
    /// <param name="view">The query text of an address, without <c>?</c>; empty for everything.</param>
    /// <param name="epoch">Epoch of what the caller has; empty or null for nothing.</param>
    /// <param name="sinceVersion">Version of what the caller has; null for nothing.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="HubException">The view is too long, or the connection has too many streams.</exception>
    public IAsyncEnumerable<WatchItem> Draw(string? view, string? epoch, long? sinceVersion, CancellationToken cancellation) =>
        Open(view, (parsed, _) => streams.Draw(parsed, epoch ?? "", sinceVersion ?? -1, cancellation), cancellation);

    /// <summary>Streams what is said of a view beside its picture: what it shows, what was found, what it selects.</summary>
    /// <param name="view">The query text of an address, without <c>?</c>, with <c>select</c> or <c>finding</c>; empty for everything.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="HubException">The view is too long, or the connection has too many streams.</exception>
    public IAsyncEnumerable<WatchItem> Describe(string? view, CancellationToken cancellation) =>
        Open(view, (_, access) => descriptions.FollowAsync(PageAddress.Parse($"?{view}"), access, cancellation), cancellation);

    private IAsyncEnumerable<WatchItem> Open(
        string? view, Func<TopologyView, Access, IAsyncEnumerable<WatchItem>> follow, CancellationToken cancellation)
    {
        if (view?.Length > ViewQuery.Longest)
        {
            throw new HubException($"The view is longer than {ViewQuery.Longest} characters.");
        }

        var access = reader.Of(Context.User);
        var parsed = TopologyView.Parse(
            QueryHelpers.ParseQuery(view).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))).Within(access.Limit);
        var open = Streams();
        if (Interlocked.Increment(ref open.Value) > MostStreams)
        {
            Interlocked.Decrement(ref open.Value);
            throw new HubException($"This connection has {MostStreams} streams open; end one, or open another connection.");
        }

        return CountedAsync(follow(parsed, access), open, access.Ended, cancellation);
    }

    private static async IAsyncEnumerable<WatchItem> CountedAsync(
        IAsyncEnumerable<WatchItem> items, StrongBox<int> open, CancellationToken ended, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, ended);
            await using var each = items.GetAsyncEnumerator(either.Token);
            while (await NextAsync(each, ended))
            {
                yield return each.Current;
            }
        }
        finally
        {
            Interlocked.Decrement(ref open.Value);
        }
    }

    /// <summary>The next item; an error once the right to see any has ended.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<WatchItem> items, CancellationToken ended)
    {
        var isThere = false;
        try
        {
            isThere = !ended.IsCancellationRequested && await items.MoveNextAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Told below, in words.
        }

        return ended.IsCancellationRequested ? throw new HubException("The link that this came by has ended.") : isThere;
    }

    private StrongBox<int> Streams()
    {
        lock (Context.Items)
        {
            if (Context.Items.TryGetValue(StreamsKey, out var kept))
            {
                return (StrongBox<int>)kept!;
            }

            var fresh = new StrongBox<int>();
            Context.Items[StreamsKey] = fresh;
            return fresh;
        }
    }
}
