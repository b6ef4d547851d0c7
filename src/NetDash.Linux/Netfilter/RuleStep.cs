namespace NetDash.Linux.Netfilter;

/// <summary>
/// One step of a rule: what nf_tables calls an expression, and what iptables' matches and targets are turned into. Registers are
/// told by slot: there are sixteen of four bytes.
/// </summary>
internal abstract record RuleStep
{
    /// <summary>Reads a field into a register.</summary>
    internal sealed record Load(int Slot, PacketField Field, int Length) : RuleStep;

    /// <summary>Reads bytes of the network or transport header into a register; which field that is depends on the family.</summary>
    internal sealed record LoadHeader(int Slot, bool IsTransport, int Offset, int Length) : RuleStep;

    /// <summary>Puts a constant into a register.</summary>
    internal sealed record Constant(int Slot, byte[] Value) : RuleStep;

    /// <summary>Keeps the bits of a mask.</summary>
    internal sealed record Mask(int From, int Slot, byte[] Bits) : RuleStep;

    /// <summary>Something writes registers that is not understood: what was in them is not known any more.</summary>
    internal sealed record Forget : RuleStep;

    /// <summary>Goes on only where a register's value is in one of the ranges, or in none.</summary>
    internal sealed record Test(int Slot, ValueRange[] Ranges, bool IsNegated) : RuleStep;

    /// <summary>Looks a value up in a set: goes on where it is there (or not there), with the value it maps to.</summary>
    internal sealed record Lookup(int Slot, string Set, bool IsNegated, int? ValueSlot, bool IsVerdict) : RuleStep;

    /// <summary>Goes on only where a field of the packet is in one of the ranges, or in none.</summary>
    internal sealed record Require(PacketField Field, ValueRange[] Ranges, bool IsNegated) : RuleStep;

    /// <summary>Ends the rule with a verdict.</summary>
    internal sealed record End(Verdict Verdict) : RuleStep;

    /// <summary>Leads to an address and a port that stand in registers; without a slot the packet's own stays.</summary>
    internal sealed record Translate(byte Family, int? AddressSlot, int? PortSlot) : RuleStep;

    /// <summary>Leads to this address (16 bytes, of which IPv4 fills four; null keeps the packet's) and port (0 keeps the packet's).</summary>
    internal sealed record TranslateTo(byte[]? Address, int Port) : RuleStep;
}
