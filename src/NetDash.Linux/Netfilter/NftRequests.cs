using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>The requests to nf_tables that NetDash sends: every one of them reads. Buffers are the caller's.</summary>
internal static class NftRequests
{
    /// <summary>A buffer of this size holds any of them, with the longest names there are.</summary>
    public const int BufferSize = 1024;

    /// <summary>NFT_MSG_GETGEN: the generation of the namespace's rules, which every change makes another.</summary>
    public static Span<byte> Generation(Span<byte> buffer) => Start(buffer, LinuxNfTables.NFT_MSG_GETGEN, 0, LinuxNetfilter.NFPROTO_UNSPEC).Finish();

    /// <summary>NFT_MSG_GETCHAIN dump of the chains of every table of every family.</summary>
    public static Span<byte> Chains(Span<byte> buffer) =>
        Start(buffer, LinuxNfTables.NFT_MSG_GETCHAIN, LinuxNetlink.NLM_F_DUMP, LinuxNetfilter.NFPROTO_UNSPEC).Finish();

    /// <summary>NFT_MSG_GETRULE dump of one chain's rules.</summary>
    public static Span<byte> Rules(Span<byte> buffer, byte family, string table, string chain)
    {
        var writer = Start(buffer, LinuxNfTables.NFT_MSG_GETRULE, LinuxNetlink.NLM_F_DUMP, family);
        writer.Attribute(LinuxNfTables.NFTA_RULE_TABLE, table);
        writer.Attribute(LinuxNfTables.NFTA_RULE_CHAIN, chain);
        return writer.Finish();
    }

    /// <summary>NFT_MSG_GETSET of one set, without its elements.</summary>
    public static Span<byte> Set(Span<byte> buffer, byte family, string table, string set)
    {
        var writer = Start(buffer, LinuxNfTables.NFT_MSG_GETSET, 0, family);
        writer.Attribute(LinuxNfTables.NFTA_SET_TABLE, table);
        writer.Attribute(LinuxNfTables.NFTA_SET_NAME, set);
        return writer.Finish();
    }

    /// <summary>NFT_MSG_GETSETELEM dump of one set's elements.</summary>
    public static Span<byte> Elements(Span<byte> buffer, byte family, string table, string set)
    {
        var writer = Start(buffer, LinuxNfTables.NFT_MSG_GETSETELEM, LinuxNetlink.NLM_F_DUMP, family);
        writer.Attribute(LinuxNfTables.NFTA_SET_ELEM_LIST_TABLE, table);
        writer.Attribute(LinuxNfTables.NFTA_SET_ELEM_LIST_SET, set);
        return writer.Finish();
    }

    /// <summary>struct nfgenmsg: family, NFNETLINK_V0, and a resource id that is not used.</summary>
    private static NetlinkWriter Start(Span<byte> buffer, ushort message, ushort flags, byte family)
    {
        var writer = new NetlinkWriter(buffer, (ushort)(LinuxNetfilter.NFNL_SUBSYS_NFTABLES | message), flags);
        writer.Struct(LinuxNetfilter.NfGenMessageLength)[0] = family;
        return writer;
    }
}
