using System.Collections.Immutable;
using System.Globalization;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Which part of the topology somebody wants to see: the parameters of an address. Different filters combine by AND, repeated
/// values of one by OR. What cannot be understood is ignored, with a notice.
/// </summary>
public sealed class TopologyView
{
    internal const int DefaultDepth = 1;
    private const int MostDepth = 32;
    private const int LongestValue = 1024;

    // Parameters that change what a page shows of the content, or another answer's, but not the content itself.
    private static readonly HashSet<string> Presentation = new(StringComparer.Ordinal)
    {
        "select", "finding", "theme", "kiosk", "from", "to", "port", "returnUrl", "severity", "rule", "sort", "access_token", "token",
        "netns", "state", "exposure", "range", "free", "count", "tab",
        "open", "as",
    };

    private static readonly string[] Filters =
    [
        "cluster", "depth", "focus", "host", "kind", "label", "namespace", "network", "node", "project", "protocol", "q", "show", "workload",
    ];

    private readonly IReadOnlyDictionary<string, ValueList<string>> _values;
    private readonly List<SearchTerm> _terms;

    private TopologyView(
        IReadOnlyDictionary<string, ValueList<string>> values, List<SearchTerm> terms, int depth, ViewLens lens, ViewRollUp rollUp, ValueList<string> notices,
        ViewLimit? limit = null)
    {
        _values = values;
        _terms = terms;
        Depth = depth;
        Lens = lens;
        RollUp = rollUp;
        Notices = notices;
        Limit = limit;
        Normalized = string.Join('&', values
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={Uri.EscapeDataString(value)}")));
    }

    /// <summary>The view of everything.</summary>
    public static TopologyView All { get; } = Parse([]);

    /// <summary>What was ignored, and why.</summary>
    public ValueList<string> Notices { get; }

    /// <summary>
    /// The same text for every address that shows the same content: filters alone, sorted; empty for everything.
    /// </summary>
    public string Normalized { get; }

    /// <summary>Which question its picture answers; no part of the content.</summary>
    public ViewLens Lens { get; }

    /// <summary>What of its picture is rolled up; no part of the content.</summary>
    public ViewRollUp RollUp { get; }

    /// <summary>
    /// The same text for every address that shows the same picture: <see cref="Normalized"/>, with the lens where that is not the wiring,
    /// and what is rolled up where the lens rolls up.
    /// </summary>
    public string Picture => PictureOf(Lens == ViewLens.Ports ? "" : RollUp.Normalized);

    /// <summary>Whether it shows everything.</summary>
    public bool IsAll => Limit is null && !HasFilters;

    /// <summary>Whether it filters anything, within its limit.</summary>
    public bool HasFilters => _values.Count > 0;

    /// <summary>What whoever asks may see at most; null for everything.</summary>
    public ViewLimit? Limit { get; }

    /// <summary><see cref="Normalized"/>, told apart from what others may see of the same view: for keeping things by.</summary>
    public string Key => KeyOf(Normalized);

    /// <summary><see cref="Normalized"/> with what is rolled up: the same text for every address that <see cref="Tell"/> answers alike.</summary>
    public string Told => string.Join('&', new[] { RollUp.NormalizedContent, Normalized }.Where(static part => part.Length > 0));

    /// <summary><see cref="Told"/>, told apart from what others may see of the same view: for keeping things by.</summary>
    public string ToldKey => KeyOf(Told);

    /// <summary><see cref="Picture"/>, told apart from what others may see of the same view: for keeping things by.</summary>
    public string PictureKey => KeyOf(Picture);

    /// <summary>
    /// <see cref="PictureKey"/> with everything rolled up that would be by itself: things stand there as they do here, but for what was
    /// opened.
    /// </summary>
    public string PictureKeyRolledUp => KeyOf(PictureOf(""));

    /// <summary>
    /// Whether it asks for the containers that only hold a pod's namespace (<c>show=pause</c>): pictures leave them out otherwise.
    /// </summary>
    public bool ShowsPause => _values.TryGetValue("show", out var shown) && shown.Contains("pause");

    internal int Depth { get; }

    /// <summary>Reads a view from the parameters of an address. Never throws.</summary>
    public static TopologyView Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var values = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var notices = new List<string>();
        var terms = new List<SearchTerm>();
        int? depth = null;
        var lens = ViewLens.Wiring;
        var rollUp = new ViewRollUpReader(notices);
        foreach (var (key, raw) in parameters)
        {
            var value = raw.Trim();
            if (Presentation.Contains(key))
            {
                continue;
            }

            if (key == "lens")
            {
                var known = ViewLenses.Lens(value);
                lens = known ?? lens;
                if (known is null && value.Length > 0)
                {
                    notices.Add($"lens: {Shown(value)} {(ViewLenses.Later.Contains(value) ? "is not in this version" : "is no lens")}, ignored.");
                }
            }
            else if (key == "at")
            {
                notices.Add($"{key}: not in this version, ignored.");
            }
            else if (rollUp.Reads(key, value))
            {
                continue;
            }
            else if (!Filters.Contains(key, StringComparer.Ordinal))
            {
                notices.Add($"{Shown(key)}: no such parameter, ignored.");
            }
            else if (value.Length > LongestValue)
            {
                notices.Add($"{key}: longer than {LongestValue} characters, ignored.");
            }
            else if (Check(key, value, terms, ref depth) is { } notice)
            {
                notices.Add(notice);
            }
            else if (value.Length > 0 || key == "show")
            {
                (values.TryGetValue(key, out var all) ? all : values[key] = new SortedSet<string>(StringComparer.Ordinal)).Add(value);
            }
        }

        if (!values.ContainsKey("focus"))
        {
            values.Remove("depth");
        }

        return new TopologyView(
            values.ToDictionary(pair => pair.Key, pair => pair.Value.ToValueList(), StringComparer.Ordinal),
            terms, depth ?? DefaultDepth, lens, rollUp.Read(), notices.Distinct().ToValueList());
    }

