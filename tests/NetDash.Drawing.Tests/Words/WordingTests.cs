using NetDash.Topology.Facts;
using NetDash.Drawing.Words;

namespace NetDash.Drawing.Tests.Words;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0.4, "now")]
    [InlineData(2, "2 s")]
    [InlineData(240, "4 min")]
    [InlineData(7300, "2 h")]
    [InlineData(3 * 86400, "3 d")]
    public void An_age_has_one_unit(double seconds, string age) => Assert.Equal(age, Wording.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_long_name_is_cut_in_the_middle_and_keeps_its_end() =>
        Assert.Equal("checkout-service-deploy…x2k4p", Wording.CutName("checkout-service-deployment-6c9d7-x2k4p", 29));

    [Theory]
    [InlineData("nginx:1.27", "nginx:1.27")]
    [InlineData("nginx:1.27@sha256:0123", "nginx:1.27")]
    [InlineData("registry.example.net:5000/shop/worker:4.2", "shop/worker:4.2")]
    [InlineData("registry.example.net/a-very-long-team/a-long-name:1.0.0", "a-long-name:1.0.0")]
    [InlineData("sha256:0123456789abcdef0123456789abcdef", "sha256:0123456789ab")]
    public void An_image_loses_digest_then_registry_then_all_but_its_last_part(string image, string shown) =>
        Assert.Equal(shown, Wording.CutImage(image));

    [Theory]
    [InlineData(PortProtocol.Tcp, ":80")]
    [InlineData(PortProtocol.Udp, ":80/udp")]
    public void Tcp_goes_without_saying(PortProtocol protocol, string port) => Assert.Equal(port, Wording.Port(protocol, 80));

    [Fact]
    public void A_megabyte_is_cut() => Assert.Equal(Wording.LongestLine + 1, Wording.CutLine(new string('x', 1 << 20)).Length);
}
