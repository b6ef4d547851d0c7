using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Analysis.Findings;

/// <summary>
/// Runs the rules for the hosts that a delta touched and keeps the findings of all others. Cost: the nodes of touched hosts.
/// </summary>
public sealed class FindingsAnalyzer : IFindingAnalyzer
{
    private readonly IReadOnlyList<IFindingRule> _rules;
    private readonly TimeProvider _time;

    /// <summary>All rules of this version.</summary>
    /// <param name="time">The clock for findings whose beginning the topology does not tell.</param>
    public FindingsAnalyzer(TimeProvider time)
        : this(time, [new PortBlockedRule(), new NetnsStaleRule()])
    {
    }

    internal FindingsAnalyzer(TimeProvider time, IReadOnlyList<IFindingRule> rules)
    {
        _time = time;
        _rules = rules;
    }

    /// <summary>A rule failed on a host: the rule, the host and what was thrown. Its earlier findings there are kept.</summary>
    public event Action<string, string, Exception>? Defect;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Finding> Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta)
    {
        var touched = TouchedHosts(previous, delta);
        if (touched.Count == 0)
        {
            return previous.Findings;
        }

        var nodes = current.Nodes.Values.Where(n => n.Host is not null && touched.Contains(n.Host))
            .ToLookup(n => n.Host!, StringComparer.Ordinal);
        var old = previous.Findings.Values.ToLookup(f => (f.Rule, HostOf(f, previous)));
        var findings = previous.Findings.ToBuilder();
        foreach (var host in touched)
        {
            var scope = new HostScope(current, host, [.. nodes[host]]);
            foreach (var rule in _rules)
            {
                try
                {
                    var found = rule.Evaluate(scope).Select(f => Dated(f, previous)).ToList();
                    findings.RemoveRange(old[(rule.Name, host)].Select(f => f.Id));
                    findings.AddRange(found.Select(f => KeyValuePair.Create(f.Id, f)));
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    // One rule that chokes costs that rule on that host; the picture and all other findings stay.
                    Defect?.Invoke(rule.Name, host, exception);
                }
            }
        }

        return findings.ToImmutable();
    }

    private static HashSet<string> TouchedHosts(TopologySnapshot previous, TopologyDelta delta)
    {
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in delta.UpsertedNodes)
        {
            Add(hosts, node);
            if (previous.Nodes.TryGetValue(node.Id, out var was))
            {
                Add(hosts, was);
            }
        }

        foreach (var id in delta.RemovedNodes)
        {
            Add(hosts, previous.Nodes[id]);
        }

        return hosts;
    }

    private static void Add(HashSet<string> hosts, Node node)
    {
        if ((node.Kind == NodeKind.Host ? node.Id : node.Host) is { } host)
        {
            hosts.Add(host);
        }
    }

    /// <summary>The host that a finding was made on: that of the one that suffers.</summary>
    private static string? HostOf(Finding finding, TopologySnapshot snapshot) =>
        finding.Port?.Host ?? snapshot.Nodes.GetValueOrDefault(finding.Subjects[0])?.Host;

    private Finding Dated(Finding finding, TopologySnapshot previous)
    {
        if (previous.Findings.TryGetValue(finding.Id, out var was))
        {
            var dated = finding with { Since = was.Since };
            return dated == was ? was : dated;
        }

        return finding.Since == default ? finding with { Since = _time.GetUtcNow() } : finding;
    }
}
