namespace NetDash.Topology.Facts;

/// <summary>
/// A destination NAT of what arrives at a namespace (hook prerouting): ports that the kernel leads elsewhere before any socket
/// of the namespace is asked, see iptables-extensions(8), DNAT and REDIRECT.
/// </summary>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Address">Destination that it is for, without brackets; <c>0.0.0.0</c> or <c>::</c> for every address of the namespace.</param>
/// <param name="Port">First port.</param>
/// <param name="LastPort">Last port; the first one where it is for one port alone.</param>
/// <param name="TargetAddress">Where it leads; empty where the rule keeps the address (REDIRECT).</param>
/// <param name="TargetPort">First port there; 0 where the rule keeps the port.</param>
/// <param name="Chain">Chain that the rule stands in, as <c>DOCKER</c>, <c>DOCKER-INGRESS</c>, <c>KUBE-SEP-…</c>, <c>CNI-DN-…</c>.</param>
/// <param name="Condition">What else must hold, in words, as <c>from 10.0.0.0/8</c>; empty where it is for everybody.</param>
public sealed record PortForward(
    PortProtocol Protocol, string Address, int Port, int LastPort, string TargetAddress, int TargetPort, string Chain, string Condition);
