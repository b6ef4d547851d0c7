using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads enum nft_data_attributes: a value, or a verdict.</summary>
/// <remarks>
/// <code>
/// 08 00 01 00 c0 00 02 07        NFTA_DATA_VALUE 192.0.2.7
/// or
/// 18 00 02 00                    NFTA_DATA_VERDICT
///   08 00 01 00 ff ff ff fd      NFTA_VERDICT_CODE NFT_JUMP
///   0b 00 02 00 "DOCKER\0" 00    NFTA_VERDICT_CHAIN, padded
/// </code>
/// </remarks>
internal static class NftDataParser
{
    /// <summary>The value, empty for a verdict, and the verdict.</summary>
    /// <exception cref="NetlinkFormatException">An attribute is cut.</exception>
    public static (byte[] Value, Verdict? Verdict) Parse(ReadOnlySpan<byte> data)
    {
        var attributes = new AttributeReader(data);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxNfTables.NFTA_DATA_VALUE:
                    return (attributes.Value.ToArray(), null);
                case LinuxNfTables.NFTA_DATA_VERDICT:
                    return ([], Verdict(attributes.Value));
            }
        }

        return ([], null);
    }

    private static Verdict Verdict(ReadOnlySpan<byte> value)
    {
        var (code, chain) = (int.MinValue, "");
        var attributes = new AttributeReader(value);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxNfTables.NFTA_VERDICT_CODE:
                    code = (int)attributes.BigEndian32();
                    break;
                case LinuxNfTables.NFTA_VERDICT_CHAIN:
                    chain = attributes.Text();
                    break;
            }
        }

        return new Verdict(
            code switch
            {
                LinuxNetfilter.NF_ACCEPT => VerdictKind.Accept,
                LinuxNetfilter.NF_DROP => VerdictKind.Drop,
                LinuxNfTables.NFT_RETURN => VerdictKind.Return,
                LinuxNfTables.NFT_JUMP => VerdictKind.Jump,
                LinuxNfTables.NFT_GOTO => VerdictKind.Goto,
                _ => VerdictKind.Continue,
            },
            chain);
    }
}
