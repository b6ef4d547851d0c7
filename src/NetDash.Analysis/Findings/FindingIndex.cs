using System.Runtime.InteropServices;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// Ids of the findings of one version by the scope that they were found in, so that a change costs what it touches and not a look at
/// every finding. Made anew for a version that is not the one that it holds.
/// </summary>
internal sealed class FindingIndex
{
    private readonly Dictionary<string, List<string>> _ids = new(StringComparer.Ordinal);
    private (string Epoch, long Version)? _holds;

    /// <summary>Makes it hold the findings of a version.</summary>
    public void Hold(TopologySnapshot snapshot)
    {
        if (_holds == (snapshot.Epoch, snapshot.Version))
        {
            return;
        }

        _ids.Clear();
        foreach (var (id, finding) in snapshot.Findings)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_ids, finding.Scope, out _) ??= []).Add(id);
        }

        _holds = (snapshot.Epoch, snapshot.Version);
    }

    /// <summary>Ids of what was found in a scope.</summary>
    public IReadOnlyList<string> In(string scope) => _ids.GetValueOrDefault(scope, []);

    /// <summary>A scope has these findings from now on.</summary>
    public void Replace(string scope, List<string> ids)
    {
        if (ids.Count > 0)
        {
            _ids[scope] = ids;
        }
        else
        {
            _ids.Remove(scope);
        }
    }

    /// <summary>What it holds of one version is what another one has.</summary>
    public void Follow(TopologySnapshot previous, TopologySnapshot current)
    {
        if (_holds == (previous.Epoch, previous.Version))
        {
            _holds = (current.Epoch, current.Version);
        }
    }
}
