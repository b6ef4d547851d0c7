using System.Net;
using CsCheck;
using NetDash.Web.Configuration;

namespace NetDash.Web.Tests.Configuration;

public sealed class TrustedProxyListTests
{
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7", true)]
    [InlineData("10.0.0.7", "10.0.0.8", false)]
    [InlineData("10.0.0.7", "::ffff:10.0.0.7", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.128/25", "10.1.2.129", true)]
    [InlineData("10.1.2.128/25", "10.1.2.127", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("fd00::/8", "fd12:3456::1", true)]
    [InlineData("fd00::/8", "fe80::1", false)]
    [InlineData("::1", "127.0.0.1", false)]
    public void A_peer_is_listed_by_its_address_or_its_network(string listed, string peer, bool expected) =>
        Assert.Equal(expected, new TrustedProxyList([listed]).Contains(IPAddress.Parse(peer)));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10.0")]
    [InlineData("localhost")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("::/129")]
    [InlineData("fe80::1%2")]
    [InlineData("10.0.0.1/31")]
    [InlineData("::ffff:10.0.0.7")]
    public void What_is_neither_is_refused_with_a_reason(string value)
    {
        Assert.False(TrustedProxyList.TryRead(value, out _, out var why));
        Assert.NotEqual("", why);
    }

    [Fact]
    public void Nobody_is_listed_by_an_empty_list() => Assert.False(new TrustedProxyList([]).Contains(IPAddress.Loopback));

    /// <summary>The framework's own reading of a network is the oracle.</summary>
    [Fact]
    public void A_network_of_any_address_and_prefix_holds_what_the_framework_says() =>
        Gen.Select(Gen.Byte.Array[4], Gen.Int[0, 32], Gen.Byte.Array[4]).Sample((bytes, prefix, other) =>
        {
            var address = new IPAddress(bytes);
            var text = $"{address}/{prefix}";
            var isNetwork = TrustedProxyList.TryRead(text, out var network, out _);
            // The framework quietly drops bits behind the prefix.
            var oracle = IPNetwork.Parse(text);
            Assert.Equal(oracle.BaseAddress.Equals(address), isNetwork);
            if (isNetwork)
            {
                Assert.Equal(oracle, network);
                Assert.Equal(oracle.Contains(new IPAddress(other)), new TrustedProxyList([text]).Contains(new IPAddress(other)));
            }
        });
}