    /// <summary>The same for somebody who may see no more than this; the same object for whom nothing limits.</summary>
    public TopologyView Within(ViewLimit? limit) => limit is null ? this : new TopologyView(_values, _terms, Depth, Lens, RollUp, Notices, limit);

    /// <summary>All that may be seen of a snapshot, whatever the filters are: what a view is looked for in and drawn from.</summary>
    public TopologySnapshot Visible(TopologySnapshot snapshot) => Limit is null ? snapshot : Limit.Of(snapshot);

    /// <summary>What the view shows of a snapshot. O(nodes + edges) unless it shows everything.</summary>
    public ViewContent Apply(TopologySnapshot snapshot)
    {
        snapshot = Visible(snapshot);
        if (!HasFilters)
        {
            return new ViewContent(snapshot.Nodes, snapshot.Edges, snapshot.Findings, [], []);
        }

        var scopes = new ViewScopes(snapshot);
        var filters = new ViewFilters(snapshot, scopes, _values, Depth).Over(_terms);
        var nodes = snapshot.Nodes.Where(pair => filters.TrueForAll(f => f(pair.Value)))
            .ToImmutableDictionary(StringComparer.Ordinal);
        var edges = snapshot.Edges.Where(pair => nodes.ContainsKey(pair.Value.From) && nodes.ContainsKey(pair.Value.To))
            .ToImmutableDictionary(StringComparer.Ordinal);
        var findings = snapshot.Findings.Where(pair => pair.Value.Subjects.Any(nodes.ContainsKey))
            .ToImmutableDictionary(StringComparer.Ordinal);
        return new ViewContent(nodes, edges, findings, scopes.Ambiguous.ToValueList(), scopes.NotFound.ToValueList());
    }

    /// <summary>What the view shows of a snapshot to who reads its nodes and edges: rolled up where the address says so (<see cref="ViewRollUp.IsAsked"/>).</summary>
    public ViewContent Tell(TopologySnapshot snapshot) => RolledContent.Of(Visible(snapshot), Apply(snapshot), RollUp);

    /// <summary>As much of somebody's text as a notice repeats, without what is no text.</summary>
    public static string Shown(string text)
    {
        var line = string.Concat(text.Take(40).Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
        return text.Length <= 40 ? line : line + "…";
    }

    private static string? Check(string key, string value, List<SearchTerm> terms, ref int? depth)
    {
        switch (key)
        {
            case "q" when value.Length > 0:
                if (SearchTerm.Parse(value, out var notice) is not { } term)
                {
                    return notice;
                }

                terms.Add(term);
                return null;
            case "kind" when NodeNames.Kind(value) is null:
                return $"kind: {Shown(value)} is no kind, ignored.";
            case "protocol" when value is not ("tcp" or "udp" or "sctp"):
                return $"protocol: {Shown(value)} is none of tcp, udp, sctp, ignored.";
            case "label" when value.Length > 0:
                return LabelQuery.Parse(value, out var refused) is null ? refused : null;
            case "show" when value is not ("" or "pause" or "stopped" or "loopback"):
                return $"show: {Shown(value)} is none of pause, stopped, loopback, ignored.";
            case "depth":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps is < 0 or > MostDepth)
                {
                    return $"depth: {Shown(value)} is no number from 0 to {MostDepth}, ignored.";
                }

                depth = steps;
                return null;
            default:
                return null;
        }
    }

    private string KeyOf(string text) => Limit is null ? text : $"{text}#{Limit.Query}";

    private string PictureOf(string rollUp) => string.Join(
        '&', new[] { Lens == ViewLens.Wiring ? "" : $"lens={ViewLenses.Word(Lens)}", rollUp, Normalized }.Where(static part => part.Length > 0));
}
