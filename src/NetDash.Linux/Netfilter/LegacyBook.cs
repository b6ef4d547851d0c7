using System.Runtime.InteropServices;
using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>Reads the rules of a <see cref="LegacyTable"/>: struct ipt_entry with its matches and its target, see ip_tables.h.</summary>
/// <remarks>
/// <c>-A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 8080</c>, numbers in the machine's byte order:
/// <code>
/// 00 x8  00 x8              src, dst, smsk, dmsk: any
/// 00 x64                    iniface, outiface and their masks
/// 06 00 00 00               proto IPPROTO_TCP, flags, invflags
/// 00 00 00 00               nfcache
/// a0 00 d8 00               target_offset 160, next_offset 216
/// 00 00 00 00  00 x16       comefrom; counters
/// 30 00 "tcp\0" ..          xt_entry_match: size 48, name of 29 bytes, revision; then struct xt_tcp
/// 38 00 "REDIRECT\0" ..     xt_entry_target: size 56, name, revision; then nf_nat_ipv4_multi_range_compat
/// </code>
/// A verdict is a target without a name and a number: below zero -verdict - 1, else how many bytes from the first rule it leads
/// to, which is a chain's first rule, or the next one where a rule has no target. A chain begins with an entry whose target
/// <c>ERROR</c> holds its name.
/// </remarks>
internal sealed class LegacyBook : IRuleBook
{
    /// <summary>The chain that packets which arrive go through.</summary>
    public const string Prerouting = "PREROUTING";

    private readonly bool _isIpv6;
    private readonly int _header;
    private readonly Dictionary<string, IReadOnlyList<RuleStep[]>> _chains = new(StringComparer.Ordinal);

    /// <summary>Reads every rule of a table.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public LegacyBook(LegacyTable table)
    {
        _isIpv6 = table.IsIpv6;
        _header = table.IsIpv6 ? LinuxIpTables.Ip6tEntryLength : LinuxIpTables.IptEntryLength;
        var names = Names(table);
        var rules = new List<RuleStep[]>();
        foreach (var (at, entry) in Entries(table))
        {
            if (names.TryGetValue(at, out var name))
            {
                // What stands between two chains' beginnings is the first one's.
                _chains[name] = rules = [];
            }

            rules.Add(Steps(entry, at, names));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RuleStep[]> Rules(string chain) => _chains.GetValueOrDefault(chain) ?? [];

    /// <inheritdoc/>
    public RuleSet? Set(string name) => null;

    /// <summary>Where target_offset and next_offset stand in an entry.</summary>
    internal static int OffsetsAt(bool isIpv6) => isIpv6 ? 140 : 88;

    private Dictionary<int, string> Names(LegacyTable table)
    {
        var names = new Dictionary<int, string> { [table.FirstRule] = Prerouting };
        foreach (var (at, entry) in Entries(table))
        {
            var target = Target(entry);
            if (NameOf(target) == "ERROR")
            {
                names[at + entry.Length] = NetlinkText.Decode(target.Span[LinuxXTables.EntryHeaderLength..]);
            }
        }

        return names;
    }

    private IEnumerable<(int At, ReadOnlyMemory<byte> Entry)> Entries(LegacyTable table)
    {
        for (var at = 0; at + _header <= table.Entries.Length;)
        {
            var length = MemoryMarshal.Read<ushort>(table.Entries.AsSpan(at + OffsetsAt(_isIpv6) + 2));
            if (length < _header || length > table.Entries.Length - at)
            {
                throw new NetlinkFormatException($"a rule says it has {length} bytes where {table.Entries.Length - at} are left");
            }

            yield return (at, table.Entries.AsMemory(at, length));
            at += length;
        }
    }

    private ReadOnlyMemory<byte> Target(ReadOnlyMemory<byte> entry)
    {
        var offset = MemoryMarshal.Read<ushort>(entry.Span[OffsetsAt(_isIpv6)..]);
        return offset >= _header && offset + LinuxXTables.EntryHeaderLength <= entry.Length
            ? entry[offset..]
            : throw new NetlinkFormatException($"a rule's target begins at {offset} of {entry.Length} bytes");
    }

    private static string NameOf(ReadOnlyMemory<byte> extension) => NetlinkText.Decode(extension.Span.Slice(2, LinuxXTables.XT_EXTENSION_MAXNAMELEN));

    private RuleStep[] Steps(ReadOnlyMemory<byte> entry, int at, Dictionary<int, string> names)
    {
        var steps = new List<RuleStep>();
        LegacyHeaderParser.Add(entry.Span[.._header], _isIpv6, steps, out var isGoto);
        var target = Target(entry);
        var rest = entry.Span[_header..^target.Length];
        while (rest.Length >= LinuxXTables.EntryHeaderLength)
        {
            var length = MemoryMarshal.Read<ushort>(rest);
            if (length < LinuxXTables.EntryHeaderLength || length > rest.Length)
            {
                throw new NetlinkFormatException($"a match says it has {length} bytes where {rest.Length} are left");
            }

            XtMatchParser.Add(
                NetlinkText.Decode(rest.Slice(2, LinuxXTables.XT_EXTENSION_MAXNAMELEN)), rest[LinuxXTables.EntryHeaderLength..length], steps);
            rest = rest[length..];
        }

        var name = NameOf(target);
        var data = target.Span[LinuxXTables.EntryHeaderLength..];
        if (name.Length > 0)
        {
            XtTargetParser.Add(name, data, steps);
        }
        else if (Verdict(data, at + entry.Length, isGoto, names) is { } verdict)
        {
            steps.Add(new RuleStep.End(verdict));
        }

        return [.. steps];
    }

    private static Verdict? Verdict(ReadOnlySpan<byte> data, int next, bool isGoto, Dictionary<int, string> names)
    {
        if (data.Length < sizeof(int))
        {
            throw new NetlinkFormatException($"a verdict has {data.Length} bytes");
        }

        return MemoryMarshal.Read<int>(data) switch
        {
            LinuxXTables.XT_RETURN => new Verdict(VerdictKind.Return),
            -LinuxNetfilter.NF_ACCEPT - 1 => new Verdict(VerdictKind.Accept),
            -LinuxNetfilter.NF_DROP - 1 => new Verdict(VerdictKind.Drop),
            var to when to >= 0 && to != next && names.TryGetValue(to, out var chain) =>
                new Verdict(isGoto ? VerdictKind.Goto : VerdictKind.Jump, chain),
            _ => null,
        };
    }
}
