using System.Net;
using System.Net.Sockets;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Tests.Namespaces;

public sealed class SocketReadingTests
{
    [Fact]
    public async Task What_listens_is_told_and_gone_when_it_closes()
    {
        using var tcp = Bound(AddressFamily.InterNetwork, SocketType.Stream, IPAddress.Loopback);
        tcp.Listen();
        using var both = Bound(AddressFamily.InterNetworkV6, SocketType.Stream, IPAddress.IPv6Any, dual: true);
        both.Listen();
        using var only = Bound(AddressFamily.InterNetworkV6, SocketType.Stream, IPAddress.IPv6Loopback, dual: false);
        only.Listen();
        using var udp = Bound(AddressFamily.InterNetwork, SocketType.Dgram, IPAddress.Any);
        using var silent = Bound(AddressFamily.InterNetwork, SocketType.Stream, IPAddress.Loopback);

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: false, isDeep: true);
            var own = reader.Namespaces.Single(n => n.Members.Any(m => m.Pid == Environment.ProcessId));
            Assert.Equal(ReadOutcome.Changed, reader.ReadSockets(own));

            Assert.Contains(own.Sockets, s => s is { IsUdp: false, Address: "127.0.0.1", IsV6Only: false } && s.Port == Port(tcp));
            Assert.Contains(own.Sockets, s => s is { IsUdp: false, Address: "::", IsV6Only: false } && s.Port == Port(both));
            Assert.Contains(own.Sockets, s => s is { IsUdp: false, Address: "::1", IsV6Only: true } && s.Port == Port(only));
            Assert.Contains(own.Sockets, s => s is { IsUdp: true, Address: "0.0.0.0" } && s.Port == Port(udp));
            Assert.DoesNotContain(own.Sockets, s => !s.IsUdp && s.Port == Port(silent));

            var port = Port(tcp);
            tcp.Dispose();
            Assert.Equal(ReadOutcome.Changed, reader.ReadSockets(own));
            Assert.DoesNotContain(own.Sockets, s => s is { IsUdp: false, Address: "127.0.0.1" } && s.Port == port);
        });
    }

    [Fact]
    public async Task A_socket_is_told_with_the_process_that_holds_it()
    {
        using var tcp = Bound(AddressFamily.InterNetwork, SocketType.Stream, IPAddress.Loopback);
        tcp.Listen();

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: false, isDeep: true);
            var own = reader.Namespaces.Single(n => n.Members.Any(m => m.Pid == Environment.ProcessId));
            reader.ReadSockets(own);
            var inode = own.Sockets.Single(s => s.Address == "127.0.0.1" && s.Port == Port(tcp) && !s.IsUdp).Inode;
            Assert.Null(reader.OwnersOf(inode));

            reader.FindOwners([inode], own.Members);

            var owner = Assert.Single(reader.OwnersOf(inode)!);
            Assert.Equal(Environment.ProcessId, owner.Pid);
            Assert.InRange(
                reader.ReadHost().WallClock(owner.StartTicks), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddSeconds(2));
        });
    }

    [Fact]
    public async Task Listening_unix_sockets_are_told_by_path_and_by_abstract_name()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock");
        var name = Guid.NewGuid().ToString("N");
        using var byPath = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        byPath.Bind(new UnixDomainSocketEndPoint(path));
        byPath.Listen();
        using var byName = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        byName.Bind(new UnixDomainSocketEndPoint("\0" + name));
        byName.Listen();

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: false, isDeep: true);
            var own = reader.Namespaces.Single(n => n.Members.Any(m => m.Pid == Environment.ProcessId));
            reader.ReadSockets(own);

            Assert.Contains(own.UnixSockets, s => s.Path == path);
            Assert.Contains(own.UnixSockets, s => s.Path == "@" + name);
        });
        File.Delete(path);
    }

    private static Socket Bound(AddressFamily family, SocketType type, IPAddress address, bool dual = false)
    {
        var socket = new Socket(family, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        if (family == AddressFamily.InterNetworkV6)
        {
            socket.DualMode = dual;
        }

        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
