using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Turns an expression of nf_tables into steps.</summary>
/// <remarks>
/// All are attributes whose numbers are in network byte order; <c>cmp</c>, for one:
/// <code>
/// 08 00 01 00 00 00 00 01        NFTA_CMP_SREG NFT_REG_1
/// 08 00 02 00 00 00 00 00        NFTA_CMP_OP NFT_CMP_EQ
/// 0c 00 03 00                    NFTA_CMP_DATA
///   06 00 01 00 1f 90 00 00      NFTA_DATA_VALUE 8080, padded
/// </code>
/// An expression that only counts, marks or logs makes no step; one that is not known might hold a packet back, and is a
/// condition that nothing is known of.
/// </remarks>
internal static class NftExpressionParser
{
    private static readonly RuleStep Unclear = new RuleStep.Require(PacketField.Other, [], false);

    /// <summary>Adds the steps of one expression.</summary>
    /// <param name="name">NFTA_EXPR_NAME.</param>
    /// <param name="data">NFTA_EXPR_DATA.</param>
    /// <param name="steps">Where they are added.</param>
    /// <exception cref="NetlinkFormatException">It is cut, or names a register that there is not.</exception>
    public static void Add(string name, ReadOnlySpan<byte> data, List<RuleStep> steps)
    {
        switch (name)
        {
            case "counter" or "log" or "last" or "masq" or "notrack" or "dynset" or "dup" or "tproxy" or "flow_offload":
                break;
            case "meta":
                AddMeta(new NftFields(data), steps);
                break;
            case "payload":
                AddPayload(new NftFields(data), steps);
                break;
            case "fib":
                AddFib(new NftFields(data), steps);
                break;
            case "numgen":
                steps.Add(new RuleStep.Load(new NftFields(data).Slot(LinuxNfTables.NFTA_NG_DREG), PacketField.Random, 4));
                break;
            case "hash":
                steps.Add(new RuleStep.Load(new NftFields(data).Slot(LinuxNfTables.NFTA_HASH_DREG), PacketField.Random, 4));
                break;
            case "bitwise":
                AddBitwise(new NftFields(data), steps);
                break;
            case "cmp":
                AddCompare(new NftFields(data), steps);
                break;
            case "range":
                AddRange(new NftFields(data), steps);
                break;
            case "lookup":
                AddLookup(new NftFields(data), steps);
                break;
            case "immediate":
                AddImmediate(new NftFields(data), steps);
                break;
            case "nat":
                AddNat(new NftFields(data), steps);
                break;
            case "redir":
                steps.Add(new RuleStep.Translate(0, null, new NftFields(data).OptionalSlot(LinuxNfTables.NFTA_REDIR_REG_PROTO_MIN)));
                break;
            case "match":
                var match = new NftFields(data);
                XtMatchParser.Add(match.Text(LinuxNfTablesCompat.NFTA_MATCH_NAME), match.Bytes(LinuxNfTablesCompat.NFTA_MATCH_INFO), steps);
                break;
            case "target":
                var target = new NftFields(data);
                XtTargetParser.Add(target.Text(LinuxNfTablesCompat.NFTA_TARGET_NAME), target.Bytes(LinuxNfTablesCompat.NFTA_TARGET_INFO), steps);
                break;
            case "ct":
                // With a register to write to it reads; else it sets, which holds nothing back.
                if (new NftFields(data).Has(LinuxNfTables.NFTA_CT_DREG))
                {
                    steps.Add(new RuleStep.Forget());
                }

                break;
            case "objref":
                if (new NftFields(data).Number(LinuxNfTables.NFTA_OBJREF_IMM_TYPE) != LinuxNfTables.NFT_OBJECT_COUNTER)
                {
                    steps.Add(Unclear);
                }

                break;
            case "rt" or "exthdr" or "socket" or "osf" or "xfrm" or "tunnel" or "byteorder":
                steps.Add(new RuleStep.Forget());
                break;
            default:
                steps.Add(new RuleStep.Forget());
                steps.Add(Unclear);
                break;
        }
    }

