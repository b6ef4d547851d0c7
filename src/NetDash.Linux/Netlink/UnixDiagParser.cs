using System.Runtime.InteropServices;
using System.Text;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads the answers to unix_diag_req: struct unix_diag_msg and its attributes, see sock_diag(7).</summary>
/// <remarks>
/// <code>
/// 01 01 0a 00              udiag_family AF_UNIX, udiag_type SOCK_STREAM, udiag_state TCP_LISTEN
/// 39 30 00 00              udiag_ino 12345
/// 02 00 00 00 00 00 00 00  udiag_cookie
/// 0d 00 00 00 "/run/a.s" 00 00 00 00   UNIX_DIAG_NAME; an abstract name starts with a NUL instead
/// </code>
/// </remarks>
internal static class UnixDiagParser
{
    /// <summary>Reads one answer; null when the socket has no name.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static UnixSocket? Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < LinuxSockDiag.UnixDiagMessageLength)
        {
            throw new NetlinkFormatException($"unix_diag_msg has {payload.Length} bytes");
        }

        var attributes = new AttributeReader(payload[LinuxSockDiag.UnixDiagMessageLength..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxSockDiag.UNIX_DIAG_NAME && !attributes.Value.IsEmpty)
            {
                return new UnixSocket(Name(attributes.Value), MemoryMarshal.Read<uint>(payload[4..]));
            }
        }

        return null;
    }

    /// <summary>Abstract names may hold NULs, which become <c>@</c> as ss(8) shows them.</summary>
    private static string Name(ReadOnlySpan<byte> name) =>
        name[0] == 0 ? Encoding.UTF8.GetString(name).Replace('\0', '@') : NetlinkText.Decode(name);
}
