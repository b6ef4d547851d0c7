namespace NetDash.Linux.Netfilter;

/// <summary>A part of what a register holds: a field, or the beginning of one.</summary>
internal readonly record struct FieldPart(PacketField Field, int Length);

/// <summary>
/// Which fields bytes of a header are. nft reads fields that stand side by side in one go, and of a network of whole bytes only
/// these.
/// </summary>
internal static class HeaderFields
{
    private static readonly (int Offset, int Length, PacketField Field)[] Transport = [(2, 2, PacketField.DestinationPort)];

    private static readonly (int Offset, int Length, PacketField Field)[] Ipv4 =
        [(9, 1, PacketField.Protocol), (12, 4, PacketField.Source), (16, 4, PacketField.Destination)];

    private static readonly (int Offset, int Length, PacketField Field)[] Ipv6 =
        [(6, 1, PacketField.Protocol), (8, 16, PacketField.Source), (24, 16, PacketField.Destination)];

    /// <summary>The fields in these bytes; what is no field that matters is <see cref="PacketField.Other"/>.</summary>
    /// <param name="match">Whose packets they are of: where both families may be, no field of the network header is known.</param>
    /// <param name="isTransport">Whether it is the transport header.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many.</param>
    public static FieldPart[] Split(PacketMatch match, bool isTransport, int offset, int length)
    {
        var known = isTransport ? Transport : match.IsIpv4 == match.IsIpv6 ? [] : match.IsIpv4 ? Ipv4 : Ipv6;
        var parts = new List<FieldPart>();
        var at = offset;
        while (at < offset + length)
        {
            var left = offset + length - at;
            var next = left;
            var field = PacketField.Other;
            foreach (var one in known)
            {
                if (one.Offset == at)
                {
                    (field, next) = (one.Field, Math.Min(one.Length, left));
                    break;
                }

                if (one.Offset > at)
                {
                    next = Math.Min(next, one.Offset - at);
                }
            }

            parts.Add(new FieldPart(field, next));
            at += next;
        }

        return [.. parts];
    }
}
