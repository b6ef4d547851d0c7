namespace NetDash.Linux.Netfilter;

/// <summary>What there is of iptables as it was before nf_tables in a namespace.</summary>
/// <param name="Tables">Its tables <c>nat</c>; none where they are not used.</param>
/// <param name="Problem">What could not be read, and the error number; null when all was.</param>
internal sealed record LegacyReading(IReadOnlyList<LegacyTable> Tables, (string What, int Errno)? Problem)
{
    /// <summary>There is none.</summary>
    public static LegacyReading None { get; } = new([], null);

    /// <summary>Whether both have the same rules.</summary>
    public bool IsLike(LegacyReading other) =>
        ReferenceEquals(this, other)
        || (Problem == other.Problem && Tables.Count == other.Tables.Count && Tables.Zip(other.Tables).All(static pair => pair.First.IsLike(pair.Second)));
}
