using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Says in a few words what a rule asks for beside address and port.</summary>
internal static class ConditionText
{
    /// <summary>More are counted instead of listed.</summary>
    private const int MostListed = 3;

    /// <summary>Where packets come from, as <c>from 10.0.0.0/8</c>; empty for everywhere.</summary>
    public static string Source(ReadOnlySpan<ValueRange> ranges, bool isNegated, string unknown)
    {
        var words = new List<string>();
        foreach (var range in ranges)
        {
            if (!range.Low.AsSpan().ContainsAnyExcept((byte)0) && !range.High.AsSpan().ContainsAnyExcept((byte)0xff))
            {
                return isNegated ? unknown : "";
            }

            // The first byte of an address may stand for a network.
            var whole = range.PadTo(range.Low.Length <= 4 ? 4 : 16);
            if (whole.Low.Length is not (4 or 16))
            {
                return unknown;
            }

            words.Add(Network(whole));
        }

        return words.Count == 0 ? unknown : $"{(isNegated ? "not from" : "from")} {List(words, "networks")}";
    }

    /// <summary>Names of interfaces; <c>eth*</c> for a beginning. Null when it is no name.</summary>
    public static string? InterfaceNames(ReadOnlySpan<ValueRange> ranges)
    {
        var names = new List<string>();
        foreach (var range in ranges)
        {
            if (!range.IsSingle || range.Low.Length == 0)
            {
                return null;
            }

            names.Add(NetlinkText.Decode(range.Low) + (range.Low.Contains((byte)0) || range.Low.Length >= 16 ? "" : "*"));
        }

        return names.Count == 0 ? null : List(names, "interfaces");
    }

    /// <summary>The same of interfaces by index.</summary>
    public static string? InterfaceIndexes(ReadOnlySpan<ValueRange> ranges, NatScope scope)
    {
        var names = new List<string>();
        foreach (var range in ranges)
        {
            if (!range.IsSingle || range.Low.Length != 4)
            {
                return null;
            }

            var index = MemoryMarshal.Read<int>(range.Low);
            names.Add(scope.NameOf(index) ?? string.Create(null, $"interface {index}"));
        }

        return names.Count == 0 ? null : List(names, "interfaces");
    }

    private static string List(List<string> words, string many) =>
        words.Count <= MostListed ? string.Join(", ", words) : string.Create(null, $"{words.Count} {many}");

    private static string Network(ValueRange range)
    {
        var low = new IPAddress(range.Low).ToString();
        if (range.IsSingle)
        {
            return low;
        }

        var (first, last) = (Number(range.Low), Number(range.High));
        var host = first ^ last;
        var bits = 128 - (int)UInt128.LeadingZeroCount(host);
        var isNetwork = (host & (host + 1)) == 0 && (first & host) == 0;
        return isNetwork ? string.Create(null, $"{low}/{(8 * range.Low.Length) - bits}") : $"{low}-{new IPAddress(range.High)}";
    }

    private static UInt128 Number(byte[] bytes)
    {
        Span<byte> whole = stackalloc byte[16];
        whole.Clear();
        bytes.CopyTo(whole[(16 - bytes.Length)..]);
        return BinaryPrimitives.ReadUInt128BigEndian(whole);
    }
}
