using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>
/// A netlink socket of the namespace that the calling thread is in when it is opened, see netlink(7).
/// It keeps that namespace alive, so it lives for one read and is closed.
/// </summary>
internal sealed class NetlinkSocket : IDisposable
{
    /// <summary>A dump that changed while it was made is made again so many times, then used with a note.</summary>
    private const int MaximumAttempts = 3;

    /// <summary>The kernel answers at once; this is the limit for one that does not, so that the reading thread never hangs.</summary>
    private const long TimeoutSeconds = 5;

    private readonly int _descriptor;
    private uint _sequence;
    private bool _closed;

    private NetlinkSocket(int descriptor) => _descriptor = descriptor;

    /// <summary>Opens a socket of the protocol (NETLINK_ROUTE, NETLINK_SOCK_DIAG) in the calling thread's namespace.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public static unsafe NetlinkSocket Open(int protocol)
    {
        var descriptor = SysSocket.socket(SysSocket.AF_NETLINK, SysSocket.SOCK_RAW | SysSocket.SOCK_CLOEXEC, protocol);
        if (descriptor < 0)
        {
            throw new LinuxException("socket(AF_NETLINK)", Errno.Last);
        }

        // Both options only sharpen: a kernel before 4.20 has no strict check and ignores the filters it does not know.
        var on = 1;
        _ = SysSocket.setsockopt(descriptor, LinuxNetlink.SOL_NETLINK, LinuxNetlink.NETLINK_GET_STRICT_CHK, &on, sizeof(int));
        var timeout = stackalloc long[2] { TimeoutSeconds, 0 };
        _ = SysSocket.setsockopt(descriptor, SysSocket.SOL_SOCKET, SysSocket.SO_RCVTIMEO, timeout, 2 * sizeof(long));
        return new NetlinkSocket(descriptor);
    }

    /// <summary>SO_NETNS_COOKIE (socket(7)) of the namespace that the socket belongs to; null on kernels before 5.14.</summary>
    /// <exception cref="LinuxException">The kernel refused for another reason.</exception>
    public unsafe ulong? NamespaceCookie()
    {
        ulong cookie;
        uint length = sizeof(ulong);
        if (SysSocket.getsockopt(_descriptor, SysSocket.SOL_SOCKET, SysSocket.SO_NETNS_COOKIE, &cookie, &length) == 0)
        {
            return cookie;
        }

        return Errno.Last is Errno.ENOPROTOOPT or Errno.EINVAL ? null : throw new LinuxException("SO_NETNS_COOKIE", Errno.Last);
    }

    /// <summary>
    /// Sends a dump request and appends the answering messages to <paramref name="into"/>. A dump that the kernel
    /// interrupted (NLM_F_DUMP_INTR: something changed meanwhile) is made again.
    /// </summary>
    /// <param name="request">A request with NLM_F_DUMP.</param>
    /// <param name="into">Receives the messages.</param>
    /// <param name="most">
    /// Where it stops reading, bytes: the kernel makes a dump piece by piece as it is read, so what is left costs nothing.
    /// </param>
    public DumpStatus Dump(Span<byte> request, DumpBuffer into, int most = DumpBuffer.MaximumLength)
    {
        var start = into.Length;
        for (var attempt = 1; ; attempt++)
        {
            var status = DumpOnce(request, into, start + most);
            if (!status.IsInterrupted || status.IsCut || status.Errno != 0 || attempt == MaximumAttempts)
            {
                return status;
            }

            into.TruncateTo(start);
        }
    }

    /// <summary>Sends a request that has one answer and returns its payload, a part of <paramref name="into"/>.</summary>
    /// <param name="request">A request without NLM_F_DUMP.</param>
    /// <param name="answerType">nlmsg_type of the answer.</param>
    /// <param name="into">Receives the answer; what was in it is gone.</param>
    /// <param name="errno">Why there is no answer; 0 when there is.</param>
    public ReadOnlySpan<byte> Ask(Span<byte> request, ushort answerType, DumpBuffer into, out int errno)
    {
        into.Clear();
        errno = Send(request);
        while (errno == 0)
        {
            errno = Receive(into, out var piece);
            var reader = new NetlinkReader(piece);
            while (errno == 0 && reader.MoveNext())
            {
                if (reader.Sequence != _sequence)
                {
                    continue;
                }

                if (reader.Type == answerType)
                {
                    return reader.Payload;
                }

                errno = reader.Type == LinuxNetlink.NLMSG_ERROR ? ErrorOf(reader.Payload) : Errno.EINVAL;
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _ = Unistd.close(_descriptor);
        }
    }

    /// <summary>The error in NLMSG_ERROR's or NLMSG_DONE's payload: a negative errno, or 0; EINVAL when it is not there.</summary>
    internal static int ErrorOf(ReadOnlySpan<byte> payload) =>
        payload.Length < sizeof(int) ? Errno.EINVAL : Math.Abs((long)MemoryMarshal.Read<int>(payload)) is var e and <= 4095 ? (int)e : Errno.EINVAL;

    private DumpStatus DumpOnce(Span<byte> request, DumpBuffer into, int end)
    {
        var errno = Send(request);
        var interrupted = false;
        while (errno == 0)
        {
            errno = Receive(into, out var piece);
            if (errno != 0)
            {
                break;
            }

            var found = DumpEnd.Find(piece, _sequence);
            interrupted |= found.IsInterrupted;
            if (found.IsLast)
            {
                return new DumpStatus(found.Errno, interrupted);
            }

            if (into.Length >= end)
            {
                return new DumpStatus(0, interrupted, IsCut: true);
            }
        }

        return new DumpStatus(errno, interrupted);
    }

    private unsafe int Send(Span<byte> request)
    {
        MemoryMarshal.Write(request[8..], ++_sequence);
        fixed (byte* bytes = request)
        {
            return SysSocket.send(_descriptor, bytes, (nuint)request.Length, 0) < 0 ? Errno.Last : 0;
        }
    }

    private unsafe int Receive(DumpBuffer into, out ReadOnlySpan<byte> piece)
    {
        piece = default;
        while (true)
        {
            var free = into.Free();
            if (free.IsEmpty)
            {
                return Errno.EMSGSIZE;
            }

            LinuxNetlink.sockaddr_nl sender = default;
            var senderLength = (uint)sizeof(LinuxNetlink.sockaddr_nl);
            nint length;
            fixed (byte* bytes = free)
            {
                length = SysSocket.recvfrom(_descriptor, bytes, (nuint)free.Length, SysSocket.MSG_TRUNC, &sender, &senderLength);
            }

            if (length < 0)
            {
                if (Errno.Last == Errno.EINTR)
                {
                    continue;
                }

                return Errno.Last;
            }

            if (length > free.Length)
            {
                return Errno.EMSGSIZE;
            }

            // Only the kernel (port 0) is believed: another process may send to our port.
            if (sender.nl_pid == 0)
            {
                piece = free[..(int)length];
                into.Advance((int)length);
                return 0;
            }
        }
    }
}
