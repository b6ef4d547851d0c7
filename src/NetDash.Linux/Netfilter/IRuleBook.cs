namespace NetDash.Linux.Netfilter;

/// <summary>Where the rules of one table are looked up: in nf_tables, or in what iptables before it left.</summary>
internal interface IRuleBook
{
    /// <summary>The rules of a chain, in order; none when there is no such chain.</summary>
    IReadOnlyList<RuleStep[]> Rules(string chain);

    /// <summary>A set of the table; null when there is none, or it cannot be read.</summary>
    RuleSet? Set(string name);
}
