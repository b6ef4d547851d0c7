using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>Transport protocols that have ports.</summary>
[Flags]
internal enum TransportProtocols
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>TCP.</summary>
    Tcp = 1,

    /// <summary>UDP.</summary>
    Udp = 2,

    /// <summary>SCTP.</summary>
    Sctp = 4,

    /// <summary>Any of them.</summary>
    All = Tcp | Udp | Sctp,
}

/// <summary>Their numbers in IP's header.</summary>
internal static class TransportProtocol
{
    /// <summary>Each with its number.</summary>
    public static (TransportProtocols Protocol, byte Number)[] Numbers { get; } =
    [
        (TransportProtocols.Tcp, LinuxSockDiag.IPPROTO_TCP),
        (TransportProtocols.Udp, LinuxSockDiag.IPPROTO_UDP),
        (TransportProtocols.Sctp, LinuxSockDiag.IPPROTO_SCTP),
    ];
}
