using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// Reads who listens in a namespace. It runs for every namespace in every round, so a dump that has the same bytes as the
/// one before is not parsed.
/// </summary>
internal sealed class SocketReader
{
    private static readonly (int Family, int Protocol, int State, string Name)[] Inet =
    [
        (SysSocket.AF_INET, LinuxSockDiag.IPPROTO_TCP, LinuxSockDiag.TCP_LISTEN, "TCP sockets over IPv4"),
        (SysSocket.AF_INET6, LinuxSockDiag.IPPROTO_TCP, LinuxSockDiag.TCP_LISTEN, "TCP sockets over IPv6"),
        (SysSocket.AF_INET, LinuxSockDiag.IPPROTO_UDP, LinuxSockDiag.TCP_CLOSE, "UDP sockets over IPv4"),
        (SysSocket.AF_INET6, LinuxSockDiag.IPPROTO_UDP, LinuxSockDiag.TCP_CLOSE, "UDP sockets over IPv6"),
    ];

    private readonly DumpBuffer _buffer = new();
    private readonly int[] _ends = new int[Inet.Length + 1];

    /// <summary>Reads them into <paramref name="netns"/>. A family whose handler the kernel has not is told and costs that family.</summary>
    public ReadOutcome Read(NetlinkSocket diag, Netns netns)
    {
        var problems = DumpAll(diag, netns);
        Blank(_buffer.Writable);
        var isSame = netns.SocketBytes is { } before && before.AsSpan().SequenceEqual(_buffer.Written);
        if (!isSame)
        {
            Parse(netns, ref problems);
            netns.SocketBytes = _buffer.Written.ToArray();
            netns.SocketProblems = problems ?? [];
            return ReadOutcome.Changed;
        }

        if (problems is not null || netns.SocketProblems.Count > 0)
        {
            // Problems of parsing stay with the bytes that caused them; those of the dump come anew.
            netns.SocketProblems = problems ?? netns.SocketProblems;
        }

        return ReadOutcome.Unchanged;
    }

    private List<Unreadable>? DumpAll(NetlinkSocket diag, Netns netns)
    {
        List<Unreadable>? problems = null;
        Span<byte> request = stackalloc byte[NetlinkRequests.BufferSize];
        _buffer.Clear();
        for (var i = 0; i < _ends.Length; i++)
        {
            var status = diag.Dump(
                i < Inet.Length
                    ? NetlinkRequests.InetSockets(request, Inet[i].Family, Inet[i].Protocol, Inet[i].State)
                    : NetlinkRequests.UnixSockets(request),
                _buffer);
            if (status.Errno != 0)
            {
                // EINVAL before 6.x, ENOENT since: no module registered for this family and protocol.
                var isMissing = status.Errno is Errno.ENOENT or Errno.EINVAL or Errno.EOPNOTSUPP;
                (problems ??= []).Add(new Unreadable(
                    $"{(i < Inet.Length ? Inet[i].Name : "unix sockets")} in {netns.Label}",
                    Errno.Text(status.Errno),
                    isMissing ? Remedies.LoadDiag : ""));
            }

            _ends[i] = _buffer.Length;
        }

        return problems;
    }

    private void Parse(Netns netns, ref List<Unreadable>? problems)
    {
        var sockets = new List<InetSocket>();
        var unix = new List<UnixSocket>();
        var start = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            var reader = new NetlinkReader(_buffer.Written[start.._ends[i]]);
            start = _ends[i];
            while (reader.MoveNext())
            {
                if (reader.Type != LinuxSockDiag.SOCK_DIAG_BY_FAMILY)
                {
                    continue;
                }

                try
                {
                    if (i == Inet.Length)
                    {
                        if (UnixDiagParser.Parse(reader.Payload) is { } one)
                        {
                            unix.Add(one);
                        }
                    }
                    else if (InetDiagParser.Parse(reader.Payload, Inet[i].Protocol == LinuxSockDiag.IPPROTO_UDP) is { } one)
                    {
                        sockets.Add(one);
                    }
                }
                catch (NetlinkFormatException error)
                {
                    (problems ??= []).Add(new Unreadable($"a socket in {netns.Label}", error.Message, ""));
                }
            }
        }

        netns.Sockets = sockets;
        netns.UnixSockets = unix;
    }

    /// <summary>Blanks what differs from dump to dump though nothing opened or closed: sequence, port, timers and queues.</summary>
    internal static void Blank(Span<byte> messages)
    {
        var rest = messages;
        while (rest.Length >= LinuxNetlink.NLMSG_HDRLEN)
        {
            var length = System.Runtime.InteropServices.MemoryMarshal.Read<uint>(rest);
            if (length < LinuxNetlink.NLMSG_HDRLEN || length > (uint)rest.Length)
            {
                return;
            }

            var message = rest[..(int)length];
            message[8..16].Clear();
            var payload = message[LinuxNetlink.NLMSG_HDRLEN..];
            if (payload.Length >= LinuxSockDiag.InetDiagMessageLength && payload[0] is SysSocket.AF_INET or SysSocket.AF_INET6)
            {
                payload[2..4].Clear();
                payload[52..64].Clear();
            }

            rest = rest[Math.Min(LinuxNetlink.Align((int)length), rest.Length)..];
        }
    }
}
