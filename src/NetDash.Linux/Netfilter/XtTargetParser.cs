using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// Turns a target of iptables into steps: DNAT and REDIRECT. NETMAP, which moves networks and not ports, is left out, as is all
/// that marks, counts or logs.
/// </summary>
/// <remarks>
/// <c>-j DNAT --to-destination 172.17.0.2:80</c>, struct nf_nat_range2 (revision 2; revision 1 ends before base_proto):
/// <code>
/// 03 00 00 00          flags NF_NAT_RANGE_MAP_IPS and NF_NAT_RANGE_PROTO_SPECIFIED, the machine's byte order
/// ac 11 00 02 00 x12   min_addr, network byte order
/// ac 11 00 02 00 x12   max_addr
/// 00 50 00 50 00 00    min_proto, max_proto, base_proto, network byte order
/// </code>
/// Revision 0 over IPv4, struct nf_nat_ipv4_multi_range_compat:
/// <code>
/// 01 00 00 00               rangesize
/// 02 00 00 00               flags
/// 00 00 00 00  00 00 00 00  min_ip, max_ip
/// 00 35 00 35               min, max
/// </code>
/// </remarks>
internal static class XtTargetParser
{
    /// <summary>Adds the step of one target; nothing for one that leads nowhere.</summary>
    /// <param name="name">Its name, as <c>DNAT</c>.</param>
    /// <param name="info">Its structure; what pads it may follow.</param>
    /// <param name="steps">Where it is added.</param>
    /// <exception cref="NetlinkFormatException">It is shorter than its structure.</exception>
    public static void Add(string name, ReadOnlySpan<byte> info, List<RuleStep> steps)
    {
        if (name is not ("DNAT" or "REDIRECT"))
        {
            return;
        }

        if (info.Length < LinuxXTables.NatIpv4RangeLength)
        {
            throw new NetlinkFormatException($"the target {name} has {info.Length} bytes");
        }

        var isIpv4 = info.Length < LinuxXTables.NatRangeLength;
        var flags = MemoryMarshal.Read<uint>(isIpv4 ? info[4..] : info);
        var address = new byte[16];
        info.Slice(isIpv4 ? 8 : 4, isIpv4 ? 4 : 16).CopyTo(address);
        var port = BinaryPrimitives.ReadUInt16BigEndian(isIpv4 ? info[16..] : info[36..]);
        steps.Add(new RuleStep.TranslateTo(
            name == "DNAT" && (flags & LinuxXTables.NF_NAT_RANGE_MAP_IPS) != 0 ? address : null,
            (flags & LinuxXTables.NF_NAT_RANGE_PROTO_SPECIFIED) != 0 ? port : 0));
    }
}
