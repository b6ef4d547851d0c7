using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>
/// What the source has reported, by section (the interfaces of a namespace, its sockets, …). Setting a section notes what
/// differs from what was reported; taking the notes makes them one change.
/// </summary>
internal sealed class FactLedger
{
    private readonly Dictionary<string, Dictionary<string, Fact>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact> _upserted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    /// <summary>Every fact that holds.</summary>
    public ValueList<Fact> All => _sections.Values.SelectMany(static s => s.Values).ToValueList();

    /// <summary>Says what holds in a section from now on.</summary>
    public void Set(string section, IReadOnlyCollection<Fact> facts)
    {
        _sections.TryGetValue(section, out var before);
        if (facts.Count == 0 && before is null)
        {
            return;
        }

        var after = new Dictionary<string, Fact>(facts.Count, StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            var old = before?.GetValueOrDefault(fact.Id);
            if (old is not null && old.Equals(fact))
            {
                after[fact.Id] = old;
                continue;
            }

            after[fact.Id] = fact;
            _upserted[fact.Id] = fact;
            _removed.Remove(fact.Id);
        }

        foreach (var id in before?.Keys.Where(id => !after.ContainsKey(id)) ?? [])
        {
            _removed.Add(id);
            _upserted.Remove(id);
        }

        if (after.Count == 0)
        {
            _sections.Remove(section);
        }
        else
        {
            _sections[section] = after;
        }
    }

    /// <summary>Takes what differs since the last time; both empty when nothing does.</summary>
    public (ValueList<Fact> Upserted, ValueList<string> Removed) Take()
    {
        var taken = (_upserted.Values.ToValueList(), _removed.ToValueList());
        _upserted.Clear();
        _removed.Clear();
        return taken;
    }
}
