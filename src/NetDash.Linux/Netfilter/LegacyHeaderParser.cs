using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads struct ipt_ip and struct ip6t_ip6: what a rule of iptables asks for without a match.</summary>
/// <remarks>
/// <c>-s 10.0.0.0/8 ! -i eth+ -p udp</c>:
/// <code>
/// 0a 00 00 00  00 00 00 00   src, dst
/// ff 00 00 00  00 00 00 00   smsk, dmsk
/// "eth" 00 x13               iniface; 16 bytes
/// 00 x16                     outiface
/// ff ff ff 00 x13            iniface_mask: of a whole name its NUL too
/// 00 x16                     outiface_mask
/// 11 00 00 01                proto IPPROTO_UDP, the machine's byte order; flags; invflags IPT_INV_VIA_IN
/// </code>
/// ip6t_ip6 has addresses of 16 bytes, and tos between proto and flags.
/// </remarks>
internal static class LegacyHeaderParser
{
    private const int NameLength = 16;

    /// <summary>Adds the steps of one rule's header.</summary>
    /// <param name="header">struct ipt_entry or ip6t_entry, whole.</param>
    /// <param name="isIpv6">Which of the two.</param>
    /// <param name="steps">Where they are added.</param>
    /// <param name="isGoto">Whether its jump is a goto.</param>
    public static void Add(ReadOnlySpan<byte> header, bool isIpv6, List<RuleStep> steps, out bool isGoto)
    {
        var size = isIpv6 ? 16 : 4;
        var names = header[(4 * size)..];
        var tail = names[(4 * NameLength)..];
        var (flags, inverted) = isIpv6 ? (tail[3], tail[4]) : (tail[2], tail[3]);
        isGoto = (flags & (isIpv6 ? LinuxIpTables.IP6T_F_GOTO : LinuxIpTables.IPT_F_GOTO)) != 0;

        AddAddress(PacketField.Source, header[..size], header.Slice(2 * size, size), (inverted & LinuxIpTables.IPT_INV_SRCIP) != 0, steps);
        AddAddress(PacketField.Destination, header.Slice(size, size), header.Slice(3 * size, size), (inverted & LinuxIpTables.IPT_INV_DSTIP) != 0, steps);

        var mask = names.Slice(2 * NameLength, NameLength);
        var length = mask.IndexOf((byte)0) is var end and >= 0 ? end : NameLength;
        if (length > 0)
        {
            steps.Add(new RuleStep.Require(
                PacketField.InputName, [ValueRange.Single(names[..length])], (inverted & LinuxIpTables.IPT_INV_VIA_IN) != 0));
        }

        var protocol = MemoryMarshal.Read<ushort>(tail);
        if (isIpv6 ? (flags & LinuxIpTables.IP6T_F_PROTO) != 0 : protocol != 0)
        {
            steps.Add(new RuleStep.Require(
                PacketField.Protocol, [ValueRange.Single([(byte)protocol])], (inverted & LinuxIpTables.XT_INV_PROTO) != 0));
        }

        if ((flags & (isIpv6 ? LinuxIpTables.IP6T_F_TOS : LinuxIpTables.IPT_F_FRAG)) != 0)
        {
            steps.Add(new RuleStep.Require(PacketField.Other, [], false));
        }
    }

    private static void AddAddress(PacketField field, ReadOnlySpan<byte> value, ReadOnlySpan<byte> mask, bool isNegated, List<RuleStep> steps)
    {
        if (mask.ContainsAnyExcept((byte)0))
        {
            steps.Add(ValueRange.Masked(value, mask) is { } range
                ? new RuleStep.Require(field, [range], isNegated)
                : new RuleStep.Require(PacketField.Other, [], false));
        }
    }
}
