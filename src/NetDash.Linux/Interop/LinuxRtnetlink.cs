namespace NetDash.Linux.Interop;

/// <summary>linux/rtnetlink.h, with the attributes of linux/if_addr.h, linux/neighbour.h and linux/net_namespace.h.</summary>
internal static class LinuxRtnetlink
{
    public const ushort RTM_NEWLINK = 16;
    public const ushort RTM_DELLINK = 17;
    public const ushort RTM_GETLINK = 18;
    public const ushort RTM_NEWADDR = 20;
    public const ushort RTM_DELADDR = 21;
    public const ushort RTM_GETADDR = 22;
    public const ushort RTM_NEWROUTE = 24;
    public const ushort RTM_DELROUTE = 25;
    public const ushort RTM_GETROUTE = 26;
    public const ushort RTM_NEWNEIGH = 28;
    public const ushort RTM_GETNEIGH = 30;
    public const ushort RTM_NEWNSID = 88;
    public const ushort RTM_DELNSID = 89;
    public const ushort RTM_GETNSID = 90;
    public const ushort RTM_NEWSTATS = 92;
    public const ushort RTM_GETSTATS = 94;

    public const int RTNLGRP_LINK = 1;
    public const int RTNLGRP_IPV4_IFADDR = 5;
    public const int RTNLGRP_IPV4_ROUTE = 7;
    public const int RTNLGRP_IPV6_IFADDR = 9;
    public const int RTNLGRP_IPV6_ROUTE = 11;
    public const int RTNLGRP_NSID = 28;

    public const uint RTEXT_FILTER_SKIP_STATS = 1 << 3;

    public const int IfInfoMessageLength = 16;
    public const int IfAddrMessageLength = 8;
    public const int RtMessageLength = 12;
    public const int RtNexthopLength = 8;
    public const int NdMessageLength = 12;
    public const int IfStatsMessageLength = 12;
    public const int RtGenMessageLength = 4;

    public const ushort IFA_ADDRESS = 1;
    public const ushort IFA_LOCAL = 2;

    public const ushort RTA_OIF = 4;
    public const ushort RTA_GATEWAY = 5;
    public const ushort RTA_MULTIPATH = 9;
    public const ushort RTA_TABLE = 15;
    public const ushort RTA_VIA = 18;
    public const ushort RTA_NH_ID = 30;
    public const byte RT_TABLE_MAIN = 254;
    public const byte RTN_UNICAST = 1;
    public const uint RTM_F_CLONED = 0x200;
    public const uint RTM_F_FIB_MATCH = 0x2000;

    public const ushort NDA_DST = 1;

    public const ushort NETNSA_NSID = 1;
    public const ushort NETNSA_FD = 3;

    public const ushort IFLA_STATS_LINK_64 = 1;
}
