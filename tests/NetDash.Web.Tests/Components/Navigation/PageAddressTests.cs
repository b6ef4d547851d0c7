using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Tests.Components.Navigation;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("", "./")]
    [InlineData("?q=web", "./?q=web")]
    [InlineData("inventory/container?q=a%20b&sort=-name", "inventory/container?q=a%20b&sort=-name")]
    [InlineData("findings#content", "findings")]
    [InlineData("?select=container/vm/web:1", "./?select=container/vm/web:1")]
    public void An_address_comes_out_as_it_went_in(string address, string expected) =>
        Assert.Equal(expected, PageAddress.Parse(address).ToString());

    [Fact]
    public void A_value_is_changed_in_its_place() =>
        Assert.Equal("./?a=1&q=new&b=2", PageAddress.Parse("?a=1&q=old&b=2").With("q", "new").ToString());

    [Fact]
    public void A_value_of_nothing_takes_the_parameter_away() =>
        Assert.Equal("./?b=2", PageAddress.Parse("?q=old&b=2&q=older").With("q", "").ToString());

    [Fact]
    public void Text_of_others_cannot_leave_its_value() =>
        Assert.Equal("./?select=container/%22%3E%3Cscript%3E%26x%3D1%23", PageAddress.Parse("").With("select", "container/\"><script>&x=1#").ToString());

    [Fact]
    public void Theme_and_host_go_along_to_another_page_and_a_filter_does_not() =>
        Assert.Equal("findings?theme=dark&host=vm", PageAddress.Parse("inventory/host?theme=dark&q=x&host=vm&select=y").To("findings").ToString());

    [Theory]
    [InlineData("inventory/container", "inventory", true)]
    [InlineData("inventory", "inventory", true)]
    [InlineData("inventoryx", "inventory", false)]
    [InlineData("findings", "", false)]
    [InlineData("?q=x", "", true)]
    public void A_page_is_open_when_the_address_is_at_or_below_it(string address, string section, bool isOpen) =>
        Assert.Equal(isOpen, PageAddress.Parse(address).IsAt(section));
}
