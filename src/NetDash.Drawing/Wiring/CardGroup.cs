using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Wiring;

/// <summary>What a card of several stands for.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Cards">How many cards it stands for.</param>
/// <param name="Members">The pods, and the containers of no pod.</param>
internal sealed record CardGroup(GroupKey Key, int Cards, IReadOnlyList<Node> Members);
