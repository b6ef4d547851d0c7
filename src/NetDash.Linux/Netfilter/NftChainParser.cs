using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads NFT_MSG_NEWCHAIN, as far as it is a chain of type nat at hook prerouting.</summary>
/// <remarks>
/// <code>
/// 02 00 00 05                       nfgen_family NFPROTO_IPV4, version, res_id
/// 08 00 01 00 "nat\0"               NFTA_CHAIN_TABLE
/// 0f 00 03 00 "PREROUTING\0" 00     NFTA_CHAIN_NAME, padded
/// 0c 00 02 00 00 .. 01              NFTA_CHAIN_HANDLE
/// 14 00 04 00                       NFTA_CHAIN_HOOK; only base chains have one
///   08 00 01 00 00 00 00 00         NFTA_HOOK_HOOKNUM NF_INET_PRE_ROUTING
///   08 00 02 00 ff ff ff 9c         NFTA_HOOK_PRIORITY -100
/// 08 00 05 00 00 00 00 01           NFTA_CHAIN_POLICY NF_ACCEPT
/// 08 00 07 00 "nat\0"               NFTA_CHAIN_TYPE
/// </code>
/// </remarks>
internal static class NftChainParser
{
    /// <summary>The base chain; null when it is another chain.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static BaseChain? ParseNat(ReadOnlySpan<byte> payload)
    {
        var (family, table, name, type) = (NftMessage.Family(payload), "", "", "");
        (uint Number, int Priority)? hook = null;
        var attributes = NftMessage.Attributes(payload);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxNfTables.NFTA_CHAIN_TABLE:
                    table = attributes.Text();
                    break;
                case LinuxNfTables.NFTA_CHAIN_NAME:
                    name = attributes.Text();
                    break;
                case LinuxNfTables.NFTA_CHAIN_TYPE:
                    type = attributes.Text();
                    break;
                case LinuxNfTables.NFTA_CHAIN_HOOK:
                    hook = Hook(attributes.Value);
                    break;
            }
        }

        return hook is { Number: LinuxNetfilter.NF_INET_PRE_ROUTING } at && type == "nat" && table.Length > 0 && name.Length > 0
            && family is LinuxNetfilter.NFPROTO_IPV4 or LinuxNetfilter.NFPROTO_IPV6 or LinuxNetfilter.NFPROTO_INET
                ? new BaseChain(family, table, name, at.Priority)
                : null;
    }

    private static (uint Number, int Priority) Hook(ReadOnlySpan<byte> value)
    {
        var (number, priority) = (uint.MaxValue, 0);
        var attributes = new AttributeReader(value);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxNfTables.NFTA_HOOK_HOOKNUM:
                    number = attributes.BigEndian32();
                    break;
                case LinuxNfTables.NFTA_HOOK_PRIORITY:
                    priority = (int)attributes.BigEndian32();
                    break;
            }
        }

        return (number, priority);
    }
}
