using NetDash.Web.Authentication;

namespace NetDash.Web.Tests.Authentication;

public sealed class LocalReturnUrlTests
{
    [Theory]
    [InlineData("/netdash/findings", "/netdash/findings")]
    [InlineData("/netdash/findings?q=café&label=日本", "/netdash/findings?q=caf%C3%A9&label=%E6%97%A5%E6%9C%AC")]
    [InlineData("/netdash", "/netdash/")]
    [InlineData("/netdash/", "/netdash/")]
    [InlineData("/netdash//evil.example", "/netdash/")]
    [InlineData("/other", "/netdash/")]
    [InlineData("/netdashother", "/netdash/")]
    [InlineData(null, "/netdash/")]
    public void Below_a_base_path_it_stays_there(string? url, string expected) => Assert.Equal(expected, LocalReturnUrl.Of(url, "/netdash"));

    [Fact]
    public void A_very_long_one_is_the_front_page() => Assert.Equal("/", LocalReturnUrl.Of("/" + new string('a', 5000), ""));
}
