using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>How a dump ended.</summary>
/// <param name="Errno">0 when it is whole.</param>
/// <param name="IsInterrupted">Whether something changed while it was made, so that parts may be missing or double.</param>
/// <param name="IsCut">Whether it was longer than asked for and the rest was left. The socket then takes no other dump.</param>
internal readonly record struct DumpStatus(int Errno, bool IsInterrupted, bool IsCut = false);

/// <summary>What one piece of a dump says about the dump's end.</summary>
/// <param name="IsLast">Whether NLMSG_DONE or NLMSG_ERROR stands in it.</param>
/// <param name="Errno">The error that came with the end; a dump's error may stand in NLMSG_DONE's payload.</param>
/// <param name="IsInterrupted">Whether a message in it carries NLM_F_DUMP_INTR.</param>
internal readonly record struct DumpEnd(bool IsLast, int Errno, bool IsInterrupted)
{
    /// <summary>Looks for the end of the dump with this sequence number.</summary>
    public static DumpEnd Find(ReadOnlySpan<byte> piece, uint sequence)
    {
        var interrupted = false;
        var reader = new NetlinkReader(piece);
        while (reader.MoveNext())
        {
            if (reader.Sequence != sequence)
            {
                continue;
            }

            interrupted |= (reader.Flags & LinuxNetlink.NLM_F_DUMP_INTR) != 0;
            switch (reader.Type)
            {
                case LinuxNetlink.NLMSG_DONE:
                    // Old kernels send NLMSG_DONE without a payload.
                    return new DumpEnd(true, reader.Payload.IsEmpty ? 0 : NetlinkSocket.ErrorOf(reader.Payload), interrupted);
                case LinuxNetlink.NLMSG_ERROR:
                    // An error of 0 is an acknowledgement; no dump is answered so, and waiting on would never end.
                    return new DumpEnd(true, NetlinkSocket.ErrorOf(reader.Payload) is var e and not 0 ? e : Interop.Errno.EINVAL, interrupted);
                case LinuxNetlink.NLMSG_OVERRUN:
                    return new DumpEnd(true, Interop.Errno.ENOBUFS, interrupted);
            }
        }

        return reader.IsMalformed ? new DumpEnd(true, Interop.Errno.EINVAL, interrupted) : new DumpEnd(false, 0, interrupted);
    }
}
