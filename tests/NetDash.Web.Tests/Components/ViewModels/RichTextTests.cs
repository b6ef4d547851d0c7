using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class RichTextTests
{
    [Fact]
    public void Names_stand_out_and_addresses_are_mono() =>
        Assert.Equal(
            [
                new("pub3", TextStyle.Strong), new(" could not start: ", TextStyle.Plain), new("host1", TextStyle.Strong),
                new(" already listens on ", TextStyle.Plain), new("0.0.0.0:9876", TextStyle.Mono), new(".", TextStyle.Plain),
            ],
            RichText.Split("pub3 could not start: host1 already listens on 0.0.0.0:9876.", ["host1", "pub3"]));

    [Fact]
    public void A_name_inside_a_word_is_no_name() =>
        Assert.All(RichText.Split("website and a-web-b and web2", ["web"]), p => Assert.Equal(TextStyle.Plain, p.Style));

    [Theory]
    [InlineData("")]
    [InlineData("a <script>alert(1)</script> [::1]:80 web `x`")]
    [InlineData("1.2.3.4.5.6 999.1 [zz] ")]
    public void The_pieces_are_the_sentence(string text) =>
        Assert.Equal(text, string.Concat(RichText.Split(text, ["web", "", "<script>"]).Select(p => p.Text)));

    [Fact]
    public void What_stands_between_backticks_and_has_two_words_is_a_command() =>
        Assert.Equal(["docker stop host1"], RichText.Commands("container `host1` holds it; stop it (`docker stop host1`) or else"));
}
