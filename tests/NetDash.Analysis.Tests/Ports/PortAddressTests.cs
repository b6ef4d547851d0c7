using System.Net;
using CsCheck;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Ports;

public sealed class PortAddressTests
{
    private static readonly string[] Addresses =
        ["0.0.0.0", "127.0.0.1", "10.0.0.1", "::", "::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:0.0.0.0"];

    private static readonly Gen<PortAddress> Any = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, Addresses.Length - 1], Gen.Int[80, 81], Gen.Bool,
        (protocol, address, port, v6Only) => new PortAddress((PortProtocol)protocol, IPAddress.Parse(Addresses[address]), port, v6Only));

    [Theory]
    [InlineData("0.0.0.0", false, "10.0.0.1", false, true)] // R3: a wildcard overlaps every IPv4 address
    [InlineData("10.0.0.1", false, "10.0.0.2", false, false)] // R3: two different addresses do not
    [InlineData("10.0.0.1", false, "10.0.0.1", false, true)]
    [InlineData("::", false, "0.0.0.0", false, true)] // R4: dual-stack
    [InlineData("::", true, "0.0.0.0", false, false)] // R4: v6-only
    [InlineData("::", true, "::1", false, true)]
    [InlineData("::", false, "127.0.0.1", false, true)]
    [InlineData("0.0.0.0", false, "::1", false, false)]
    [InlineData("::ffff:10.0.0.1", false, "10.0.0.1", false, true)]
    public void Addresses_overlap_as_bind_says(string a, bool aOnly6, string b, bool bOnly6, bool expected) =>
        Assert.Equal(expected, Of(a, 80, aOnly6).Overlaps(Of(b, 80, bOnly6)));

    [Fact]
    public void Overlap_is_symmetric() => Gen.Select(Any, Any).Sample((a, b) => Assert.Equal(a.Overlaps(b), b.Overlaps(a)));

    [Fact]
    public void Everything_overlaps_itself() => Any.Sample(a => Assert.True(a.Overlaps(a)));

    [Fact]
    public void Other_protocols_and_ports_never_overlap() =>
        Gen.Select(Any, Any).Where((a, b) => a.Protocol != b.Protocol || a.Port != b.Port).Sample((a, b) => Assert.False(a.Overlaps(b)));

    [Fact]
    public void What_overlaps_an_address_overlaps_the_dual_stack_wildcard() =>
        Any.Sample(a => Assert.True(a.Overlaps(new PortAddress(a.Protocol, IPAddress.IPv6Any, a.Port, false))));

    [Fact]
    public void The_ipv4_wildcard_overlaps_every_ipv4_address_and_no_ipv6_one() => Any.Sample(a =>
    {
        var isIpv4 = a.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || a.Address.IsIPv4MappedToIPv6;
        var isDualStack = a.Address.Equals(IPAddress.IPv6Any) && !a.V6Only;
        Assert.Equal(isIpv4 || isDualStack, a.Overlaps(new PortAddress(a.Protocol, IPAddress.Any, a.Port, false)));
    });

    [Fact]
    public void The_ipv6_wildcard_alone_overlaps_every_ipv6_address_and_no_ipv4_one() => Any.Sample(a =>
    {
        var isIpv6 = a.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !a.Address.IsIPv4MappedToIPv6;
        Assert.Equal(isIpv6, a.Overlaps(new PortAddress(a.Protocol, IPAddress.IPv6Any, a.Port, true)));
    });

    [Fact]
    public void Two_specific_addresses_overlap_only_when_they_are_one() =>
        Gen.Select(Any, Any).Where((a, b) => a.Exposure != PortExposure.All && b.Exposure != PortExposure.All)
            .Sample((a, b) => Assert.Equal(a.HasAddressOf(b) && a.Protocol == b.Protocol && a.Port == b.Port, a.Overlaps(b)));

    [Theory]
    [InlineData("0.0.0.0", PortExposure.All)]
    [InlineData("::", PortExposure.All)]
    [InlineData("::ffff:0.0.0.0", PortExposure.All)]
    [InlineData("127.0.0.53", PortExposure.Loopback)]
    [InlineData("::1", PortExposure.Loopback)]
    [InlineData("::ffff:127.0.0.1", PortExposure.Loopback)]
    [InlineData("10.0.0.1", PortExposure.HostAddresses)]
    [InlineData("2001:db8::1", PortExposure.HostAddresses)]
    public void Who_can_reach_an_address_is_told_by_it(string address, PortExposure exposure) => Assert.Equal(exposure, Of(address, 80, false).Exposure);

    [Fact]
    public void Text_that_is_no_address_gives_none() => Assert.Null(PortAddress.From(PortProtocol.Tcp, "<script>", 80, false));

    private static PortAddress Of(string address, int port, bool v6Only) => new(PortProtocol.Tcp, IPAddress.Parse(address), port, v6Only);
}
