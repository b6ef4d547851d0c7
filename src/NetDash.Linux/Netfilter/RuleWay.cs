namespace NetDash.Linux.Netfilter;

/// <summary>A way that packets take through a rule to its end. A rule that looks up a map has as many as the map has elements.</summary>
/// <param name="Match">The packets.</param>
/// <param name="Verdict">How it ends for them; null for a destination NAT.</param>
/// <param name="TargetAddress">Where that leads; empty where the address stays.</param>
/// <param name="TargetPort">The first port there; 0 where the port stays.</param>
internal readonly record struct RuleWay(PacketMatch Match, Verdict? Verdict, string TargetAddress = "", int TargetPort = 0);
