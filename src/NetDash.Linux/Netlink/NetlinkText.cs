using System.Net;
using System.Text;

namespace NetDash.Linux.Netlink;

/// <summary>How the kernel's bytes become text.</summary>
internal static class NetlinkText
{
    /// <summary>A C string: up to its NUL; bytes that are no UTF-8 become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? value : value[..end]);
    }

    /// <summary>A hardware address, lower case with colons; empty when it has no bytes.</summary>
    public static string Mac(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return "";
        }

        var hex = Convert.ToHexStringLower(value);
        return string.Create((value.Length * 3) - 1, hex, static (text, digits) =>
        {
            text.Fill(':');
            for (var i = 0; i < digits.Length; i += 2)
            {
                text[i / 2 * 3] = digits[i];
                text[(i / 2 * 3) + 1] = digits[i + 1];
            }
        });
    }

    /// <summary>An IPv4 or IPv6 address of four or sixteen bytes in network byte order.</summary>
    /// <exception cref="NetlinkFormatException">It has another length.</exception>
    public static string Address(ReadOnlySpan<byte> value) =>
        value.Length is 4 or 16
            ? new IPAddress(value).ToString()
            : throw new NetlinkFormatException($"an address has {value.Length} bytes");
}
