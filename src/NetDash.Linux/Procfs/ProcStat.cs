using System.Buffers.Text;

namespace NetDash.Linux.Procfs;

/// <summary>What is read of <c>/proc/pid/stat</c>, see proc_pid_stat(5).</summary>
/// <param name="StartTicks">Field 22: clock ticks after boot.</param>
/// <param name="IsKernelThread">Flag PF_KTHREAD of field 9: it has no descriptors and no namespace of its own.</param>
internal readonly record struct ProcStat(long StartTicks, bool IsKernelThread)
{
    private const uint PF_KTHREAD = 0x00200000;

    /// <summary>Reads the file. The name in parentheses may hold anything, parentheses and line ends too.</summary>
    /// <remarks>
    /// <code>
    /// 812 (a (b) c) S 1 812 812 0 -1 4194560 123 0 0 0 1 2 0 0 20 0 1 0 4711 2863104 450 ...
    ///                                ^ field 9, flags                   ^ field 22, start
    /// </code>
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out ProcStat stat)
    {
        stat = default;
        var rest = text[(text.LastIndexOf((byte)')') + 1)..];
        uint flags = 0;
        for (var field = 3; field <= 22; field++)
        {
            rest = rest.TrimStart((byte)' ');
            var end = rest.IndexOfAny((byte)' ', (byte)'\n');
            var word = end < 0 ? rest : rest[..end];
            if (word.IsEmpty)
            {
                return false;
            }

            if (field == 9 && !(Utf8Parser.TryParse(word, out flags, out var used) && used == word.Length))
            {
                return false;
            }

            if (field == 22)
            {
                if (!(Utf8Parser.TryParse(word, out long start, out used) && used == word.Length && start >= 0))
                {
                    return false;
                }

                stat = new ProcStat(start, (flags & PF_KTHREAD) != 0);
                return true;
            }

            rest = rest[word.Length..];
        }

        return false;
    }
}
