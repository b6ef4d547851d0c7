using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Writes one netlink request into a buffer of the caller's; see <see cref="NetlinkReader"/> for the format.</summary>
internal ref struct NetlinkWriter
{
    private readonly Span<byte> _buffer;
    private int _length;

    /// <summary>Starts a message. The sequence number is set by the socket that sends it.</summary>
    public NetlinkWriter(Span<byte> buffer, ushort type, ushort flags)
    {
        _buffer = buffer;
        _buffer[..LinuxNetlink.NLMSG_HDRLEN].Clear();
        MemoryMarshal.Write(_buffer[4..], type);
        MemoryMarshal.Write(_buffer[6..], (ushort)(flags | LinuxNetlink.NLM_F_REQUEST));
        _length = LinuxNetlink.NLMSG_HDRLEN;
    }

    /// <summary>Appends the family header: zeros, to be filled in by the caller.</summary>
    public Span<byte> Struct(int length)
    {
        var span = _buffer.Slice(_length, LinuxNetlink.Align(length));
        span.Clear();
        _length += span.Length;
        return span;
    }

    /// <summary>Appends an attribute that is a number.</summary>
    public void Attribute<T>(ushort type, T value)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        var span = Struct(LinuxNetlink.NLA_HDRLEN + size);
        MemoryMarshal.Write(span, (ushort)(LinuxNetlink.NLA_HDRLEN + size));
        MemoryMarshal.Write(span[2..], type);
        MemoryMarshal.Write(span[LinuxNetlink.NLA_HDRLEN..], value);
    }

    /// <summary>Appends an attribute that is text with a NUL at its end.</summary>
    public void Attribute(ushort type, string value)
    {
        var size = LinuxNetlink.NLA_HDRLEN + Encoding.UTF8.GetByteCount(value) + 1;
        var span = Struct(size);
        MemoryMarshal.Write(span, (ushort)size);
        MemoryMarshal.Write(span[2..], type);
        Encoding.UTF8.GetBytes(value, span[LinuxNetlink.NLA_HDRLEN..]);
    }

    /// <summary>Ends the message.</summary>
    public readonly Span<byte> Finish()
    {
        MemoryMarshal.Write(_buffer, (uint)_length);
        return _buffer[.._length];
    }
}
