namespace NetDash.Linux.Interop;

/// <summary>linux/netfilter.h and linux/netfilter/nfnetlink.h.</summary>
internal static class LinuxNetfilter
{
    public const byte NFPROTO_UNSPEC = 0;
    public const byte NFPROTO_INET = 1;
    public const byte NFPROTO_IPV4 = 2;
    public const byte NFPROTO_IPV6 = 10;

    public const int NF_INET_PRE_ROUTING = 0;
    public const int NF_INET_NUMHOOKS = 5;

    public const int NF_DROP = 0;
    public const int NF_ACCEPT = 1;

    /// <summary>The upper byte of a message's type is the subsystem, the lower one the message.</summary>
    public const ushort NFNL_SUBSYS_NFTABLES = 10 << 8;

    public const int NfGenMessageLength = 4;
}
