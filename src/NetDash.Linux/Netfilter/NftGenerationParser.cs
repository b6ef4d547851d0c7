using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads NFT_MSG_NEWGEN, the answer to NFT_MSG_GETGEN.</summary>
/// <remarks>
/// <code>
/// 00 00 00 05              nfgen_family, version, res_id: the generation's lower 16 bits
/// 08 00 01 00 00 00 00 05  NFTA_GEN_ID 5, network byte order
/// 08 00 02 00 00 00 03 2c  NFTA_GEN_PROC_PID
/// 08 00 03 00 6e 66 74 00  NFTA_GEN_PROC_NAME
/// </code>
/// </remarks>
internal static class NftGenerationParser
{
    /// <summary>The generation.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static uint Parse(ReadOnlySpan<byte> payload)
    {
        var attributes = NftMessage.Attributes(payload);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxNfTables.NFTA_GEN_ID)
            {
                return attributes.BigEndian32();
            }
        }

        throw new NetlinkFormatException("a generation without its number");
    }
}
