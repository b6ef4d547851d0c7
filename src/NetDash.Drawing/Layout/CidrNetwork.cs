using System.Net;

namespace NetDash.Drawing.Layout;

/// <summary>The network that an address is in.</summary>
internal static class CidrNetwork
{
    /// <summary>10.0.0.5/24 → 10.0.0.0/24; null for a single address, a link-local one, or what is none.</summary>
    public static string? Of(string cidr)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(cidr.AsSpan(0, slash), out var address) || address.IsIPv6LinkLocal
            || !int.TryParse(cidr.AsSpan(slash + 1), out var prefix))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        if (prefix < 1 || prefix >= bytes.Length * 8)
        {
            return null;
        }

        for (var bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return $"{new IPAddress(bytes)}/{prefix}";
    }
}
