namespace NetDash.Linux.Tests.Netfilter;

/// <summary>Rules that nft makes in a namespace, and what is read of them.</summary>
[Trait("Requires", "Root")]
public sealed class NativeNatReadingTests
{
    [Theory]
    [InlineData("ip", "tcp dport 80 redirect to :8080", "tcp 0.0.0.0 80 > :8080 pre")]
    [InlineData("inet", "tcp dport 80 redirect to :8080", "tcp 0.0.0.0 80 > :8080 pre | tcp :: 80 > :8080 pre")]
    [InlineData("ip6", "tcp dport 80 dnat to [fd00::5]:81", "tcp :: 80 > fd00::5:81 pre")]
    [InlineData("inet", "tcp dport 80 dnat ip to 10.0.0.5:81", "tcp 0.0.0.0 80 > 10.0.0.5:81 pre")]
    [InlineData("ip", "tcp dport 3000-3005 dnat to 10.0.0.5", "tcp 0.0.0.0 3000-3005 > 10.0.0.5 pre")]
    [InlineData("ip", "tcp dport != 2-65535 redirect", "tcp 0.0.0.0 1 >  pre")]
    [InlineData("ip", "tcp dport > 65533 redirect", "tcp 0.0.0.0 65534-65535 >  pre")]
    [InlineData("ip", "tcp dport < 3 redirect", "tcp 0.0.0.0 1-2 >  pre")]
    [InlineData("ip", "tcp dport { 80, 6000-6010, 65535 } redirect", "tcp 0.0.0.0 80 >  pre | tcp 0.0.0.0 6000-6010 >  pre | tcp 0.0.0.0 65535 >  pre")]
    [InlineData("ip", "tcp dport { 65000-65535 } redirect", "tcp 0.0.0.0 65000-65535 >  pre")]
    [InlineData("ip", "tcp dport != { 2-65534 } redirect", "tcp 0.0.0.0 1 >  pre | tcp 0.0.0.0 65535 >  pre")]
    [InlineData("ip", "meta l4proto { tcp, udp } th dport 53 redirect", "tcp 0.0.0.0 53 >  pre | udp 0.0.0.0 53 >  pre")]
    [InlineData("ip", "ip protocol udp udp dport 53 redirect", "udp 0.0.0.0 53 >  pre")]
    [InlineData("ip", "ip daddr 192.0.2.7 tcp dport 80 redirect", "tcp 192.0.2.7 80 >  pre")]
    [InlineData("inet", "ip daddr 192.0.2.0/24 tcp dport 80 redirect", "tcp 192.0.2.7 80 >  pre")]
    [InlineData("inet", "ip6 daddr fd00::/60 tcp dport 80 redirect", "tcp fd00::7 80 >  pre")]
    [InlineData("ip", "ip daddr { 192.0.2.7, 203.0.113.0/24, 10.96.0.1 } tcp dport 80 redirect", "tcp 192.0.2.7 80 >  pre | tcp 203.0.113.7 80 >  pre")]
    [InlineData("ip", "ip daddr != { 192.0.2.7, 203.0.113.0/24, 10.96.0.1 } tcp dport 80 redirect", "tcp 198.51.100.7 80 >  pre")]
    [InlineData("ip", "ip daddr 10.96.0.1 tcp dport 443 dnat to 10.0.0.5:6443", "")]
    [InlineData("ip", "ip saddr 10.0.0.0/8 ip daddr 192.0.2.7 tcp dport 80 redirect", "tcp 192.0.2.7 80 >  pre [from 10.0.0.0/8]")]
    [InlineData("ip", "ip saddr 10.0.0.1 ip daddr 192.0.2.7 tcp sport 5 tcp dport 80 redirect", "tcp 192.0.2.7 80 >  pre [from 10.0.0.1, other conditions]")]
    [InlineData("ip", "ip saddr { 10.1.0.0/16, 10.3.0.0/16 } tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [from 10.1.0.0/16, 10.3.0.0/16]")]
    [InlineData("ip", "ip saddr 10.1.0.5-10.1.0.9 tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [from 10.1.0.5-10.1.0.9]")]
    [InlineData("ip", "ip saddr != { 1.0.0.1, 2.0.0.1, 3.0.0.1, 4.0.0.1 } tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [not from 4 networks]")]
    [InlineData("ip", "ip saddr @friends tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [from @friends]")]
    [InlineData("ip", "iifname eth0 tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [in eth0]")]
    [InlineData("ip", "iif lo tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [in lo]")]
    [InlineData("ip", "iifname { eth0, eth1 } tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [in eth0, eth1]")]
    [InlineData("ip", "iifname != br0 tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre")]
    [InlineData("ip", "fib daddr type local tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre")]
    [InlineData("ip", "fib daddr type != local tcp dport 80 redirect", "")]
    [InlineData("ip", "ct state new tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [other conditions]")]
    [InlineData("ip", "meta mark 5 tcp dport 80 redirect", "tcp 0.0.0.0 80 >  pre [other conditions]")]
    [InlineData("ip", "tcp dport 80 limit rate 1/second redirect", "tcp 0.0.0.0 80 >  pre [other conditions]")]
    [InlineData("ip", "tcp dport 80 counter log redirect", "tcp 0.0.0.0 80 >  pre")]
    [InlineData("ip", "tcp dport 80 meta mark set 5 ct mark set 5 redirect", "tcp 0.0.0.0 80 >  pre")]
    [InlineData("ip", "ip daddr . tcp dport { 192.0.2.7 . 50, 198.51.100.0/24 . 60-70, 10.0.0.1 . 80 } redirect", "tcp 192.0.2.7 50 >  pre | tcp 198.51.100.7 60-70 >  pre")]
    [InlineData("ip", "iifname . tcp dport { eth0 . 50 } redirect", "tcp 0.0.0.0 50 >  pre [in eth0]")]
    [InlineData("ip", "dnat to tcp dport map { 90 : 10.0.0.9, 91 : 10.0.0.10 }", "tcp 0.0.0.0 90 > 10.0.0.9 pre | tcp 0.0.0.0 91 > 10.0.0.10 pre")]
    [InlineData("ip", "dnat ip to tcp dport map { 90 : 10.0.0.9 . 9000 }", "tcp 0.0.0.0 90 > 10.0.0.9:9000 pre")]
    [InlineData("ip", "tcp dport 80 redirect to :tcp dport map { 80 : 8080 }", "tcp 0.0.0.0 80 > :8080 pre")]
    [InlineData("ip", "tcp dport vmap { 80 : jump to-a, 81-82 : goto to-a, 83 : drop }", "tcp 0.0.0.0 80 > 10.0.0.2:1 to-a | tcp 0.0.0.0 81-82 > 10.0.0.2:1 to-a")]
    [InlineData("ip", "tcp dport 80 dnat to numgen random mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 }", "tcp 0.0.0.0 80 > 10.0.0.1 pre | tcp 0.0.0.0 80 > 10.0.0.2 pre")]
    [InlineData("ip", "tcp dport 80 dnat to jhash ip saddr mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 }", "tcp 0.0.0.0 80 > 10.0.0.1 pre | tcp 0.0.0.0 80 > 10.0.0.2 pre")]
    [InlineData("ip", "tcp dport 80 meta random & 1 == 0 redirect", "tcp 0.0.0.0 80 >  pre")]
    public async Task A_rule_of_nft_is_read(string family, string rule, string expected)
    {
        await using var nat = await NatNamespace.CreateAsync("nft");
        await nat.LoadAsync("nft", "-f", $$"""
            table {{family}} t {
              set friends {
                type {{(family == "ip6" ? "ipv6_addr" : "ipv4_addr")}}
                flags interval
              }
              chain to-a {
                meta l4proto tcp {{(family == "ip6" ? "redirect" : "dnat ip to 10.0.0.2:1")}}
              }
              chain pre {
                type nat hook prerouting priority dstnat; policy accept;
                {{rule}}
              }
            }
            """);

        Assert.Equal(expected, string.Join(" | ", await nat.ForwardsAsync()));
    }

