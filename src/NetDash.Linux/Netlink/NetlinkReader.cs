using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>
/// Walks the messages of a buffer, see netlink(7). A header that lies about its length ends the walk and sets
/// <see cref="IsMalformed"/>: what follows cannot be found any more.
/// </summary>
/// <remarks>
/// <code>
/// 14 00 00 00  nlmsg_len 20, header included
/// 03 00        nlmsg_type NLMSG_DONE
/// 02 00        nlmsg_flags NLM_F_MULTI
/// 01 00 00 00  nlmsg_seq
/// e8 03 00 00  nlmsg_pid: the port of the socket that asked
/// 00 00 00 00  payload, padded to a multiple of four
/// </code>
/// All numbers are in the machine's own byte order, which on every machine .NET runs Linux on but s390x is little endian.
/// </remarks>
internal ref struct NetlinkReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>nlmsg_type of the current message.</summary>
    public ushort Type { get; private set; }

    /// <summary>nlmsg_flags of the current message.</summary>
    public ushort Flags { get; private set; }

    /// <summary>nlmsg_seq of the current message.</summary>
    public uint Sequence { get; private set; }

    /// <summary>What follows the current message's header.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>Whether the buffer ended in something that is no message.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Steps to the next message.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < LinuxNetlink.NLMSG_HDRLEN)
        {
            IsMalformed |= !_rest.IsEmpty;
            return false;
        }

        var length = MemoryMarshal.Read<uint>(_rest);
        if (length < LinuxNetlink.NLMSG_HDRLEN || length > (uint)_rest.Length)
        {
            IsMalformed = true;
            return false;
        }

        Type = MemoryMarshal.Read<ushort>(_rest[4..]);
        Flags = MemoryMarshal.Read<ushort>(_rest[6..]);
        Sequence = MemoryMarshal.Read<uint>(_rest[8..]);
        Payload = _rest[LinuxNetlink.NLMSG_HDRLEN..(int)length];
        _rest = _rest[Math.Min(LinuxNetlink.Align((int)length), _rest.Length)..];
        return true;
    }
}

/// <summary>Walks the attributes of a message, or those nested in another attribute.</summary>
/// <remarks>
/// <code>
/// 08 00        nla_len 8, header included
/// 04 00        nla_type IFLA_MTU; the upper two bits are NLA_F_NESTED and NLA_F_NET_BYTEORDER
/// dc 05 00 00  1500; padded to a multiple of four
/// </code>
/// </remarks>
internal ref struct AttributeReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>nla_type of the current attribute, without its flags.</summary>
    public ushort Type { get; private set; }

    /// <summary>The current attribute's value.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Steps to the next attribute.</summary>
    /// <exception cref="NetlinkFormatException">An attribute is shorter than its header or longer than its message.</exception>
    public bool MoveNext()
    {
        if (_rest.Length < LinuxNetlink.NLA_HDRLEN)
        {
            return false;
        }

        var length = MemoryMarshal.Read<ushort>(_rest);
        if (length < LinuxNetlink.NLA_HDRLEN || length > _rest.Length)
        {
            throw new NetlinkFormatException($"an attribute says it has {length} bytes where {_rest.Length} are left");
        }

        Type = (ushort)(MemoryMarshal.Read<ushort>(_rest[2..]) & LinuxNetlink.NLA_TYPE_MASK);
        Value = _rest[LinuxNetlink.NLA_HDRLEN..length];
        _rest = _rest[Math.Min(LinuxNetlink.Align(length), _rest.Length)..];
        return true;
    }

    /// <summary>The value as a number in the machine's byte order.</summary>
    /// <exception cref="NetlinkFormatException">It has another length.</exception>
    public readonly T Number<T>()
        where T : unmanaged =>
        Value.Length == Unsafe.SizeOf<T>() ? MemoryMarshal.Read<T>(Value) : throw WrongLength(Unsafe.SizeOf<T>());

    /// <summary>The value as a 16 bit number in network byte order.</summary>
    /// <exception cref="NetlinkFormatException">It has another length.</exception>
    public readonly ushort BigEndian16() =>
        Value.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(Value) : throw WrongLength(2);

    /// <summary>The value as a 32 bit number in network byte order.</summary>
    /// <exception cref="NetlinkFormatException">It has another length.</exception>
    public readonly uint BigEndian32() =>
        Value.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(Value) : throw WrongLength(4);

    /// <summary>The value as text up to its NUL; bytes that are no UTF-8 become U+FFFD.</summary>
    public readonly string Text() => NetlinkText.Decode(Value);

    private readonly NetlinkFormatException WrongLength(int wanted) =>
        new($"attribute {Type} has {Value.Length} bytes instead of {wanted}");
}
