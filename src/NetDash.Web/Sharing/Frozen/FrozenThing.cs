using System.Text.Json;
using NetDash.Topology.Model;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>A thing as it was.</summary>
/// <param name="Key">What it is called across time.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name. Hostile text until encoded.</param>
/// <param name="Status">How it was.</param>
/// <param name="Properties">What its kind has to tell, as the API writes it, less what changes all the time.</param>
internal sealed record FrozenThing(string Key, NodeKind Kind, string Name, NodeStatus Status, JsonElement Properties);

/// <summary>A relation as it was.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="From">Key of the thing that it left.</param>
/// <param name="To">Key of the thing that it reached.</param>
internal sealed record FrozenTie(EdgeKind Kind, string From, string To);

/// <summary>A finding as it was.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Severity">How bad it was.</param>
/// <param name="Title">What it said.</param>
/// <param name="Subjects">Keys of what it was about.</param>
public sealed record FrozenFinding(string Rule, FindingSeverity Severity, string Title, IReadOnlyList<string> Subjects)
{
    /// <summary>The same for a finding that says the same of the same things.</summary>
    public string Key => $"{Rule}\n{Title}\n{string.Join('\n', Subjects)}";
}
