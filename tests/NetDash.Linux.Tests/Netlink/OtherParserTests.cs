using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

public sealed class OtherParserTests
{
    [Theory]
    [InlineData("address-lo-v4", 1, "127.0.0.1/8", false, 254)]
    [InlineData("address-lo-v6", 1, "::1/128", true, 254)]
    [InlineData("address-br0-v4", 2, "10.1.2.3/24", false, 0)]
    [InlineData("address-br0-v6", 2, "fd00:1::1/64", true, 0)]
    public void A_recorded_address_is_read(string recording, int index, string cidr, bool isIpv6, byte scope)
    {
        Assert.Equal(new LinkAddress(index, cidr, isIpv6, scope), AddressParser.Parse(Recording.Payload(recording)));
    }

    [Fact]
    public void On_a_point_to_point_link_the_address_is_the_own_one()
    {
        Assert.Equal("192.168.5.1/32", AddressParser.Parse(Recording.Payload("address-tap0-v4"))?.Cidr);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0210800009000000")]
    [InlineData("02108000090000000600010001020000")]
    [InlineData("0a1080000900000008000100ac110002")]
    public void What_is_no_address_is_refused(string hex)
    {
        Assert.Throws<NetlinkFormatException>(() => AddressParser.Parse(Convert.FromHexString(hex)));
    }

    [Fact]
    public void A_family_that_is_not_ip_is_passed_over() =>
        Assert.Null(AddressParser.Parse(Convert.FromHexString("1c00000009000000")));

    [Fact]
    public void A_forwarding_table_names_the_other_ends()
    {
        var remotes = new[] { "forwarding-1", "forwarding-2", "forwarding-3" }
            .Select(r => NeighbourParser.ParseRemote(Recording.Payload(r), 4)).Order();

        Assert.Equal(["10.99.0.2", "10.99.0.3", "10.99.0.4"], remotes);
        Assert.Null(NeighbourParser.ParseRemote(Recording.Payload("forwarding-1"), 5));
        Assert.Throws<NetlinkFormatException>(() => NeighbourParser.ParseRemote([7, 0], 4));
    }

    [Fact]
    public void Counters_are_read()
    {
        var counters = CountersParser.Parse(Recording.Payload("stats-vethA"));

        Assert.Equal(3, counters?.InterfaceIndex);
        Assert.True(counters is { RxBytes: >= 0, TxBytes: >= 0 });
        Assert.Throws<NetlinkFormatException>(() => CountersParser.Parse(Convert.FromHexString("0000000003000000010000000800010001000000")));
        Assert.Null(CountersParser.Parse(new byte[12]));
    }

    [Fact]
    public void A_number_of_a_namespace_is_read_and_none_is_none()
    {
        Assert.Equal(0, NamespaceIdParser.Parse(Recording.Payload("nsid")));
        Assert.Null(NamespaceIdParser.Parse(Recording.Payload("nsid-none")));
        Assert.Throws<NetlinkFormatException>(() => NamespaceIdParser.Parse([0, 0, 0, 0]));
    }

    [Theory]
    [InlineData("tcp4", "127.0.0.1", 8080, false)]
    [InlineData("tcp6", "::", 8082, false)]
    [InlineData("tcp6-v6only", "::", 8081, true)]
    [InlineData("udp4", "10.1.2.3", 5353, false)]
    public void A_listening_socket_is_read(string recording, string address, int port, bool v6Only)
    {
        var isUdp = recording.StartsWith("udp", StringComparison.Ordinal);
        var socket = InetDiagParser.Parse(Recording.Payload(recording), isUdp);

        Assert.Equal((isUdp, address, port, v6Only), (socket?.IsUdp, socket?.Address, socket?.Port, socket?.IsV6Only));
        Assert.NotEqual(0u, socket?.Inode);
    }

    [Fact]
    public void A_connected_socket_is_passed_over() =>
        Assert.Null(InetDiagParser.Parse(Recording.Payload("udp4-connected"), true));

    [Fact]
    public void A_socket_that_is_cut_short_is_refused() =>
        Assert.Throws<NetlinkFormatException>(() => InetDiagParser.Parse(Recording.Payload("tcp4").AsSpan(0, 71).ToArray(), false));

    [Fact]
    public void A_unix_socket_tells_its_path_and_an_abstract_one_its_name()
    {
        Assert.Equal("/tmp/km/rec.sock", UnixDiagParser.Parse(Recording.Payload("unix"))?.Path);
        Assert.Equal("@abstract@name", UnixDiagParser.Parse(Recording.Payload("unix-abstract"))?.Path);
        Assert.Null(UnixDiagParser.Parse(new byte[16]));
        Assert.Throws<NetlinkFormatException>(() => UnixDiagParser.Parse(new byte[15]));
    }
}
