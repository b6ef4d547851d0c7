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
        "select", "finding", "theme", "kiosk", "from", "to", "port", "returnUrl", "severity", "rule", "sort", "access_token",
        "netns", "state", "exposure", "range", "free", "count", "tab",
    };

    // In the contract, and without anything to act on before their source or page exists.
    private static readonly HashSet<string> NotYet = new(StringComparer.Ordinal)
    {
        "cluster", "node", "namespace", "workload", "collapse", "expand", "at",
    };

    private static readonly string[] Filters = ["depth", "focus", "host", "kind", "label", "network", "project", "protocol", "q", "show"];

    private readonly IReadOnlyDictionary<string, ValueList<string>> _values;
    private readonly List<SearchTerm> _terms;

    private TopologyView(
        IReadOnlyDictionary<string, ValueList<string>> values, List<SearchTerm> terms, int depth, ViewLens lens, ValueList<string> notices)
    {
        _values = values;
        _terms = terms;
        Depth = depth;
        Lens = lens;
        Notices = notices;
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

    /// <summary>
    /// The same text for every address that shows the same picture: <see cref="Normalized"/>, with the lens where that is not the wiring.
    /// </summary>
    public string Picture => Lens == ViewLens.Wiring ? Normalized
        : $"lens={ViewLenses.Word(Lens)}{(Normalized.Length > 0 ? "&" : "")}{Normalized}";

    /// <summary>Whether it shows everything.</summary>
    public bool IsAll => _values.Count == 0;

    internal int Depth { get; }

    /// <summary>Reads a view from the parameters of an address. Never throws.</summary>
    public static TopologyView Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var values = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var notices = new List<string>();
        var terms = new List<SearchTerm>();
        int? depth = null;
        var lens = ViewLens.Wiring;
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
            else if (NotYet.Contains(key))
            {
                notices.Add($"{key}: not in this version, ignored.");
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
            terms, depth ?? DefaultDepth, lens, notices.Distinct().ToValueList());
    }

    /// <summary>What the view shows of a snapshot. O(nodes + edges) unless it shows everything.</summary>
    public ViewContent Apply(TopologySnapshot snapshot)
    {
        if (IsAll)
        {
            return new ViewContent(snapshot.Nodes, snapshot.Edges, snapshot.Findings, [], []);
        }

        var scopes = new ViewScopes(snapshot);
        var filters = FiltersOver(snapshot, scopes);
        var nodes = snapshot.Nodes.Where(pair => filters.TrueForAll(f => f(pair.Value)))
            .ToImmutableDictionary(StringComparer.Ordinal);
        var edges = snapshot.Edges.Where(pair => nodes.ContainsKey(pair.Value.From) && nodes.ContainsKey(pair.Value.To))
            .ToImmutableDictionary(StringComparer.Ordinal);
        var findings = snapshot.Findings.Where(pair => pair.Value.Subjects.Any(nodes.ContainsKey))
            .ToImmutableDictionary(StringComparer.Ordinal);
        return new ViewContent(nodes, edges, findings, scopes.Ambiguous.ToValueList(), scopes.NotFound.ToValueList());
    }

    private List<Predicate<Node>> FiltersOver(TopologySnapshot snapshot, ViewScopes scopes)
    {
        var filters = new List<Predicate<Node>>();
        if (_terms.Count > 0)
        {
            filters.Add(node => _terms.Exists(t => t.Matches(node)));
        }

        foreach (var (key, values) in _values)
        {
            switch (key)
            {
                case "kind":
                    filters.Add(node => values.Contains(NodeNames.Word(node.Kind)));
                    break;
                case "host":
                    var hosts = scopes.Resolve(key, values, NodeKind.Host);
                    filters.Add(node => hosts.Contains(node.Id) || (node.Host is not null && hosts.Contains(node.Host)));
                    break;
                case "network":
                    var onNetworks = scopes.OfNetworks(scopes.Resolve(key, values, NodeKind.DockerNetwork));
                    filters.Add(node => onNetworks.Contains(node.Id));
                    break;
                case "project":
                    var ofProjects = scopes.OfProjects(values);
                    filters.Add(node => ofProjects.Contains(node.Id));
                    break;
                case "label":
                    filters.Add(node => values.Any(v => HasLabel(node, v)));
                    break;
                case "protocol":
                    filters.Add(node => NodePorts.Of(node).Any(p => values.Contains(p.Protocol.ToString().ToLowerInvariant())));
                    break;
                case "show":
                    filters.Add(node => (values.Contains("stopped") || !IsStopped(node)) && (values.Contains("loopback") || !IsLoopback(node)));
                    break;
                case "focus":
                    var near = scopes.Around(scopes.Resolve(key, values, null), Depth);
                    filters.Add(node => near.Contains(node.Id));
                    break;
            }
        }

        return filters;
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

    private static bool HasLabel(Node node, string wanted)
    {
        var equals = wanted.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? node.Labels.ContainsKey(wanted)
            : node.Labels.TryGetValue(wanted[..equals], out var value) && value == wanted[(equals + 1)..];
    }

    private static bool IsStopped(Node node) => node.Properties is ContainerProperties { State: not ("running" or "paused" or "restarting") };

    private static bool IsLoopback(Node node) => node.Properties is InterfaceProperties { Type: "loopback" };

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
