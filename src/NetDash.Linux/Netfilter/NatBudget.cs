namespace NetDash.Linux.Netfilter;

/// <summary>How much of a namespace's rules is followed: a cluster's may be tens of thousands, and chains may call chains that call chains.</summary>
/// <param name="most">Rules and elements of sets that are looked at.</param>
internal sealed class NatBudget(int most)
{
    private int _left = most;

    /// <summary>Takes from it; false when it is used up.</summary>
    public bool Spend(int steps)
    {
        _left -= Math.Min(steps, _left + 1);
        return _left >= 0;
    }
}
