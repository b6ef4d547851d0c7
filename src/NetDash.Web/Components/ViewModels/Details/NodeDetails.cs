using NetDash.Drawing.Marks;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>A fact about a node: a label and one or more lines.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Values">The lines; text of others, encoded where it is drawn.</param>
/// <param name="IsMono">Whether it is an address, id, port or path.</param>
/// <param name="Health">Other than ok where the value is bad news.</param>
/// <param name="Node">The thing that the value names; null where it names none that is known.</param>
public sealed record DetailFact(string Label, IReadOnlyList<string> Values, bool IsMono = false, Health Health = Health.Ok, Node? Node = null);

/// <summary>Things that a node is connected to in one way.</summary>
/// <param name="Title">In which way, as <c>Published on</c>.</param>
/// <param name="Items">The things, at most <see cref="NodeDetails.MostLinks"/> of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsTall">Whether their notes are long enough for a line of their own.</param>
public sealed record DetailGroup(string Title, IReadOnlyList<DetailLink> Items, int Total, bool IsTall = false)
{
    /// <summary>A group with nothing left out.</summary>
    public DetailGroup(string title, IReadOnlyList<DetailLink> items)
        : this(title, items, items.Count)
    {
    }
}

/// <summary>Another node and what the edge to it tells.</summary>
public sealed record DetailLink(Node Node, string Note, Health Health);

/// <summary>Everything that the panel tells of a node. Pure.</summary>
/// <param name="Node">The node.</param>
/// <param name="Health">The worst of its state and findings.</param>
/// <param name="Sentence">What it says about its state in words; empty when there is nothing to say.</param>
/// <param name="Facts">Its properties.</param>
/// <param name="Tables">What is told row by row.</param>
/// <param name="Pod">A pod as its namespace really is; null for anything else.</param>
/// <param name="Groups">Where it stands, what is in it, what it is connected to.</param>
/// <param name="Findings">What was found about it, the worst first.</param>
/// <param name="LinkName">The name that links carry.</param>
public sealed record NodeDetails(
    Node Node,
    Health Health,
    string Sentence,
    IReadOnlyList<DetailFact> Facts,
    IReadOnlyList<DetailTable> Tables,
    PodView? Pod,
    IReadOnlyList<DetailGroup> Groups,
    IReadOnlyList<Finding> Findings,
    string LinkName)
{
    /// <summary>How many things of one group are listed at most; a bridge may have thousands of ports.</summary>
    public const int MostLinks = 100;

    public static NodeDetails Of(TopologySnapshot snapshot, Node node, DateTimeOffset now) => new(
        node,
        NodeHealth.Of(snapshot, node),
        DetailSentence.Of(snapshot, node),
        [.. DetailFacts.Of(node, now).Concat(ClusterFacts.Of(snapshot, node)).Where(f => f.Values.Any(v => v.Length > 0))],
        [.. DetailTables.Of(snapshot, node)],
        node.Kind == NodeKind.Pod ? PodView.Of(snapshot, node) : null,
        [.. DetailGroups.Of(snapshot, node).Where(g => g.Items.Count > 0)],
        FindingList.InOrder(snapshot.FindingsOf(node.Id)),
        NodeNames.LinkName(snapshot, node));
}
