using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads NFT_MSG_NEWSETELEM: elements of a set.</summary>
/// <remarks>
/// Two of a set of intervals, <c>{ 80, 6000-6010 }</c>: where one begins and where it is over. One that reaches to the highest key
/// there is has no end, and two that touch have none between them.
/// <code>
/// 01 00 00 05                          nfgen_family NFPROTO_INET, version, res_id
/// 0c 00 02 00 "__set0\0" 00            NFTA_SET_ELEM_LIST_SET
/// 08 00 01 00 "web\0"                  NFTA_SET_ELEM_LIST_TABLE
/// xx 00 03 00                          NFTA_SET_ELEM_LIST_ELEMENTS
///   1c 00 01 00                        NFTA_LIST_ELEM
///     0c 00 01 00                      NFTA_SET_ELEM_KEY
///       06 00 01 00 17 7b 00 00        NFTA_DATA_VALUE 6011, padded
///     08 00 03 00 00 00 00 01          NFTA_SET_ELEM_FLAGS NFT_SET_ELEM_INTERVAL_END
///   14 00 02 00
///     0c 00 01 00  06 00 01 00 17 70   6000
/// </code>
/// A map's element has NFTA_SET_ELEM_DATA too; an interval of a concatenation has NFTA_SET_ELEM_KEY_END, its last key.
/// </remarks>
internal static class NftSetParser
{
    /// <summary>Reads NFT_MSG_NEWSET: how long the set's keys are, and whether it is one of intervals.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static (int KeyLength, bool IsInterval) Description(ReadOnlySpan<byte> payload)
    {
        _ = NftMessage.Family(payload);
        var fields = new NftFields(payload[LinuxNetfilter.NfGenMessageLength..]);
        var length = fields.Number(LinuxNfTables.NFTA_SET_KEY_LEN);
        return length is > 0 and <= LinuxNfTables.NFT_DATA_VALUE_MAXLEN
            ? ((int)length, (fields.Number(LinuxNfTables.NFTA_SET_FLAGS) & LinuxNfTables.NFT_SET_INTERVAL) != 0)
            : throw new NetlinkFormatException($"a set with keys of {length} bytes");
    }

    /// <summary>Adds the elements of one message, as they come.</summary>
    /// <param name="payload">The message without its header.</param>
    /// <param name="elements">Where they are added; one that ends an interval has no verdict and no value.</param>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static void Parse(ReadOnlySpan<byte> payload, List<(SetElement Element, bool IsEnd)> elements)
    {
        var attributes = NftMessage.Attributes(payload);
        while (attributes.MoveNext())
        {
            if (attributes.Type != LinuxNfTables.NFTA_SET_ELEM_LIST_ELEMENTS)
            {
                continue;
            }

            // Each stands in an attribute of its own, whose type is NFTA_LIST_ELEM or counts.
            var list = new AttributeReader(attributes.Value);
            while (list.MoveNext())
            {
                elements.Add(Element(list.Value));
            }
        }
    }

    /// <summary>Makes ranges of intervals: each reaches to where the next begins or is said to be over.</summary>
    /// <param name="elements">What <see cref="Parse"/> added.</param>
    /// <param name="isInterval">NFT_SET_INTERVAL.</param>
    public static IReadOnlyList<SetElement> Build(List<(SetElement Element, bool IsEnd)> elements, bool isInterval)
    {
        // The kernel tells a set's elements in the order of a hash that is another for each set.
        var sorted = elements.Where(static e => !e.Element.IsCatchAll).ToList();
        sorted.Sort(static (a, b) => a.Element.Low.AsSpan().SequenceCompareTo(b.Element.Low));
        var catchAll = elements.Where(static e => e.Element.IsCatchAll).Select(static e => e.Element);
        if (!isInterval || sorted.Exists(static e => !e.Element.Low.AsSpan().SequenceEqual(e.Element.High)))
        {
            return [.. sorted.Where(static e => !e.IsEnd).Select(static e => e.Element), .. catchAll];
        }

        var ranges = new List<SetElement>();
        for (var i = 0; i < sorted.Count; i++)
        {
            var (element, isEnd) = sorted[i];
            if (!isEnd)
            {
                var next = i + 1;
                while (next < sorted.Count && sorted[next].Element.Low.AsSpan().SequenceEqual(element.Low))
                {
                    next++;
                }

                ranges.Add(element with { High = next < sorted.Count ? Before(sorted[next].Element.Low) : Highest(element.Low.Length) });
            }
        }

        return [.. ranges, .. catchAll];
    }

    private static (SetElement Element, bool IsEnd) Element(ReadOnlySpan<byte> data)
    {
        var fields = new NftFields(data);
        var flags = fields.Number(LinuxNfTables.NFTA_SET_ELEM_FLAGS);
        var key = (flags & LinuxNfTables.NFT_SET_ELEM_CATCHALL) != 0 ? [] : fields.Value(LinuxNfTables.NFTA_SET_ELEM_KEY);
        var last = key.Length > 0 && fields.Has(LinuxNfTables.NFTA_SET_ELEM_KEY_END) ? fields.Value(LinuxNfTables.NFTA_SET_ELEM_KEY_END) : key;
        if (last.Length != key.Length)
        {
            throw new NetlinkFormatException($"an element reaches from a key of {key.Length} to one of {last.Length} bytes");
        }

        var (value, verdict) = NftDataParser.Parse(fields.Bytes(LinuxNfTables.NFTA_SET_ELEM_DATA));
        return (new SetElement(key, last, value, verdict), (flags & LinuxNfTables.NFT_SET_ELEM_INTERVAL_END) != 0);
    }

    private static byte[] Before(byte[] key)
    {
        var before = key.ToArray();
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (before[i]-- != 0)
            {
                break;
            }
        }

        return before;
    }

    private static byte[] Highest(int length)
    {
        var highest = new byte[length];
        highest.AsSpan().Fill(0xff);
        return highest;
    }
}