    private static void AddMeta(NftFields fields, List<RuleStep> steps)
    {
        if (fields.OptionalSlot(LinuxNfTables.NFTA_META_DREG) is not { } slot)
        {
            // It sets a mark or a priority.
            return;
        }

        var (field, length) = fields.Number(LinuxNfTables.NFTA_META_KEY) switch
        {
            LinuxNfTables.NFT_META_NFPROTO => (PacketField.Family, 1),
            LinuxNfTables.NFT_META_L4PROTO => (PacketField.Protocol, 1),
            LinuxNfTables.NFT_META_IIFNAME => (PacketField.InputName, 16),
            LinuxNfTables.NFT_META_IIF => (PacketField.InputIndex, 4),
            LinuxNfTables.NFT_META_PRANDOM => (PacketField.Random, 4),
            _ => (PacketField.Other, 4),
        };
        steps.Add(new RuleStep.Load(slot, field, length));
    }

    private static void AddPayload(NftFields fields, List<RuleStep> steps)
    {
        if (fields.OptionalSlot(LinuxNfTables.NFTA_PAYLOAD_DREG) is not { } slot)
        {
            // It writes into the packet.
            return;
        }

        var length = (int)Math.Min(fields.Number(LinuxNfTables.NFTA_PAYLOAD_LEN), 64);
        var offset = (int)Math.Min(fields.Number(LinuxNfTables.NFTA_PAYLOAD_OFFSET), 1024);
        steps.Add(fields.Number(LinuxNfTables.NFTA_PAYLOAD_BASE) switch
        {
            LinuxNfTables.NFT_PAYLOAD_NETWORK_HEADER => new RuleStep.LoadHeader(slot, false, offset, length),
            LinuxNfTables.NFT_PAYLOAD_TRANSPORT_HEADER => new RuleStep.LoadHeader(slot, true, offset, length),
            _ => new RuleStep.Load(slot, PacketField.Other, length),
        });
    }

    private static void AddFib(NftFields fields, List<RuleStep> steps)
    {
        var isType = fields.Number(LinuxNfTables.NFTA_FIB_RESULT) == LinuxNfTables.NFT_FIB_RESULT_ADDRTYPE
            && fields.Number(LinuxNfTables.NFTA_FIB_FLAGS) == LinuxNfTables.NFTA_FIB_F_DADDR;
        steps.Add(new RuleStep.Load(
            fields.Slot(LinuxNfTables.NFTA_FIB_DREG), isType ? PacketField.DestinationType : PacketField.Other, isType ? 4 : 16));
    }

    private static void AddBitwise(NftFields fields, List<RuleStep> steps)
    {
        var slot = fields.Slot(LinuxNfTables.NFTA_BITWISE_DREG);
        var mask = fields.Value(LinuxNfTables.NFTA_BITWISE_MASK);
        var isMask = mask.Length > 0 && !fields.Value(LinuxNfTables.NFTA_BITWISE_XOR).AsSpan().ContainsAnyExcept((byte)0);
        steps.Add(isMask
            ? new RuleStep.Mask(fields.Slot(LinuxNfTables.NFTA_BITWISE_SREG), slot, mask)
            : new RuleStep.Load(slot, PacketField.Other, Math.Max(mask.Length, 4)));
    }

