using System.Buffers.Binary;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

public sealed class LinkParserTests
{
    [Theory]
    [InlineData("link-lo", 1, "lo", "loopback", 65536, "unknown")]
    [InlineData("link-br0", 2, "br0", "bridge", 1500, "down")]
    [InlineData("link-vethA", 3, "vethA", "veth", 1500, "down")]
    [InlineData("link-vx0", 4, "vx0", "vxlan", 1450, "down")]
    [InlineData("link-mv0", 6, "mv0", "macvlan", 1500, "down")]
    [InlineData("link-tap0", 7, "tap0", "tun", 1500, "down")]
    public void A_recorded_interface_is_read(string recording, int index, string name, string kind, int mtu, string state)
    {
        var link = LinkParser.Parse(Recording.Payload(recording));

        Assert.Equal((index, name, kind, mtu, state), (link.Index, link.Name, link.Kind, link.Mtu, link.OperState));
    }

    [Fact]
    public void A_veth_names_its_peer_its_bridge_and_its_other_names()
    {
        var link = LinkParser.Parse(Recording.Payload("link-vethA"));

        Assert.Equal(2, link.LinkIndex);
        Assert.Equal(0, link.LinkNamespaceId);
        Assert.Equal(2, link.MasterIndex);
        Assert.Equal(["uplink-of-something-long"], link.AlternativeNames);
        Assert.True(link.IsUp);
        Assert.Matches("^[0-9a-f]{2}(:[0-9a-f]{2}){5}$", link.Mac);
    }

    [Fact]
    public void A_vxlan_tells_its_number_and_its_ends()
    {
        Assert.Equal(
            new VxlanAttributes(4097, "10.99.0.2", "10.1.2.3", 4789, 2),
            LinkParser.Parse(Recording.Payload("link-vx0")).Vxlan);
        Assert.Equal(new VxlanAttributes(7, "fd00::9", "", 4790, 0), LinkParser.Parse(Recording.Payload("link-vx6")).Vxlan);
    }

    [Fact]
    public void A_macvlan_tells_its_mode_and_what_it_stands_on()
    {
        var link = LinkParser.Parse(Recording.Payload("link-mv0"));

        Assert.Equal(("bridge", 2, null), (link.MacvlanMode, link.LinkIndex, link.LinkNamespaceId));
    }

    [Fact]
    public void An_interface_of_a_kind_that_nobody_knows_keeps_the_kernels_word()
    {
        var payload = Replace(Recording.Payload("link-tap0"), "tun\0"u8, "wo9\0"u8);

        Assert.Equal("wo9", LinkParser.Parse(payload).Kind);
    }

    [Fact]
    public void An_interface_without_a_kind_is_physical()
    {
        byte[] payload = [0, 0, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 3, 0, .. "eth0\0"u8, 0, 0, 0];

        var link = LinkParser.Parse(payload);

        Assert.Equal(("physical", "", "unknown"), (link.Kind, link.Mac, link.OperState));
    }

    [Fact]
    public void A_state_that_is_not_known_yet_is_shown_as_its_number()
    {
        byte[] payload = [0, 0, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 3, 0, .. "eth0\0"u8, 0, 0, 0, 5, 0, 16, 0, 9, 0, 0, 0];

        Assert.Equal("9", LinkParser.Parse(payload).OperState);
    }

    [Theory]
    [InlineData("", "an empty message")]
    [InlineData("00000100040000000000000000000000", "no name")]
    [InlineData("000001000400000000000000000000000600040001000000", "an MTU of two bytes")]
    [InlineData("000001000400000000000000000000004000030065746830", "an attribute longer than the message")]
    [InlineData("0000010004000000000000000000000002000300", "an attribute shorter than its header")]
    public void What_is_no_interface_is_refused(string hex, string what)
    {
        Assert.True(
            Record.Exception(() => LinkParser.Parse(Convert.FromHexString(hex))) is NetlinkFormatException, what);
    }

    [Fact]
    public void Every_cut_of_a_recorded_interface_is_read_or_refused()
    {
        var payload = Recording.Payload("link-vx0");
        for (var length = 0; length < payload.Length; length++)
        {
            var cut = payload[..length];
            if (Record.Exception(() => LinkParser.Parse(cut)) is { } error)
            {
                Assert.IsType<NetlinkFormatException>(error);
            }
        }
    }

    private static byte[] Replace(byte[] bytes, ReadOnlySpan<byte> old, ReadOnlySpan<byte> by)
    {
        var at = bytes.AsSpan().LastIndexOf(old);
        Assert.True(at > 0 && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at - 4)) == 4 + old.Length);
        by.CopyTo(bytes.AsSpan(at));
        return bytes;
    }
}
