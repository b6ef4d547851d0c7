using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Findings;

/// <summary>What one run of the rules found, and what that makes of the findings of the version before.</summary>
internal sealed class FindingRun(TopologySnapshot previous, DateTimeOffset now)
{
    private readonly Dictionary<string, Finding> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _scopes = new(StringComparer.Ordinal);
    private readonly HashSet<(string Rule, string Scope)> _kept = [];
    private readonly List<Finding> _ofRule = [];

    /// <summary>About so many scopes are about to be looked at, each with a finding or two.</summary>
    public void Expect(int scopes)
    {
        _found.EnsureCapacity(_found.Count + (2 * scopes));
        _scopes.EnsureCapacity(_scopes.Count + scopes);
    }

    /// <summary>A scope is looked at: what was found there before and is not found now is over.</summary>
    public void Begin(string scope) => _scopes[scope] = [];

    /// <summary>A scope is no more: what was found there is over.</summary>
    public void EndUnlessBegun(string scope) => _scopes.TryAdd(scope, []);

    /// <summary>What a rule found in a scope.</summary>
    /// <remarks>A rule that throws half-way has found nothing.</remarks>
    public void Add(string scope, IEnumerable<Finding> findings)
    {
        _ofRule.Clear();
        _ofRule.AddRange(findings);
        foreach (var finding in _ofRule)
        {
            if (_found.TryAdd(finding.Id, finding.Scope == scope ? finding : finding with { Scope = scope }))
            {
                _scopes[scope].Add(finding.Id);
            }
        }
    }

    /// <summary>A rule could not tell: what it had found in the scope stays.</summary>
    public void Keep(string rule, string scope) => _kept.Add((rule, scope));

    /// <summary>What differs from the version before; the index then holds the findings of the new one. O(findings of the scopes).</summary>
    public FindingChanges Changes(FindingIndex index, TopologySnapshot current)
    {
        index.Hold(previous);
        var removed = new List<string>();
        foreach (var (scope, ids) in _scopes)
        {
            foreach (var id in index.In(scope))
            {
                if (!_found.ContainsKey(id))
                {
                    var isKept = _kept.Count > 0 && _kept.Contains((previous.Findings[id].Rule, scope));
                    (isKept ? ids : removed).Add(id);
                }
            }
        }

        // Afterwards: a finding may have gone from one of these scopes to another.
        foreach (var (scope, ids) in _scopes)
        {
            index.Replace(scope, ids);
        }

        index.Follow(previous, current);

        return new FindingChanges(Upserted(), removed.ToValueList());
    }

    private ValueList<Finding> Upserted()
    {
        var upserted = new List<Finding>();
        var isFirst = previous.Findings.IsEmpty;
        foreach (var finding in _found.Values)
        {
            if (isFirst || !previous.Findings.TryGetValue(finding.Id, out var was))
            {
                upserted.Add(finding.Since == default ? finding with { Since = now } : finding);
            }
            else if (!ReferenceEquals(finding, was) && Dated(finding, was) is var dated && dated != was)
            {
                upserted.Add(dated);
            }
        }

        return upserted.ToValueList();
    }

    /// <summary>It lasts since it was first found, whatever the topology tells by now.</summary>
    private static Finding Dated(Finding finding, Finding was) => finding.Since == was.Since ? finding : finding with { Since = was.Since };
}
