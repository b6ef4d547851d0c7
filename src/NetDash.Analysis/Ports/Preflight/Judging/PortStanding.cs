using NetDash.Analysis.Ports.Ledger;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>Who stands at a port.</summary>
/// <param name="Blocker">Who is in the way; null when nobody is.</param>
/// <param name="Own">What the claimant itself has there now, and gives up when it is created again.</param>
/// <param name="Shadow">NAT that takes the packets away, though the port can be bound.</param>
/// <param name="AlsoWanted">What does not run, and wants it too.</param>
internal readonly record struct PortStanding(LedgerEntry? Blocker, LedgerEntry? Own, LedgerEntry? Shadow, LedgerEntry? AlsoWanted);
