namespace NetDash.Linux.Interop;

/// <summary>linux/sock_diag.h, linux/inet_diag.h, linux/unix_diag.h and the states of net/tcp_states.h.</summary>
internal static class LinuxSockDiag
{
    public const ushort SOCK_DIAG_BY_FAMILY = 20;

    public const int IPPROTO_TCP = 6;
    public const int IPPROTO_UDP = 17;
    public const int IPPROTO_SCTP = 132;

    public const int TCP_CLOSE = 7;
    public const int TCP_LISTEN = 10;

    public const int InetDiagRequestLength = 56;
    public const int InetDiagMessageLength = 72;
    public const int UnixDiagRequestLength = 24;
    public const int UnixDiagMessageLength = 16;

    public const ushort INET_DIAG_SKV6ONLY = 11;

    public const uint UDIAG_SHOW_NAME = 1;
    public const ushort UNIX_DIAG_NAME = 0;
}
