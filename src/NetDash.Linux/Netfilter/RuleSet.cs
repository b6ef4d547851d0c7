namespace NetDash.Linux.Netfilter;

/// <summary>A set or map that rules look values up in. Its elements are read when they are asked for: some sets are lists of half the world.</summary>
/// <param name="name">Its name; nft's own for one that stands in a rule begins with <c>__</c>.</param>
/// <param name="keyLength">Bytes of a key; a concatenation's parts start at multiples of four.</param>
/// <param name="elements">Reads what is in it.</param>
internal sealed class RuleSet(string name, int keyLength, Func<IReadOnlyList<SetElement>> elements)
{
    private IReadOnlyList<SetElement>? _elements;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether somebody gave it that name.</summary>
    public bool IsNamed => !Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Bytes of a key.</summary>
    public int KeyLength { get; } = keyLength;

    /// <summary>What is in it; none when it cannot be read.</summary>
    public IReadOnlyList<SetElement> Elements => _elements ??= elements();
}

/// <summary>An element of a set.</summary>
/// <param name="Low">Its key, or the lowest. Empty for the one that stands for all others.</param>
/// <param name="High">The highest key, of the same length.</param>
/// <param name="Value">What it maps to; empty in a set that is no map.</param>
/// <param name="Verdict">The verdict that it maps to.</param>
internal readonly record struct SetElement(byte[] Low, byte[] High, byte[] Value, Verdict? Verdict)
{
    /// <summary>Whether it stands for every key that has no element of its own.</summary>
    public bool IsCatchAll => Low.Length == 0;
}
