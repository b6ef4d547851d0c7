namespace NetDash.Linux.Interop;

/// <summary>linux/netfilter_ipv4/ip_tables.h and linux/netfilter_ipv6/ip6_tables.h: iptables before nf_tables.</summary>
internal static class LinuxIpTables
{
    public const int IPT_SO_GET_INFO = 64;
    public const int IPT_SO_GET_ENTRIES = 65;

    /// <summary>struct ipt_getinfo: name, valid_hooks, hook_entry, underflow, num_entries, size.</summary>
    public const int GetInfoLength = 84;
    public const int HookEntryOffset = 36;
    public const int SizeOffset = 80;

    /// <summary>struct ipt_get_entries without its entries: name, size, and four bytes to align them.</summary>
    public const int GetEntriesLength = 40;

    /// <summary>struct ipt_entry: struct ipt_ip, nfcache, target_offset, next_offset, comefrom, counters.</summary>
    public const int IptEntryLength = 112;

    /// <summary>struct ip6t_entry.</summary>
    public const int Ip6tEntryLength = 168;

    public const byte IPT_F_FRAG = 1;
    public const byte IPT_F_GOTO = 2;
    public const byte IP6T_F_PROTO = 1;
    public const byte IP6T_F_TOS = 2;
    public const byte IP6T_F_GOTO = 4;
    public const byte IPT_INV_VIA_IN = 0x01;
    public const byte IPT_INV_SRCIP = 0x08;
    public const byte IPT_INV_DSTIP = 0x10;
    public const byte XT_INV_PROTO = 0x40;
}
