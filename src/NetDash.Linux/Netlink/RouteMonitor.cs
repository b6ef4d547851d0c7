using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>
/// Hears rtnetlink's notifications of links, addresses, default routes and namespace numbers, see rtnetlink(7). It belongs to the namespace
/// that it was opened in and, where permitted, hears all namespaces that have a number there.
/// </summary>
internal sealed class RouteMonitor : IDisposable
{
    /// <summary>Room for some thousand notifications; what does not fit is told as an overrun.</summary>
    private const int ReceiveBuffer = 4 * 1024 * 1024;

    private static readonly int[] Groups =
    [
        LinuxRtnetlink.RTNLGRP_LINK,
        LinuxRtnetlink.RTNLGRP_IPV4_IFADDR,
        LinuxRtnetlink.RTNLGRP_IPV6_IFADDR,
        LinuxRtnetlink.RTNLGRP_NSID,
    ];

    /// <summary>Heard only where the kernel drops what is not of default routes: a router changes thousands in a second.</summary>
    private static readonly int[] FilteredGroups = [LinuxRtnetlink.RTNLGRP_IPV4_ROUTE, LinuxRtnetlink.RTNLGRP_IPV6_ROUTE];

    private readonly byte[] _piece = new byte[32 * 1024];
    private bool _closed;

    private RouteMonitor(int descriptor, bool hearsAll)
    {
        Descriptor = descriptor;
        HearsAll = hearsAll;
    }

    /// <summary>What poll(2) waits on.</summary>
    public int Descriptor { get; }

    /// <summary>Whether notifications of other namespaces arrive too (NETLINK_LISTEN_ALL_NSID, needs CAP_NET_BROADCAST).</summary>
    public bool HearsAll { get; }

    /// <summary>Opens it in the calling thread's namespace.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public static unsafe RouteMonitor Open()
    {
        var descriptor = SysSocket.socket(SysSocket.AF_NETLINK, SysSocket.SOCK_RAW | SysSocket.SOCK_CLOEXEC, LinuxNetlink.NETLINK_ROUTE);
        if (descriptor < 0)
        {
            throw new LinuxException("socket(AF_NETLINK)", Errno.Last);
        }

        try
        {
            // SO_RCVBUFFORCE needs CAP_NET_ADMIN; without it the kernel gives what rmem_max allows, and overruns are healed.
            var size = ReceiveBuffer;
            if (SysSocket.setsockopt(descriptor, SysSocket.SOL_SOCKET, SysSocket.SO_RCVBUFFORCE, &size, sizeof(int)) != 0)
            {
                _ = SysSocket.setsockopt(descriptor, SysSocket.SOL_SOCKET, SysSocket.SO_RCVBUF, &size, sizeof(int));
            }

            var address = new LinuxNetlink.sockaddr_nl { nl_family = SysSocket.AF_NETLINK };
            if (SysSocket.bind(descriptor, &address, (uint)sizeof(LinuxNetlink.sockaddr_nl)) != 0)
            {
                throw new LinuxException("bind(AF_NETLINK)", Errno.Last);
            }

            foreach (var group in RouteFilter.Attach(descriptor) ? [.. Groups, .. FilteredGroups] : Groups)
            {
                if (SysSocket.setsockopt(descriptor, LinuxNetlink.SOL_NETLINK, LinuxNetlink.NETLINK_ADD_MEMBERSHIP, &group, sizeof(int)) != 0)
                {
                    throw new LinuxException($"NETLINK_ADD_MEMBERSHIP {group}", Errno.Last);
                }
            }

            var on = 1;
            var hearsAll = SysSocket.setsockopt(
                descriptor, LinuxNetlink.SOL_NETLINK, LinuxNetlink.NETLINK_LISTEN_ALL_NSID, &on, sizeof(int)) == 0;
            return new RouteMonitor(descriptor, hearsAll);
        }
        catch
        {
            _ = Unistd.close(descriptor);
            throw;
        }
    }

