using System.Text.Json;
using NetDash.Topology.Model;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>What is another now than it was.</summary>
/// <param name="Gone">Things that were and are not.</param>
/// <param name="Arrived">Things that are and were not.</param>
/// <param name="Changed">Things that are another.</param>
/// <param name="Untied">Relations that were, of things that still are.</param>
/// <param name="Tied">Relations that are new, of things that were.</param>
/// <param name="Ended">Findings that held and do not.</param>
/// <param name="Begun">Findings that hold and did not.</param>
public sealed record Differences(
    IReadOnlyList<ThingName> Gone, IReadOnlyList<ThingName> Arrived, IReadOnlyList<ChangedThing> Changed,
    IReadOnlyList<TieNames> Untied, IReadOnlyList<TieNames> Tied, IReadOnlyList<FrozenFinding> Ended, IReadOnlyList<FrozenFinding> Begun)
{
    private const int LongestText = 120;

    /// <summary>No difference.</summary>
    public static Differences None { get; } = new([], [], [], [], [], [], []);

    /// <summary>How many there are.</summary>
    public int Count => Gone.Count + Arrived.Count + Changed.Count + Untied.Count + Tied.Count + Ended.Count + Begun.Count;

    /// <summary>What makes the one into the other. O(things + relations).</summary>
    internal static Differences Between(FrozenContent then, FrozenContent now)
    {
        var before = then.Things.ToDictionary(t => t.Key, StringComparer.Ordinal);
        var after = now.Things.ToDictionary(t => t.Key, StringComparer.Ordinal);
        var (tiedBefore, tiedAfter) = (then.Ties.ToHashSet(), now.Ties.ToHashSet());
        var (toldBefore, toldAfter) = (Keys(then.Findings), Keys(now.Findings));
        return new Differences(
            [.. then.Things.Where(t => !after.ContainsKey(t.Key)).Select(ThingName.Of)],
            [.. now.Things.Where(t => !before.ContainsKey(t.Key)).Select(ThingName.Of)],
            [.. now.Things.Where(t => before.ContainsKey(t.Key)).Select(t => Changes(before[t.Key], t)).OfType<ChangedThing>()],
            Ties(then.Ties.Where(t => !tiedAfter.Contains(t)), before, after),
            Ties(now.Ties.Where(t => !tiedBefore.Contains(t)), before, after),
            [.. then.Findings.Where(f => !toldAfter.Contains(f.Key))],
            [.. now.Findings.Where(f => !toldBefore.Contains(f.Key))]);
    }

    private static HashSet<string> Keys(IEnumerable<FrozenFinding> findings) => findings.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Relations of things that are there before and after: those of what came or went are told by that already.</summary>
    private static TieNames[] Ties(IEnumerable<FrozenTie> ties, Dictionary<string, FrozenThing> before, Dictionary<string, FrozenThing> after) =>
        [.. ties.Where(t => before.ContainsKey(t.From) && after.ContainsKey(t.From) && before.ContainsKey(t.To) && after.ContainsKey(t.To))
            .Select(t => new TieNames(t.Kind, after[t.From].Name, after[t.To].Name))];

    private static ChangedThing? Changes(FrozenThing was, FrozenThing now)
    {
        var changes = new List<PropertyChange>();
        if (was.Status != now.Status)
        {
            changes.Add(new PropertyChange("status", Word(was.Status), Word(now.Status)));
        }

        foreach (var name in Names(was.Properties).Union(Names(now.Properties), StringComparer.Ordinal))
        {
            var (before, after) = (Member(was.Properties, name), Member(now.Properties, name));
            if (!JsonElement.DeepEquals(before, after))
            {
                changes.Add(new PropertyChange(name, Text(before), Text(after)));
            }
        }

        return changes.Count == 0 ? null : new ChangedThing(ThingName.Of(now), changes);
    }

    private static IEnumerable<string> Names(JsonElement properties) =>
        properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().Select(p => p.Name) : [];

    private static JsonElement Member(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) ? value : default;

    private static string Word(NodeStatus status) => status.ToString().ToLowerInvariant();

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
            JsonValueKind.Object => string.Join(' ', value.EnumerateObject().Select(p => Text(p.Value)).Where(t => t.Length > 0)),
            _ => value.GetRawText(),
        };
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }
}

/// <summary>A thing by kind and name.</summary>
public sealed record ThingName(NodeKind Kind, string Name, string Key)
{
    internal static ThingName Of(FrozenThing thing) => new(thing.Kind, thing.Name, thing.Key);
}

/// <summary>A relation by the names of its two ends.</summary>
public sealed record TieNames(EdgeKind Kind, string From, string To);

/// <summary>A thing that is another, and what of it.</summary>
public sealed record ChangedThing(ThingName Thing, IReadOnlyList<PropertyChange> Changes);

/// <summary>A property that is another.</summary>
/// <param name="Property">As the API calls it.</param>
/// <param name="Was">Its value then, cut; empty for none.</param>
/// <param name="Is">Its value now, cut; empty for none.</param>
public sealed record PropertyChange(string Property, string Was, string Is);
