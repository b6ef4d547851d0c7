namespace NetDash.Linux.Netfilter;

/// <summary>The table <c>nat</c> of iptables as it was before nf_tables.</summary>
/// <param name="IsIpv6">Of ip6tables.</param>
/// <param name="FirstRule">Where the rules of hook prerouting begin, bytes.</param>
/// <param name="Entries">All rules: struct ipt_entry or ip6t_entry, one after the other, with blank counters.</param>
internal sealed record LegacyTable(bool IsIpv6, int FirstRule, byte[] Entries)
{
    /// <summary>Whether both have the same rules.</summary>
    public bool IsLike(LegacyTable other) =>
        ReferenceEquals(this, other)
        || (IsIpv6 == other.IsIpv6 && FirstRule == other.FirstRule && Entries.AsSpan().SequenceEqual(other.Entries));
}
