using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Hubs;

/// <summary>Follows what is said of views. Made once a version for all who watch the same address with the same rights.</summary>
internal sealed class ViewDescriptions(TopologyStore store)
{
    private readonly ConditionalWeakTable<TopologySnapshot, ConcurrentDictionary<string, ViewDescription>> _made = [];

    /// <summary>The description of an address, and again whenever it is another.</summary>
    public async IAsyncEnumerable<WatchItem> FollowAsync(PageAddress address, Access access, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = StoreReader.Open(store, cancellation);
        ViewDescription? last = null;
        for (var snapshot = reader.Snapshot; snapshot is not null; snapshot = (await reader.NextAsync())?.Snapshot)
        {
            var now = Of(snapshot, address, access);
            // What was selected by its id is followed by its name: the next one of that name is selected in its place.
            if (now.Selected is { } selected)
            {
                address = address.With(selected.Kind == ViewDescriber.FindingKind ? "finding" : "select", selected.Reference);
            }

            if (now != last)
            {
                last = now;
                yield return now;
            }
        }
    }

    private ViewDescription Of(TopologySnapshot snapshot, PageAddress address, Access access) =>
        _made.GetOrCreateValue(snapshot).GetOrAdd(
            $"{access.Limit?.Query}#{address}", _ => ViewDescriber.Of(new PageState(access.See(snapshot), address, access)));
}
