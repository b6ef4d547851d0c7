namespace NetDash.Linux.Netfilter;

/// <summary>A destination NAT of what arrives at a namespace for one of its own ports.</summary>
/// <param name="Protocol">IPPROTO_TCP, IPPROTO_UDP or IPPROTO_SCTP.</param>
/// <param name="Address">Destination without brackets; <c>0.0.0.0</c> or <c>::</c> for every address of the namespace.</param>
/// <param name="Port">First port.</param>
/// <param name="LastPort">Last port.</param>
/// <param name="TargetAddress">Where it leads; empty where the rule keeps the address.</param>
/// <param name="TargetPort">First port there; 0 where the rule keeps the port.</param>
/// <param name="Chain">The chain that the rule stands in.</param>
/// <param name="Condition">What else must hold, in words; empty where it is for everybody.</param>
public sealed record NatForward(
    int Protocol, string Address, int Port, int LastPort, string TargetAddress, int TargetPort, string Chain, string Condition);