    private static void AddCompare(NftFields fields, List<RuleStep> steps)
    {
        var slot = fields.Slot(LinuxNfTables.NFTA_CMP_SREG);
        var value = fields.Value(LinuxNfTables.NFTA_CMP_DATA);
        var lowest = new byte[value.Length];
        var highest = new byte[value.Length];
        highest.AsSpan().Fill(0xff);
        if (fields.Number(LinuxNfTables.NFTA_CMP_OP) == LinuxNfTables.NFT_CMP_LTE
            && steps is [.., RuleStep.Test { IsNegated: false, Ranges: [var lower] } before] && before.Slot == slot
            && lower.High.Length == value.Length && !lower.High.AsSpan().ContainsAnyExcept((byte)0xff))
        {
            // From here, and to there: one range.
            steps[^1] = before with { Ranges = [lower with { High = value }] };
            return;
        }

        steps.Add(fields.Number(LinuxNfTables.NFTA_CMP_OP) switch
        {
            LinuxNfTables.NFT_CMP_EQ => new RuleStep.Test(slot, [ValueRange.Single(value)], false),
            LinuxNfTables.NFT_CMP_NEQ => new RuleStep.Test(slot, [ValueRange.Single(value)], true),
            LinuxNfTables.NFT_CMP_LT => new RuleStep.Test(slot, [new ValueRange(value, highest)], true),
            LinuxNfTables.NFT_CMP_LTE => new RuleStep.Test(slot, [new ValueRange(lowest, value)], false),
            LinuxNfTables.NFT_CMP_GT => new RuleStep.Test(slot, [new ValueRange(lowest, value)], true),
            LinuxNfTables.NFT_CMP_GTE => new RuleStep.Test(slot, [new ValueRange(value, highest)], false),
            var other => throw new NetlinkFormatException($"cmp has no operator {other}"),
        });
    }

    private static void AddRange(NftFields fields, List<RuleStep> steps)
    {
        var (low, high) = (fields.Value(LinuxNfTables.NFTA_RANGE_FROM_DATA), fields.Value(LinuxNfTables.NFTA_RANGE_TO_DATA));
        if (low.Length != high.Length)
        {
            throw new NetlinkFormatException($"a range goes from {low.Length} to {high.Length} bytes");
        }

        steps.Add(new RuleStep.Test(
            fields.Slot(LinuxNfTables.NFTA_RANGE_SREG), [new ValueRange(low, high)],
            fields.Number(LinuxNfTables.NFTA_RANGE_OP) == LinuxNfTables.NFT_RANGE_NEQ));
    }

    private static void AddLookup(NftFields fields, List<RuleStep> steps)
    {
        var target = fields.Has(LinuxNfTables.NFTA_LOOKUP_DREG) ? fields.Number(LinuxNfTables.NFTA_LOOKUP_DREG) : (uint?)null;
        steps.Add(new RuleStep.Lookup(
            fields.Slot(LinuxNfTables.NFTA_LOOKUP_SREG),
            fields.Text(LinuxNfTables.NFTA_LOOKUP_SET),
            (fields.Number(LinuxNfTables.NFTA_LOOKUP_FLAGS) & LinuxNfTables.NFT_LOOKUP_F_INV) != 0,
            target is > 0 ? NftMessage.Slot(target.Value) : null,
            target is 0));
    }

    private static void AddImmediate(NftFields fields, List<RuleStep> steps)
    {
        var (value, verdict) = NftDataParser.Parse(fields.Bytes(LinuxNfTables.NFTA_IMMEDIATE_DATA));
        steps.Add(verdict is { } end ? new RuleStep.End(end) : new RuleStep.Constant(fields.Slot(LinuxNfTables.NFTA_IMMEDIATE_DREG), value));
    }

    private static void AddNat(NftFields fields, List<RuleStep> steps)
    {
        if (fields.Number(LinuxNfTables.NFTA_NAT_TYPE) == LinuxNfTables.NFT_NAT_DNAT)
        {
            steps.Add(new RuleStep.Translate(
                (byte)fields.Number(LinuxNfTables.NFTA_NAT_FAMILY),
                fields.OptionalSlot(LinuxNfTables.NFTA_NAT_REG_ADDR_MIN),
                fields.OptionalSlot(LinuxNfTables.NFTA_NAT_REG_PROTO_MIN)));
        }
    }
}
