using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Findings;

/// <summary>What one run of the rules found, and what that makes of the findings of the version before.</summary>
internal sealed class FindingRun(TopologySnapshot previous, DateTimeOffset now)
{
    private readonly Dictionary<string, Finding> _found = new(StringComparer.Ordinal);
    private readonly HashSet<(string Rule, string Scope)> _kept = [];

    /// <summary>What a rule found in a scope.</summary>
    public void Add(string scope, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            _found[finding.Id] = finding.Scope == scope ? finding : finding with { Scope = scope };
        }
    }

    /// <summary>A rule could not tell: what it had found in the scope stays.</summary>
    public void Keep(string rule, string scope) => _kept.Add((rule, scope));

    /// <summary>What differs from the version before. O(findings of both).</summary>
    public FindingChanges Changes(TouchedScopes touched)
    {
        var upserted = new List<Finding>();
        foreach (var finding in _found.Values)
        {
            if (!previous.Findings.TryGetValue(finding.Id, out var was))
            {
                upserted.Add(finding.Since == default ? finding with { Since = now } : finding);
            }
            else if (!ReferenceEquals(finding, was) && Dated(finding, was) is var dated && dated != was)
            {
                upserted.Add(dated);
            }
        }

        var removed = new List<string>();
        foreach (var (id, was) in previous.Findings)
        {
            if (touched.Contains(was.Scope) && !_found.ContainsKey(id) && !_kept.Contains((was.Rule, was.Scope)))
            {
                removed.Add(id);
            }
        }

        upserted.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        removed.Sort(StringComparer.Ordinal);
        return new FindingChanges(upserted.ToValueList(), removed.ToValueList());
    }

    /// <summary>It lasts since it was first found, whatever the topology tells by now.</summary>
    private static Finding Dated(Finding finding, Finding was) => finding.Since == was.Since ? finding : finding with { Since = was.Since };
}
