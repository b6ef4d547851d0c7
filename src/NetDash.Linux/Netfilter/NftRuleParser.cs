using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads NFT_MSG_NEWRULE: the steps that a rule takes.</summary>
/// <remarks>
/// What <c>nft add rule ip t pre tcp dport 80 redirect to :8080</c> makes:
/// <code>
/// 02 00 00 05                          nfgen_family NFPROTO_IPV4, version, res_id
/// 06 00 01 00 "t\0" 00 00              NFTA_RULE_TABLE
/// 08 00 02 00 "pre\0"                  NFTA_RULE_CHAIN
/// 0c 00 03 00 00 .. 02                 NFTA_RULE_HANDLE
/// xx 01 04 00                          NFTA_RULE_EXPRESSIONS
///   24 00 01 00                        NFTA_LIST_ELEM
///     09 00 01 00 "meta\0" 00 00 00    NFTA_EXPR_NAME, padded
///     14 00 02 00                      NFTA_EXPR_DATA, in the expression's own attributes
///       08 00 02 00 00 00 00 10        NFTA_META_KEY NFT_META_L4PROTO
///       08 00 01 00 00 00 00 01        NFTA_META_DREG NFT_REG_1
///   .. and so on: cmp, payload, cmp, immediate, redir
/// </code>
/// </remarks>
internal static class NftRuleParser
{
    /// <summary>The steps of the rule.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static RuleStep[] Parse(ReadOnlySpan<byte> payload)
    {
        var steps = new List<RuleStep>();
        var attributes = NftMessage.Attributes(payload);
        while (attributes.MoveNext())
        {
            if (attributes.Type != LinuxNfTables.NFTA_RULE_EXPRESSIONS)
            {
                continue;
            }

            var elements = new AttributeReader(attributes.Value);
            while (elements.MoveNext())
            {
                if (elements.Type == LinuxNfTables.NFTA_LIST_ELEM)
                {
                    AddExpression(elements.Value, steps);
                }
            }
        }

        return [.. steps];
    }

    private static void AddExpression(ReadOnlySpan<byte> expression, List<RuleStep> steps)
    {
        var name = "";
        ReadOnlySpan<byte> data = default;
        var attributes = new AttributeReader(expression);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxNfTables.NFTA_EXPR_NAME:
                    name = attributes.Text();
                    break;
                case LinuxNfTables.NFTA_EXPR_DATA:
                    data = attributes.Value;
                    break;
            }
        }

        NftExpressionParser.Add(name, data, steps);
    }
}
