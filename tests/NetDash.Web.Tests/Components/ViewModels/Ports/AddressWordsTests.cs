using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels.Inventory;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

/// <summary>What stands in the address of the ports page, read and written.</summary>
public sealed class AddressWordsTests
{
    [Theory]
    [InlineData("5000-5999", 5000, 5999)]
    [InlineData("1-65535", 1, 65535)]
    [InlineData("80-80", 80, 80)]
    public void A_range_is_read_and_written_alike(string text, int first, int last)
    {
        Assert.Equal(new PortRange(first, last), PortRange.Parse(text));
        Assert.Equal(text, PortRange.Parse(text).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5000")]
    [InlineData("-5000")]
    [InlineData("9-8")]
    [InlineData("0-8")]
    [InlineData("1-65536")]
    [InlineData("a-b")]
    [InlineData("1-2-3")]
    [InlineData("99999999999-999999999999")]
    public void What_is_no_range_is_none(string? text) => Assert.Null(PortRange.Parse(text));

    [Fact]
    public void Two_ends_make_a_range_whichever_comes_first()
    {
        Assert.Equal(new PortRange(10, 20), PortRange.Between(20, 10));
        Assert.Equal(PortRange.All, PortRange.Between(70000, -3));
        Assert.Equal(new PortRange(15, 20), new PortRange(10, 20).And(new PortRange(15, 30)));
        Assert.Null(new PortRange(10, 20).And(new PortRange(21, 30)));
    }

    [Theory]
    [InlineData("free 5000", 5000, PortProtocol.Tcp, 3)]
    [InlineData(":free 5000", 5000, PortProtocol.Tcp, 3)]
    [InlineData("free:5000/udp 10", 5000, PortProtocol.Udp, 10)]
    [InlineData("  FREE 80  ", 80, PortProtocol.Tcp, 3)]
    [InlineData("free", 1024, PortProtocol.Tcp, 3)]
    [InlineData("free 99999", 1024, PortProtocol.Tcp, 3)]
    [InlineData("free 5000 999", 5000, PortProtocol.Tcp, 100)]
    public void A_search_may_ask_for_free_ports(string text, int from, PortProtocol protocol, int count) =>
        Assert.Equal(new FreeSearch(from, protocol, count), FreeSearch.FromText(text));

    [Theory]
    [InlineData("freeradius")]
    [InlineData("free beer")]
    [InlineData("5000")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_words_do_not(string? text) => Assert.Null(FreeSearch.FromText(text));

    [Fact]
    public void A_question_goes_into_the_address_and_comes_back()
    {
        var asked = new FreeSearch(5000, PortProtocol.Udp, 7);

        var address = asked.In(PageAddress.Parse("ports?theme=dark"));

        Assert.Equal("ports?theme=dark&free=5000/udp&count=7", address.ToString());
        Assert.Equal(asked, PortChoice.Of(address).Free);
        Assert.Equal("ports?free=1024", FreeSearch.Default.In(PageAddress.Parse("ports")).ToString());
    }

    [Fact]
    public void Everything_that_is_chosen_is_in_the_address()
    {
        var choice = PortChoice.Of(PageAddress.Parse("ports?protocol=udp&netns=all&state=held&exposure=loopback&sort=-port&range=10-20&q=:80&tab=preflight"));

        Assert.Equal(PortProtocol.Udp, choice.Protocol);
        Assert.True(choice.AllNamespaces);
        Assert.Equal((PortState.Held, PortExposure.Loopback), (choice.State!.Value, choice.Exposure!.Value));
        Assert.Equal(new SortOrder("port", true), choice.Order);
        Assert.Equal(new PortRange(10, 20), choice.Range);
        Assert.NotNull(choice.Search);
        Assert.Equal(PortTab.Preflight, choice.Tab);
    }

    [Theory]
    [InlineData("ports")]
    [InlineData("ports?protocol=icmp&netns=yes&state=lost&exposure=no&sort=nothing&range=x&free=&tab=z")]
    [InlineData("ports?range=1-65535")]
    public void What_cannot_be_read_means_what_it_would_without(string address)
    {
        var choice = PortChoice.Of(PageAddress.Parse(address));

        Assert.Equal(new PortChoice(), choice);
        Assert.Equal(PortProtocol.Tcp, choice.StripProtocol);
    }

    [Fact]
    public void Asking_for_free_ports_opens_their_part() =>
        Assert.Equal(PortTab.Free, PortChoice.Of(PageAddress.Parse("ports?q=free 5000")).Tab);
}
