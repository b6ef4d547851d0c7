namespace NetDash.Linux.Netfilter;

/// <summary>Arithmetic of ranges of ports, both ends included, sorted by their first.</summary>
internal static class PortRanges
{
    /// <summary>The ports that are in none of them.</summary>
    public static List<(int First, int Last)> Complement(IReadOnlyList<(int First, int Last)> ranges)
    {
        var others = new List<(int, int)>(ranges.Count + 1);
        var next = 0;
        foreach (var (first, last) in ranges)
        {
            if (first > next)
            {
                others.Add((next, first - 1));
            }

            next = Math.Max(next, last + 1);
        }

        if (next <= ushort.MaxValue)
        {
            others.Add((next, ushort.MaxValue));
        }

        return others;
    }

    /// <summary>The ports that are in one of each.</summary>
    public static List<(int First, int Last)> Intersect(IReadOnlyList<(int First, int Last)> some, IReadOnlyList<(int First, int Last)> others)
    {
        var both = new List<(int First, int Last)>();
        foreach (var one in some)
        {
            foreach (var other in others)
            {
                var (first, last) = (Math.Max(one.First, other.First), Math.Min(one.Last, other.Last));
                if (first <= last)
                {
                    both.Add((first, last));
                }
            }
        }

        return both;
    }
}
