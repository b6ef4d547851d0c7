using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

public sealed class RouteParserTests
{
    [Theory]
    [InlineData("route-v4-gateway", "2 via 10.1.2.1")]
    [InlineData("route-v4-onlink", "4 via nothing")]
    [InlineData("route-v4-multipath", "2 via 10.1.2.9, 4 via 10.2.2.9")]
    [InlineData("route-v4-via-v6", "2 via fe80::7")]
    [InlineData("route-v4-multipath-via-v6", "2 via fe80::8, 4 via nothing")]
    [InlineData("route-v4-nexthop-object", "4 via 10.2.2.77")]
    [InlineData("route-v6-gateway", "2 via fd00:1::ff")]
    [InlineData("route-v6-multipath", "2 via fd00:1::fe, 4 via fe80::9")]
    [InlineData("route-v6-from", "4 via fe80::5")]
    [InlineData("route-v6-onlink", "4 via nothing")]
    [InlineData("route-v6-preferred", "2 via fd00:1::ff")]
    public void A_recorded_default_route_tells_each_of_its_ways(string recording, string ways)
    {
        var hops = RouteParser.ParseDefault(Recording.Payload(recording));

        Assert.Equal(ways, string.Join(", ", hops.Select(h => $"{h.InterfaceIndex} via {(h.Gateway.Length > 0 ? h.Gateway : "nothing")}")));
        Assert.All(hops, h => Assert.Equal(recording.StartsWith("route-v6", StringComparison.Ordinal), h.IsIpv6));
    }

    [Fact]
    public void A_route_to_a_network_is_none() => Assert.Empty(RouteParser.ParseDefault(Recording.Payload("route-v4-network")));

    [Theory]
    [InlineData(1, 1, "to the half of everything")]
    [InlineData(4, 100, "of another table")]
    [InlineData(7, 7, "of type unreachable")]
    [InlineData(9, 2, "out of the cache")]
    [InlineData(0, 29, "of CAN")]
    public void A_default_route_is_a_unicast_one_of_the_main_table(int at, byte value, string what)
    {
        var payload = Recording.Payload("route-v4-gateway");
        payload[at] = value;

        Assert.True(RouteParser.ParseDefault(payload).Count == 0, what);
    }

    [Fact]
    public void A_way_that_the_kernel_hides_is_told_as_hidden()
    {
        var error = Assert.Throws<NetlinkFormatException>(() => RouteParser.ParseDefault(Recording.Payload("route-v4-nexthop-hidden")));

        Assert.Contains("nexthop object 5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty message")]
    [InlineData("02000000fe030001", "no whole rtmsg")]
    [InlineData("02000000fe03000100000000", "no interface")]
    [InlineData("02000000fe0300010000000006000400020000", "an interface of two bytes")]
    [InlineData("02000000fe0300010000000007000500010203000800040002000000", "a gateway of three bytes")]
    [InlineData("02000000fe0300010000000006001200020000000800040002000000", "a via without an address")]
    [InlineData("02000000fe0300010000000004000900", "a multipath without a way")]
    [InlineData("02000000fe030001000000000c0009000700000002000000", "a way shorter than its header")]
    [InlineData("02000000fe030001000000000c0009002000000002000000", "a way longer than the route")]
    public void What_is_no_default_route_is_refused(string hex, string what) =>
        Assert.True(Record.Exception(() => RouteParser.ParseDefault(Convert.FromHexString(hex))) is NetlinkFormatException, what);

    [Theory]
    [InlineData("route-v4-multipath-via-v6")]
    [InlineData("route-v6-multipath")]
    public void Every_cut_of_a_recorded_route_is_read_or_refused(string recording)
    {
        var payload = Recording.Payload(recording);
        for (var length = 0; length < payload.Length; length++)
        {
            var cut = payload[..length];
            if (Record.Exception(() => RouteParser.ParseDefault(cut)) is { } error)
            {
                Assert.IsType<NetlinkFormatException>(error);
            }
        }
    }
}
