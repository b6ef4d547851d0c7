namespace NetDash.Linux.Netfilter;

/// <summary>How a rule ends.</summary>
internal enum VerdictKind
{
    /// <summary>Nothing more in this base chain; others at the same hook still look.</summary>
    Accept,

    /// <summary>The packet is gone.</summary>
    Drop,

    /// <summary>Back to the chain that called.</summary>
    Return,

    /// <summary>Into another chain, and back.</summary>
    Jump,

    /// <summary>Into another chain; its end is this one's.</summary>
    Goto,

    /// <summary>None that ends or leads anywhere here.</summary>
    Continue,
}

/// <summary>A verdict and, for a jump, its chain.</summary>
internal readonly record struct Verdict(VerdictKind Kind, string Chain = "");