    /// <summary>Takes in everything that has arrived, without waiting.</summary>
    public unsafe void Drain(KernelEvents events)
    {
        var control = stackalloc byte[64];
        while (true)
        {
            LinuxNetlink.sockaddr_nl sender = default;
            nint length;
            SysSocket.msghdr message = default;
            fixed (byte* piece = _piece)
            {
                var vector = new SysSocket.iovec { iov_base = piece, iov_len = (nuint)_piece.Length };
                message.msg_name = &sender;
                message.msg_namelen = (uint)sizeof(LinuxNetlink.sockaddr_nl);
                message.msg_iov = &vector;
                message.msg_iovlen = 1;
                message.msg_control = control;
                message.msg_controllen = 64;
                length = SysSocket.recvmsg(Descriptor, &message, SysSocket.MSG_DONTWAIT);
            }

            if (length < 0)
            {
                switch (Errno.Last)
                {
                    case Errno.EINTR:
                        continue;
                    case Errno.ENOBUFS:
                        events.Overrun = true;
                        continue;
                    case Errno.EAGAIN:
                        return;
                    default:
                        throw new LinuxException("recvmsg(rtnetlink)", Errno.Last);
                }
            }

            if (sender.nl_pid != 0)
            {
                continue;
            }

            if ((message.msg_flags & SysSocket.MSG_TRUNC) != 0)
            {
                events.Overrun = true;
                continue;
            }

            var id = NamespaceIdOf(new ReadOnlySpan<byte>(control, (int)Math.Min(message.msg_controllen, 64)));
            Take(_piece.AsSpan(0, (int)length), id, events);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _ = Unistd.close(Descriptor);
        }
    }

    /// <summary>Notes which namespaces a notification tells of.</summary>
    /// <param name="messages">What arrived.</param>
    /// <param name="id">The namespace it came from, by its number here; null for the monitor's own.</param>
    /// <param name="events">Where it is noted.</param>
    internal static void Take(ReadOnlySpan<byte> messages, int? id, KernelEvents events)
    {
        var reader = new NetlinkReader(messages);
        while (reader.MoveNext())
        {
            switch (reader.Type)
            {
                case LinuxRtnetlink.RTM_NEWLINK or LinuxRtnetlink.RTM_DELLINK or LinuxRtnetlink.RTM_NEWADDR or LinuxRtnetlink.RTM_DELADDR
                    or LinuxRtnetlink.RTM_NEWROUTE or LinuxRtnetlink.RTM_DELROUTE:
                    if (id is { } other)
                    {
                        events.ChangedIds.Add(other);
                    }
                    else
                    {
                        events.OwnChanged = true;
                    }

                    break;
                case LinuxRtnetlink.RTM_NEWNSID or LinuxRtnetlink.RTM_DELNSID:
                    events.NumbersChanged = true;
                    break;
            }
        }
    }

    /// <summary>Reads the control message that names the namespace.</summary>
    /// <remarks>
    /// <code>
    /// 14 00 00 00 00 00 00 00  cmsg_len 20
    /// 0e 01 00 00              cmsg_level SOL_NETLINK
    /// 08 00 00 00              cmsg_type NETLINK_LISTEN_ALL_NSID
    /// 03 00 00 00              the number 3
    /// </code>
    /// </remarks>
    internal static int? NamespaceIdOf(ReadOnlySpan<byte> control)
    {
        const int HeaderLength = 16;
        while (control.Length >= HeaderLength)
        {
            var length = MemoryMarshal.Read<ulong>(control);
            if (length < HeaderLength || length > (ulong)control.Length)
            {
                return null;
            }

            if (MemoryMarshal.Read<int>(control[8..]) == LinuxNetlink.SOL_NETLINK
                && MemoryMarshal.Read<int>(control[12..]) == LinuxNetlink.NETLINK_LISTEN_ALL_NSID
                && length >= HeaderLength + sizeof(int))
            {
                return MemoryMarshal.Read<int>(control[HeaderLength..]);
            }

            control = control[Math.Min((int)((length + 7) & ~7UL), control.Length)..];
        }

        return null;
    }
}
