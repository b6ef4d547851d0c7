using NetDash.Topology.Facts;

namespace NetDash.Topology.Linking.Engine;

/// <summary>All facts, of sources and of linkers, found by id and by join key.</summary>
internal sealed class FactBase
{
    private readonly OfferBook<Fact> _facts = new();
    private readonly Dictionary<string, Dictionary<string, Fact>> _joins = new(StringComparer.Ordinal);

    public Fact? Get(string id) => _facts.Get(id);

    public IReadOnlyCollection<Fact> Find(string joinKey) =>
        _joins.TryGetValue(joinKey, out var found) ? found.Values : [];

    /// <summary>Sets or takes back an offer; true, with both sides, when what holds has changed.</summary>
    public bool Offer(string id, Owner owner, Fact? fact, out Fact? old, out Fact? now)
    {
        if (!_facts.Offer(id, owner, fact, out old, out now))
        {
            return false;
        }

        if (old is not null)
        {
            foreach (var key in JoinKeys.Of(old))
            {
                if (_joins.TryGetValue(key, out var found) && found.Remove(old.Id) && found.Count == 0)
                {
                    _joins.Remove(key);
                }
            }
        }

        if (now is not null)
        {
            foreach (var key in JoinKeys.Of(now))
            {
                if (!_joins.TryGetValue(key, out var found))
                {
                    _joins[key] = found = new Dictionary<string, Fact>(1, StringComparer.Ordinal);
                }

                found[now.Id] = now;
            }
        }

        return true;
    }
}
