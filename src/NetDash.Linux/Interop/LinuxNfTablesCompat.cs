namespace NetDash.Linux.Interop;

/// <summary>linux/netfilter/nf_tables_compat.h: matches and targets of iptables inside rules of nf_tables.</summary>
internal static class LinuxNfTablesCompat
{
    public const ushort NFTA_TARGET_NAME = 1;
    public const ushort NFTA_TARGET_REV = 2;
    public const ushort NFTA_TARGET_INFO = 3;
    public const ushort NFTA_MATCH_NAME = 1;
    public const ushort NFTA_MATCH_REV = 2;
    public const ushort NFTA_MATCH_INFO = 3;
}
