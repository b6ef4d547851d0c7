using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

public sealed class RouteMonitorTests
{
    [Fact]
    public void The_control_message_names_the_namespace()
    {
        Assert.Equal(3, RouteMonitor.NamespaceIdOf(Convert.FromHexString("14000000000000000e0100000800000003000000")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("14000000000000000e01000003000000030000000000000000")]
    [InlineData("ff000000000000000e0100000800000003000000")]
    [InlineData("00000000000000000e0100000800000003000000")]
    [InlineData("ffffffffffffffff0e0100000800000003000000")]
    public void Other_control_messages_name_none(string hex) =>
        Assert.Null(RouteMonitor.NamespaceIdOf(Convert.FromHexString(hex)));

    [Fact]
    public void A_notification_is_noted_for_the_namespace_it_came_from()
    {
        var events = new KernelEvents();
        RouteMonitor.Take(Recording.Message("link-lo"), 7, events);
        RouteMonitor.Take(Recording.Message("nsid"), null, events);

        Assert.Equal([7], events.ChangedIds);
        Assert.True(events is { NumbersChanged: true, OwnChanged: false, Any: true });

        RouteMonitor.Take(Recording.Message("address-lo-v4"), null, events);
        Assert.True(events.OwnChanged);
    }
}