    [Fact]
    public async Task Maps_in_the_manner_of_a_service_proxy_are_followed()
    {
        await using var nat = await NatNamespace.CreateAsync("nft");
        await nat.Netns.RunAsync("nft", "-f", NatNamespace.Rules("proxy.nft"));

        Assert.Equal(
            [
                "tcp 198.51.100.7 443 > 10.180.0.1:8080 endpoint-1", "tcp 198.51.100.7 443 > 10.180.0.2:8080 endpoint-2",
                "tcp 192.0.2.7 30080 > 10.180.0.1:8080 endpoint-1", "tcp 192.0.2.7 30080 > 10.180.0.2:8080 endpoint-2",
                "udp 192.0.2.7 30053 > 10.180.0.3:53 endpoint-3",
            ],
            await nat.ForwardsAsync());
    }

    [Fact]
    public async Task Chains_are_asked_by_priority_and_what_is_dropped_is_asked_of_none()
    {
        await using var nat = await NatNamespace.CreateAsync("nft");
        await nat.LoadAsync("nft", "-f", """
            table ip late {
              chain pre {
                type nat hook prerouting priority 10;
                tcp dport { 80, 81, 82 } redirect to :1
              }
              chain other {
                type filter hook prerouting priority 0;
                tcp dport 84 drop
              }
            }
            table inet early {
              chain pre {
                type nat hook prerouting priority -10;
                tcp dport 80 redirect to :2
                tcp dport 81 drop
                tcp dport 82 accept
              }
            }
            """);

        Assert.Equal(["tcp 0.0.0.0 80 > :2 pre", "tcp :: 80 > :2 pre", "tcp 0.0.0.0 82 > :1 pre"], await nat.ForwardsAsync());
    }
}
