using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Which labels a view asks for: a key, <c>key=value</c> with any text as the value, or a label selector as kubectl reads it
/// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
/// </summary>
internal sealed class LabelQuery
{
    private readonly string _key;
    private readonly string? _value;
    private readonly ValueList<SelectorRequirement>? _selector;

    private LabelQuery(string text, ValueList<SelectorRequirement>? selector)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        (_key, _value) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
        _selector = selector;
    }

    /// <summary>The query, or null with a notice where a text can be neither a label nor a selector.</summary>
    public static LabelQuery? Parse(string text, out string? notice)
    {
        var selector = Requirements(text);
        // Docker's labels may hold anything, so only what no label would look like is refused.
        notice = selector is null && (text.StartsWith('!') || text.Contains(" in (", StringComparison.Ordinal) || text.Contains(" notin (", StringComparison.Ordinal))
            ? $"label: {(text.Length <= 40 ? text : text[..40] + "…")} is no label selector, ignored."
            : null;
        return notice is null ? new LabelQuery(text, selector) : null;
    }

    /// <summary>Whether a node's labels are asked for. The whole text as one label counts too: a Docker label's value may hold commas.</summary>
    public bool Matches(Node node) =>
        (node.Labels.TryGetValue(_key, out var value) && (_value is null || value == _value))
        || (_selector is { } selector && (node.Labels.Count > 0 || node.Kind is NodeKind.Pod or NodeKind.Container)
            && selector.All(r => r.IsMet(node.Labels)));

    // app=web,tier!=db,env in (a, b),!canary,gpu
    private static ValueList<SelectorRequirement>? Requirements(string text)
    {
        var found = new List<SelectorRequirement>();
        foreach (var part in Parts(text))
        {
            if (Requirement(part.Trim()) is not { } requirement)
            {
                return null;
            }

            found.Add(requirement);
        }

        return found.ToValueList();
    }

    /// <summary>Parts between commas that stand in no brackets.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static SelectorRequirement? Requirement(string text)
    {
        if (text.StartsWith('!'))
        {
            return Made(text[1..].Trim(), "DoesNotExist");
        }

        if (text.EndsWith(')'))
        {
            var open = text.IndexOf('(', StringComparison.Ordinal);
            var words = open < 0 ? [] : text[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words is [var key, "in" or "notin"]
                ? Made(key, words[1] == "in" ? "In" : "NotIn", text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries))
                : null;
        }

        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
        {
            return Made(text, "Exists");
        }

        var not = at > 0 && text[at - 1] == '!';
        var value = text[(at + 1)..];
        return Made(text[..(not ? at - 1 : at)].Trim(), not ? "NotIn" : "In", (value.StartsWith('=') ? value[1..] : value).Trim());
    }

    private static SelectorRequirement? Made(string key, string @operator, params ReadOnlySpan<string> values) =>
        key.Length > 0 && !key.Any(static c => char.IsWhiteSpace(c) || c is '(' or ')' or '!' or '=') ? new SelectorRequirement(key, @operator, [.. values]) : null;
}
