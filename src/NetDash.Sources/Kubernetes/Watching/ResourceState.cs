using NetDash.Sources.Kubernetes.Client;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes.Watching;

/// <summary>What is held of one resource, and how reading it goes.</summary>
internal sealed class ResourceState(ClusterResource resource)
{
    private readonly Dictionary<string, UnreadableItem> _unreadable = new(StringComparer.Ordinal);

    public ClusterResource Resource { get; } = resource;

    public Dictionary<string, Fact> Facts { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Why it cannot be read now; null while it can.</summary>
    public ClusterFailure? Failure { get; set; }

    /// <summary>Whether it was ever listed.</summary>
    public bool HasListed { get; private set; }

    /// <summary>Whether it is known how it stands: listed, or refused by a server that answers.</summary>
    public bool IsSettled => HasListed || Failure is { IsOfServer: false };

    /// <summary>What is not shown of it, the failure of the whole first.</summary>
    public IEnumerable<UnreadableItem> Unreadable => Failure is { IsOfServer: false } failure
        ? _unreadable.Values.Prepend(new UnreadableItem(
            Resource.Name, HasListed ? $"{failure.Reason}; shown as last read" : failure.Reason, failure.Remedy))
        : _unreadable.Values;

    /// <summary>Takes a full list: what is not in it is gone.</summary>
    public (List<Fact> Changed, List<string> Gone) Replace(IReadOnlyList<Observed> list)
    {
        var before = Facts;
        var now = new Dictionary<string, Fact>(list.Count, StringComparer.Ordinal);
        var changed = new List<Fact>();
        _unreadable.Clear();
        foreach (var observed in list)
        {
            Note(observed);
            // What cannot be read any more is shown as it was.
            if ((observed.Fact ?? before.GetValueOrDefault(observed.FactId)) is not { } fact)
            {
                continue;
            }

            if (before.TryGetValue(observed.FactId, out var was) && was.Equals(fact))
            {
                now[observed.FactId] = was;
            }
            else
            {
                now[observed.FactId] = fact;
                changed.Add(fact);
            }
        }

        // Who may list and not watch stays without a watch: only an open one takes back why there is none.
        Facts = now;
        HasListed = true;
        return (changed, [.. before.Keys.Where(id => !now.ContainsKey(id))]);
    }

    /// <summary>Takes what events say, in their order.</summary>
    public (List<Fact> Changed, List<string> Gone) Change(IEnumerable<Observed> events)
    {
        var touched = new Dictionary<string, Fact?>(StringComparer.Ordinal);
        foreach (var observed in events)
        {
            Note(observed);
            if (observed.Fact is { } fact)
            {
                touched[observed.FactId] = fact;
            }
            else if (observed.IsGone)
            {
                touched[observed.FactId] = null;
            }
        }

        var changed = new List<Fact>();
        var gone = new List<string>();
        foreach (var (id, fact) in touched)
        {
            var was = Facts.GetValueOrDefault(id);
            if (fact is null && was is not null)
            {
                Facts.Remove(id);
                gone.Add(id);
            }
            else if (fact is not null && !fact.Equals(was))
            {
                Facts[id] = fact;
                changed.Add(fact);
            }
        }

        return (changed, gone);
    }

    private void Note(Observed observed)
    {
        if (observed.Unreadable is { } item)
        {
            _unreadable[observed.FactId] = item;
        }
        else
        {
            _unreadable.Remove(observed.FactId);
        }
    }
}
