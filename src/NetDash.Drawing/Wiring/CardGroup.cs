using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Wiring;

/// <summary>What a card of several stands for.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Cards">How many cards it stands for.</param>
/// <param name="Opens">What opens it: the id of a node, or as <c>project/shop</c>.</param>
/// <param name="Members">The pods, and the containers of no pod.</param>
internal sealed record CardGroup(GroupKey Key, int Cards, string Opens, IReadOnlyList<Node> Members);
