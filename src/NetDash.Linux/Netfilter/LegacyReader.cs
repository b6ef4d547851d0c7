using System.Runtime.InteropServices;
using System.Text;
using NetDash.Linux.Interop;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// Reads the table <c>nat</c> of iptables as it was before nf_tables, by getsockopt(2) with IPT_SO_GET_INFO and
/// IPT_SO_GET_ENTRIES. Asking for a table makes it, so it is asked for only where the kernel lists it.
/// </summary>
internal static class LegacyReader
{
    /// <summary>A table that is longer is left unread: some ten thousand rules.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>
    /// The kernel counts no changes of a table. Up to this length it is read each time, which takes 0.3 ms; a longer one, when
    /// everything is read or its length is another.
    /// </summary>
    private const int MostBytesEachTime = 256 * 1024;

    /// <summary>A table that is replaced between the two questions is asked for again so many times.</summary>
    private const int MostAttempts = 3;

    /// <summary>Reads them in the namespace that the calling thread is in.</summary>
    /// <param name="proc">Tells which tables there are.</param>
    /// <param name="before">What was read before.</param>
    /// <param name="isDeep">Whether it is read whatever was read before.</param>
    public static LegacyReading Read(ProcFs proc, LegacyReading? before, bool isDeep)
    {
        List<LegacyTable>? tables = null;
        foreach (var isIpv6 in (ReadOnlySpan<bool>)[false, true])
        {
            // Names of tables that are in use in this namespace, one a line; no file where the kernel has none of it.
            var names = $"{proc.Root}/thread-self/net/{(isIpv6 ? "ip6" : "ip")}_tables_names";
            var errno = proc.TryRead(names, out var content);
            if (errno is Errno.ENOENT)
            {
                continue;
            }

            if (errno != 0)
            {
                return new LegacyReading([], (names, errno));
            }

            if (!ListsNat(content))
            {
                continue;
            }

            errno = ReadTable(isIpv6, isDeep ? null : before?.Tables.FirstOrDefault(t => t.IsIpv6 == isIpv6), out var table);
            if (errno != 0)
            {
                return new LegacyReading([], ($"the table nat of {(isIpv6 ? "ip6tables" : "iptables")} (legacy)", errno));
            }

            (tables ??= []).Add(table!);
        }

        return tables is null ? LegacyReading.None : new LegacyReading(tables, null);
    }

    internal static bool ListsNat(ReadOnlySpan<byte> names)
    {
        foreach (var line in names.Split((byte)'\n'))
        {
            if (names[line].SequenceEqual("nat"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Blanks the counters, which move with every connection.</summary>
    internal static void Blank(Span<byte> entries, bool isIpv6)
    {
        var header = isIpv6 ? LinuxIpTables.Ip6tEntryLength : LinuxIpTables.IptEntryLength;
        var rest = entries;
        while (rest.Length >= header)
        {
            rest[(header - 16)..header].Clear();
            var length = MemoryMarshal.Read<ushort>(rest[(LegacyBook.OffsetsAt(isIpv6) + 2)..]);
            rest = length < header || length > rest.Length ? default : rest[length..];
        }
    }

    private static unsafe int ReadTable(bool isIpv6, LegacyTable? before, out LegacyTable? table)
    {
        table = null;
        var socket = SysSocket.socket(isIpv6 ? SysSocket.AF_INET6 : SysSocket.AF_INET, SysSocket.SOCK_DGRAM | SysSocket.SOCK_CLOEXEC, 0);
        if (socket < 0)
        {
            return Errno.Last;
        }

        try
        {
            var level = isIpv6 ? SysSocket.SOL_IPV6 : SysSocket.SOL_IP;
            var info = stackalloc byte[LinuxIpTables.GetInfoLength];
            var told = new Span<byte>(info, LinuxIpTables.GetInfoLength);
            for (var attempt = 1; ; attempt++)
            {
                told.Clear();
                Encoding.ASCII.GetBytes("nat", told);
                uint length = LinuxIpTables.GetInfoLength;
                if (SysSocket.getsockopt(socket, level, LinuxIpTables.IPT_SO_GET_INFO, info, &length) != 0)
                {
                    return Errno.Last;
                }

                var size = MemoryMarshal.Read<uint>(told[LinuxIpTables.SizeOffset..]);
                var first = MemoryMarshal.Read<int>(told[(LinuxIpTables.HookEntryOffset + (4 * LinuxNetfilter.NF_INET_PRE_ROUTING))..]);
                if (size > MostBytes)
                {
                    return Errno.EMSGSIZE;
                }

                if (size > MostBytesEachTime && before?.Entries.Length == size && before.FirstRule == first)
                {
                    table = before;
                    return 0;
                }

                // struct ipt_get_entries: the name, and the size that was told.
                var answer = new byte[LinuxIpTables.GetEntriesLength + size];
                Encoding.ASCII.GetBytes("nat", answer);
                MemoryMarshal.Write(answer.AsSpan(LinuxXTables.XT_TABLE_MAXNAMELEN), size);
                length = (uint)answer.Length;
                fixed (byte* bytes = answer)
                {
                    if (SysSocket.getsockopt(socket, level, LinuxIpTables.IPT_SO_GET_ENTRIES, bytes, &length) != 0)
                    {
                        if (Errno.Last == Errno.EAGAIN && attempt < MostAttempts)
                        {
                            continue;
                        }

                        return Errno.Last;
                    }
                }

                var entries = answer[LinuxIpTables.GetEntriesLength..];
                Blank(entries, isIpv6);
                table = new LegacyTable(isIpv6, first, entries);
                return 0;
            }
        }
        finally
        {
            _ = Unistd.close(socket);
        }
    }
}
