namespace NetDash.Drawing.Services;

/// <summary>Which things hang together, whatever way round they are joined: nearly O(1) each.</summary>
internal sealed class JoinedSets
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>What stands for all that hang together with a thing; itself where nothing does.</summary>
    public string Root(string thing)
    {
        var root = thing;
        while (_parents.TryGetValue(root, out var parent))
        {
            root = parent;
        }

        // The way is short for whoever comes next.
        while (thing != root)
        {
            (thing, _parents[thing]) = (_parents[thing], root);
        }

        return root;
    }

    /// <summary>Joins two; the smaller id stands for both.</summary>
    public void Join(string one, string other)
    {
        var (a, b) = (Root(one), Root(other));
        if (a != b)
        {
            var (less, more) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
            _parents[more] = less;
        }
    }
}
