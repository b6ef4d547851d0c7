using System.Net.Sockets;
using NetDash.Linux.Netlink;
using NetDash.Testing;
using NetDash.Testing.Processes;

namespace NetDash.Linux.Tests.Netlink;

[Trait("Requires", "Root")]
public sealed class RouteMonitorOverrunTests
{
    [Fact]
    public async Task Notifications_that_did_not_fit_are_told_as_an_overrun_and_it_goes_on_hearing()
    {
        Requires.Root();
        using var monitor = RouteMonitor.Open();
        using var socket = new Socket(new SafeSocketHandle(monitor.Descriptor, ownsHandle: false));
        // The kernel's least, about 2 kB: one bridge tells more of itself than that.
        socket.ReceiveBufferSize = 1;
        for (var i = 0; i < 4; i++)
        {
            await AddAndDeleteAsync();
        }

        var events = new KernelEvents();
        monitor.Drain(events);
        Assert.True(events.Overrun);
        Assert.True(events.Any);

        socket.ReceiveBufferSize = 1024 * 1024;
        events.Clear();
        await AddAndDeleteAsync();
        monitor.Drain(events);
        Assert.True(events.OwnChanged);
        Assert.False(events.Overrun);
    }

    private static async Task AddAndDeleteAsync()
    {
        var name = Scratch.NextName();
        await Command.RunAsync("ip", "link", "add", name, "type", "bridge");
        await Command.RunAsync("ip", "link", "del", name);
    }
}
