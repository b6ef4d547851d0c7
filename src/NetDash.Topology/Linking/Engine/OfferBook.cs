namespace NetDash.Topology.Linking.Engine;

/// <summary>Who says something: a source (rank −1) or a linker (its place in the order) for one of its subjects.</summary>
internal readonly record struct Owner(int Rank, string Name) : IComparable<Owner>
{
    public int CompareTo(Owner other) =>
        Rank != other.Rank ? Rank.CompareTo(other.Rank) : string.CompareOrdinal(Name, other.Name);
}

/// <summary>
/// Values by id, each with everybody who offers one. The first owner's holds, whatever the order of arrival: two endpoints of
/// one engine, or two ends of a veth pair, may say the same thing, and it stays until the last of them takes it back.
/// </summary>
internal sealed class OfferBook<T>
    where T : class
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    public T? Get(string id) => _slots.TryGetValue(id, out var slot) ? slot.Value : null;

    /// <summary>Sets or, with null, takes back an offer. True when what holds for the id has changed.</summary>
    public bool Offer(string id, Owner owner, T? value, out T? old, out T? now)
    {
        old = null;
        now = value;
        if (!_slots.TryGetValue(id, out var slot))
        {
            if (value is not null)
            {
                _slots[id] = new Slot(owner, value, null);
            }

            return value is not null;
        }

        old = slot.Value;
        if (slot.Others is null && slot.Owner == owner)
        {
            // The common case: one owner, whose word is the whole slot.
            if (value is null)
            {
                _slots.Remove(id);
                return true;
            }

            if (value.Equals(old))
            {
                now = old;
                return false;
            }

            _slots[id] = slot with { Value = value };
            return true;
        }

        now = OfferAmongSeveral(id, owner, value, slot);
        return !ReferenceEquals(now, old) && !(now?.Equals(old) ?? false);
    }

    private T? OfferAmongSeveral(string id, Owner owner, T? value, Slot slot)
    {
        var others = slot.Others ?? new SortedDictionary<Owner, T> { [slot.Owner] = slot.Value };
        if (value is null)
        {
            others.Remove(owner);
        }
        else if (!others.TryGetValue(owner, out var was) || !was.Equals(value))
        {
            others[owner] = value;
        }

        if (others.Count == 0)
        {
            _slots.Remove(id);
            return null;
        }

        var (first, holding) = others.First();
        // An equal word from another owner leaves the object as it was: unchanged nodes stay the same object.
        holding = holding.Equals(slot.Value) ? slot.Value : holding;
        _slots[id] = new Slot(first, holding, others.Count == 1 ? null : others);
        return holding;
    }

    private readonly record struct Slot(Owner Owner, T Value, SortedDictionary<Owner, T>? Others);
}
