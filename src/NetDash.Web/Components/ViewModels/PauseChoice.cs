using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.ViewModels;

/// <summary>
/// Containers that only hold a pod's namespace: left out until somebody asks for them, and how. Pure.
/// </summary>
/// <param name="Count">How many the other filters leave.</param>
/// <param name="IsShown">Whether the address asks for them.</param>
/// <param name="Other">The address with the other choice.</param>
public sealed record PauseChoice(int Count, bool IsShown, PageAddress Other)
{
    // `show` names what to keep of these; without it the address keeps all of them, but for the pause containers that pages leave out.
    private static readonly string[] Keepable = ["pause", "stopped", "loopback"];

    /// <summary>The choice; null where no container is of that kind. O(containers) without another filter, O(nodes + edges) with one.</summary>
    public static PauseChoice? Of(PageState state)
    {
        var count = CountOf(state);
        return count == 0 ? null : new PauseChoice(count, state.View.ShowsPause, Turned(state.Address, !state.View.ShowsPause));
    }

    /// <summary>Whether a page leaves a node out because of this.</summary>
    public static bool Hides(TopologyView view, Node node) => !view.ShowsPause && IsPause(node);

    /// <summary>Whether <c>show</c> keeps everything, as no filter does.</summary>
    public static bool KeepsAll(PageAddress address) => !Keepable.Except(address.All("show").Select(v => v.Trim())).Any();

    /// <summary>
    /// The address with pause containers, or without: what else it keeps, it keeps. Asking for one thing alone would leave out the
    /// others, so where <c>show</c> was not there it names all of them; and where it would name nothing but what goes without saying,
    /// it is not there.
    /// </summary>
    private static PageAddress Turned(PageAddress address, bool shown)
    {
        var kept = address.All("show").ToList();
        if (shown)
        {
            return address.WithAll("show", kept.Count == 0 ? Keepable : [.. kept.Where(v => v.Length > 0), "pause"]);
        }

        kept.RemoveAll(v => v.Trim() == "pause");
        return address.WithAll("show", Keepable.Where(k => k != "pause").All(kept.Contains) ? [] : kept.Count == 0 ? [""] : kept);
    }

    private static int CountOf(PageState state)
    {
        var all = state.Snapshot.OfKind(NodeKind.Container).Where(IsPause);
        if (!state.View.HasFilters || !all.Any())
        {
            return all.Count();
        }

        // The address may leave them out by `show` already: then what counts is what would be there.
        var content = state.View.ShowsPause || !state.Address.All("show").Any()
            ? state.Content
            : TopologyView.Parse(Turned(state.Address, true).Parameters).Apply(state.Snapshot);
        return all.Count(n => content.Nodes.ContainsKey(n.Id));
    }

    private static bool IsPause(Node node) => node.Properties is ContainerProperties { IsPause: true };
}
