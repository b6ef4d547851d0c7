namespace NetDash.Linux.Netfilter;

/// <summary>What a namespace's NAT rules were read from: while all of it is as it was, they mean the same.</summary>
/// <param name="Generation">The generation of its nf_tables; null where the kernel has none.</param>
/// <param name="Scope">Its addresses and interfaces.</param>
/// <param name="Legacy">Its iptables of before nf_tables.</param>
internal sealed record NatState(uint? Generation, NatScope Scope, LegacyReading Legacy);
