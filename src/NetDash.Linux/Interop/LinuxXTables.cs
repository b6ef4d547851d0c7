namespace NetDash.Linux.Interop;

/// <summary>
/// linux/netfilter/x_tables.h with the matches xt_tcpudp.h, xt_sctp.h, xt_multiport.h, xt_addrtype.h, xt_statistic.h and the targets'
/// nf_nat.h. Numbers are in the machine's byte order unless they say otherwise.
/// </summary>
internal static class LinuxXTables
{
    public const int XT_EXTENSION_MAXNAMELEN = 29;
    public const int XT_TABLE_MAXNAMELEN = 32;

    /// <summary>struct xt_entry_match and struct xt_entry_target without data: size, name, revision.</summary>
    public const int EntryHeaderLength = 32;

    /// <summary>XT_RETURN: -NF_REPEAT - 1; other verdicts below zero are -verdict - 1.</summary>
    public const int XT_RETURN = -5;

    public const int TcpLength = 12;
    public const int UdpLength = 9;
    public const int XT_TCP_INV_SRCPT = 1;
    public const int XT_TCP_INV_DSTPT = 2;

    public const int SctpLength = 292;
    public const int SctpFlagsOffset = 284;
    public const uint XT_SCTP_DEST_PORTS = 2;

    public const int MultiportLength = 32;
    public const int MultiportV1Length = 48;
    public const int XT_MULTI_PORTS = 15;
    public const int XT_MULTIPORT_DESTINATION = 1;

    public const int AddrtypeLength = 12;
    public const int AddrtypeV1Length = 8;
    public const int XT_ADDRTYPE_INVERT_DEST = 2;

    /// <summary>RTN_LOCAL of linux/rtnetlink.h; an address type's bit is 1 shifted by it.</summary>
    public const int RTN_LOCAL = 2;

    public const uint NF_NAT_RANGE_MAP_IPS = 1;
    public const uint NF_NAT_RANGE_PROTO_SPECIFIED = 2;

    /// <summary>struct nf_nat_ipv4_multi_range_compat.</summary>
    public const int NatIpv4RangeLength = 20;

    /// <summary>struct nf_nat_range; nf_nat_range2 has two bytes more.</summary>
    public const int NatRangeLength = 40;
}
