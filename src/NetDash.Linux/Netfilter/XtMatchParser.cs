using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Turns a match of iptables, whether it stands in a rule of nf_tables or in a table of its own, into steps.</summary>
/// <remarks>
/// <c>-m tcp --dport 8080</c>, struct xt_tcp, in the machine's byte order:
/// <code>
/// 00 00 ff ff   spts 0 to 65535
/// 90 1f 90 1f   dpts 8080 to 8080
/// 00 00 00 00   option, flg_mask, flg_cmp, invflags
/// </code>
/// <c>-m multiport --dports 80,1000:2000</c>, struct xt_multiport_v1:
/// <code>
/// 01 03                     flags XT_MULTIPORT_DESTINATION, count
/// 50 00 e8 03 d0 07 00 ..   ports 80, 1000, 2000; 15 of them
/// 00 01 00 00 ..            pflags: the second port begins a range; 15 of them
/// 00                        invert
/// </code>
/// <c>-m addrtype --dst-type LOCAL</c>, struct xt_addrtype_info_v1:
/// <code>
/// 00 00 04 00  00 00 00 00   source, dest 1 &lt;&lt; RTN_LOCAL; flags
/// </code>
/// </remarks>
internal static class XtMatchParser
{
    private static readonly ValueRange Local = ValueRange.Single(MemoryMarshal.AsBytes<int>([LinuxXTables.RTN_LOCAL]));
    private static readonly RuleStep Unclear = new RuleStep.Require(PacketField.Other, [], false);

    /// <summary>Adds the steps of one match.</summary>
    /// <param name="name">Its name, as <c>tcp</c>.</param>
    /// <param name="info">Its structure; what pads it may follow.</param>
    /// <param name="steps">Where they are added.</param>
    /// <exception cref="NetlinkFormatException">It is shorter than its structure.</exception>
    public static void Add(string name, ReadOnlySpan<byte> info, List<RuleStep> steps)
    {
        switch (name)
        {
            case "comment":
                break;
            case "tcp":
                AddPorts(Whole(name, info, LinuxXTables.TcpLength), info[11], steps);
                if (info[8] != 0 || info[9] != 0)
                {
                    steps.Add(Unclear);
                }

                break;
            case "udp":
                AddPorts(Whole(name, info, LinuxXTables.UdpLength), info[8], steps);
                break;
            case "sctp":
                AddSctp(Whole(name, info, LinuxXTables.SctpLength), steps);
                break;
            case "multiport":
                AddMultiport(Whole(name, info, LinuxXTables.MultiportLength), steps);
                break;
            case "addrtype":
                AddAddressType(Whole(name, info, LinuxXTables.AddrtypeV1Length), steps);
                break;
            case "statistic":
                steps.Add(new RuleStep.Require(PacketField.Random, [], false));
                break;
            default:
                steps.Add(Unclear);
                break;
        }
    }

    private static ReadOnlySpan<byte> Whole(string name, ReadOnlySpan<byte> info, int length) =>
        info.Length >= length ? info : throw new NetlinkFormatException($"the match {name} has {info.Length} bytes");

    /// <summary>xt_tcp and xt_udp begin alike, and their first two flags mean the same.</summary>
    private static void AddPorts(ReadOnlySpan<byte> info, byte inverted, List<RuleStep> steps)
    {
        var (from, to) = (MemoryMarshal.Read<ushort>(info), MemoryMarshal.Read<ushort>(info[2..]));
        if (from != 0 || to != ushort.MaxValue || (inverted & LinuxXTables.XT_TCP_INV_SRCPT) != 0)
        {
            steps.Add(Unclear);
        }

        (from, to) = (MemoryMarshal.Read<ushort>(info[4..]), MemoryMarshal.Read<ushort>(info[6..]));
        var isNegated = (inverted & LinuxXTables.XT_TCP_INV_DSTPT) != 0;
        if (from != 0 || to != ushort.MaxValue || isNegated)
        {
            steps.Add(new RuleStep.Require(PacketField.DestinationPort, [Ports(from, to)], isNegated));
        }
    }

    /// <summary>struct xt_sctp_info has the ports of the destination first, and flags that tell what is asked.</summary>
    private static void AddSctp(ReadOnlySpan<byte> info, List<RuleStep> steps)
    {
        var flags = MemoryMarshal.Read<uint>(info[LinuxXTables.SctpFlagsOffset..]);
        var inverted = MemoryMarshal.Read<uint>(info[(LinuxXTables.SctpFlagsOffset + 4)..]);
        if ((flags & LinuxXTables.XT_SCTP_DEST_PORTS) != 0)
        {
            steps.Add(new RuleStep.Require(
                PacketField.DestinationPort, [Ports(MemoryMarshal.Read<ushort>(info), MemoryMarshal.Read<ushort>(info[2..]))],
                (inverted & LinuxXTables.XT_SCTP_DEST_PORTS) != 0));
        }

        if ((flags & ~LinuxXTables.XT_SCTP_DEST_PORTS) != 0)
        {
            steps.Add(Unclear);
        }
    }

    private static void AddMultiport(ReadOnlySpan<byte> info, List<RuleStep> steps)
    {
        if (info[0] != LinuxXTables.XT_MULTIPORT_DESTINATION)
        {
            steps.Add(Unclear);
            return;
        }

        // Revision 0 has neither ranges nor an inversion, and ends where those begin.
        var more = info.Length >= LinuxXTables.MultiportV1Length ? info[LinuxXTables.MultiportLength..] : default;
        var ports = MemoryMarshal.Cast<byte, ushort>(info.Slice(2, 2 * LinuxXTables.XT_MULTI_PORTS));
        var ranges = new List<ValueRange>();
        for (var i = 0; i < Math.Min((int)info[1], ports.Length); i++)
        {
            var isRange = !more.IsEmpty && more[i] != 0 && i + 1 < ports.Length;
            ranges.Add(isRange ? Ports(ports[i], ports[++i]) : Ports(ports[i], ports[i]));
        }

        steps.Add(new RuleStep.Require(PacketField.DestinationPort, [.. ranges], !more.IsEmpty && more[LinuxXTables.XT_MULTI_PORTS] != 0));
    }

    private static void AddAddressType(ReadOnlySpan<byte> info, List<RuleStep> steps)
    {
        var (source, destination) = (MemoryMarshal.Read<ushort>(info), MemoryMarshal.Read<ushort>(info[2..]));
        var (flags, isNegated) = (MemoryMarshal.Read<uint>(info[4..]), false);
        if (info.Length >= LinuxXTables.AddrtypeLength)
        {
            // Revision 0: invert_source and invert_dest, a number each.
            isNegated = MemoryMarshal.Read<uint>(info[8..]) != 0;
            flags = 0;
        }
        else
        {
            isNegated = (flags & LinuxXTables.XT_ADDRTYPE_INVERT_DEST) != 0;
            flags &= ~3u;
        }

        if (source != 0 || flags != 0)
        {
            steps.Add(Unclear);
        }

        if (destination != 0)
        {
            var isLocal = (destination & (1 << LinuxXTables.RTN_LOCAL)) != 0;
            steps.Add(new RuleStep.Require(PacketField.DestinationType, [Local], isNegated == isLocal));
        }
    }

    private static ValueRange Ports(ushort from, ushort to)
    {
        var (low, high) = (new byte[2], new byte[2]);
        BinaryPrimitives.WriteUInt16BigEndian(low, from);
        BinaryPrimitives.WriteUInt16BigEndian(high, to);
        return new ValueRange(low, high);
    }
}
