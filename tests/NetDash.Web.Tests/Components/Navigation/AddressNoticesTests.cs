using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Tests.Components.Navigation;

public sealed class AddressNoticesTests
{
    [Theory]
    [InlineData("?theme=purple", "theme: purple is none of light, dark, system, ignored.")]
    [InlineData("?kiosk=maybe", "kiosk: maybe is none of true, false, ignored.")]
    [InlineData("?as=table", "as: table is none of map, list, ignored.")]
    [InlineData("findings?severity=fatal", "severity: fatal is none of error, warning, info, ignored.")]
    [InlineData("inventory/container?sort=colour", "sort: colour is no column of this table, ignored.")]
    [InlineData("inventory/container?sort=--name", "sort: --name is no column of this table, ignored.")]
    [InlineData("ports?sort=image", "sort: image is no column of this table, ignored.")]
    [InlineData("ports?range=9-1", "range: 9-1 is no range of ports, as 5000-5999, ignored.")]
    [InlineData("ports?free=70000", "free: 70000 is no port, as 5000 or 5000/udp, ignored.")]
    [InlineData("ports?free=5000/icmp", "free: 5000/icmp is no port, as 5000 or 5000/udp, ignored.")]
    [InlineData("ports?free=5000&count=0", "count: 0 is no number from 1 to 100, ignored.")]
    [InlineData("ports?tab=x", "tab: x is none of ledger, free, preflight, ignored.")]
    [InlineData("ports?state=lost", "state: lost is none of held, forwarded, wanted, ignored.")]
    [InlineData("ports?exposure=wide", "exposure: wide is none of loopback, host-addresses, all, ignored.")]
    [InlineData("ports?netns=mine", "netns: mine is none of all, ignored.")]
    [InlineData("?select=container/web&select=container/db", "select: given more than once; the first counts.")]
    [InlineData("?theme=%00%1b[31m", "theme: \uFFFD\uFFFD[31m is none of light, dark, system, ignored.")]
    public void What_a_page_cannot_understand_is_told(string address, string notice) =>
        Assert.Equal(notice, Assert.Single(AddressNotices.Of(PageAddress.Parse(address))).Notice);

    [Theory]
    [InlineData("")]
    [InlineData("?theme=dark&kiosk=true&as=list&select=container/web&select=container/web&finding=x")]
    [InlineData("findings?severity=info&sort=whatever")]
    [InlineData("inventory/container?sort=-name")]
    [InlineData("inventory?sort=status")]
    [InlineData("ports?free=5000/udp&count=3&range=1-65535&tab=free&netns=all&sort=-port&state=held&exposure=all")]
    [InlineData("ports?free=&count=&range=")]
    public void What_it_understands_is_not(string address) => Assert.Empty(AddressNotices.Of(PageAddress.Parse(address)));
}
