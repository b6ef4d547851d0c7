using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// Opens sockets in other network namespaces: the calling thread goes in by setns(2), opens, and comes back at once.
/// setns moves a thread and nothing else, so everything here belongs to one dedicated thread, never one of a pool.
/// </summary>
internal sealed class NetnsEntrance : IDisposable
{
    private readonly ProcFs _proc;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly int _own;
    private bool _disposed;

    /// <summary>Remembers the calling thread's namespace as the one to come back to.</summary>
    /// <exception cref="LinuxException">Not even the own namespace can be opened.</exception>
    public NetnsEntrance(ProcFs proc)
    {
        _proc = proc;
        OwnPath = $"{proc.Root}/thread-self/ns/net";
        _own = proc.Open(OwnPath);
        if (_own < 0)
        {
            throw new LinuxException($"open {OwnPath}", -_own);
        }

        OwnInode = proc.TryReadLink(OwnPath, out var link) == 0 ? NamespaceLink.NetInode(link) : 0;
    }

    /// <summary>Inode of the thread's own namespace.</summary>
    public ulong OwnInode { get; }

    /// <summary>Path of the thread's own namespace.</summary>
    public string OwnPath { get; }

    /// <summary>Opens a netlink socket in the thread's own namespace.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public static NetnsSession OpenHere(int protocol, Action? meanwhile = null)
    {
        var socket = NetlinkSocket.Open(protocol);
        try
        {
            meanwhile?.Invoke();
            return new NetnsSession(socket, socket.NamespaceCookie());
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens a netlink socket in the namespace at a path.</summary>
    /// <param name="path">A mount of nsfs, or <c>/proc/pid/ns/net</c>.</param>
    /// <param name="protocol">NETLINK_ROUTE, NETLINK_SOCK_DIAG or NETLINK_NETFILTER.</param>
    /// <param name="meanwhile">Something short that is done inside after that; null for nothing.</param>
    /// <exception cref="LinuxException">The path cannot be opened, or the namespace not be entered.</exception>
    /// <exception cref="NamespaceLostException">The thread is stuck in that namespace and must end.</exception>
    public NetnsSession Open(string path, int protocol, Action? meanwhile = null) => Inside(path, () => OpenHere(protocol, meanwhile));

    /// <summary>Runs something short in the namespace at a path, on the calling thread.</summary>
    /// <exception cref="LinuxException">The path cannot be opened, or the namespace not be entered.</exception>
    /// <exception cref="NamespaceLostException">The thread is stuck in that namespace and must end.</exception>
    public T Inside<T>(string path, Func<T> action)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("a namespace is entered by the reading thread alone");
        }

        var descriptor = _proc.Open(path);
        if (descriptor < 0)
        {
            throw new LinuxException($"open {path}", -descriptor);
        }

        try
        {
            if (Sched.setns(descriptor, Sched.CLONE_NEWNET) != 0)
            {
                throw new LinuxException($"setns {path}", Errno.Last);
            }
        }
        finally
        {
            _ = Unistd.close(descriptor);
        }

        try
        {
            return action();
        }
        finally
        {
            if (Sched.setns(_own, Sched.CLONE_NEWNET) != 0)
            {
                throw new NamespaceLostException(Errno.Last);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _ = Unistd.close(_own);
        }
    }
}
