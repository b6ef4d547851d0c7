using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>What all messages of nf_tables have in common: struct nfgenmsg, then attributes.</summary>
internal static class NftMessage
{
    /// <summary>nfgen_family.</summary>
    /// <exception cref="NetlinkFormatException">There is no header.</exception>
    public static byte Family(ReadOnlySpan<byte> payload) =>
        payload.Length >= LinuxNetfilter.NfGenMessageLength ? payload[0] : throw new NetlinkFormatException($"nfgenmsg has {payload.Length} bytes");

    /// <summary>Its attributes.</summary>
    /// <exception cref="NetlinkFormatException">There is no header.</exception>
    public static AttributeReader Attributes(ReadOnlySpan<byte> payload)
    {
        _ = Family(payload);
        return new AttributeReader(payload[LinuxNetfilter.NfGenMessageLength..]);
    }

    /// <summary>The slot of a register: NFT_REG_1 to NFT_REG_4 are four of the sixteen that NFT_REG32_00 and on are one of.</summary>
    /// <exception cref="NetlinkFormatException">There is no such register, or it is the one of verdicts.</exception>
    public static int Slot(uint register) => register switch
    {
        >= LinuxNfTables.NFT_REG_1 and <= LinuxNfTables.NFT_REG_4 => (int)(register - LinuxNfTables.NFT_REG_1) * 4,
        >= LinuxNfTables.NFT_REG32_00 and <= LinuxNfTables.NFT_REG32_15 => (int)register - LinuxNfTables.NFT_REG32_00,
        _ => throw new NetlinkFormatException($"there is no register {register}"),
    };
}
