using CsCheck;
using NetDash.Web.Embedding;

namespace NetDash.Web.Tests.Embedding;

public sealed class FrameOriginTests
{
    [Theory]
    [InlineData("https://portal.example.org", "https://portal.example.org")]
    [InlineData("HTTPS://Portal.Example.org:443/", "https://portal.example.org")]
    [InlineData("http://10.0.0.5:8080", "http://10.0.0.5:8080")]
    [InlineData("http://localhost:3000", "http://localhost:3000")]
    [InlineData("https://*.example.org", "https://*.example.org")]
    [InlineData("https://*.example.org:8443", "https://*.example.org:8443")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    public void An_origin_is_written_as_browsers_write_it(string value, string text) => Assert.Equal(text, FrameOrigin.Parse(value).Origin?.Text);

    [Theory]
    [InlineData("*", "would let any site")]
    [InlineData("https://*", "would let any site")]
    [InlineData("https://*.org", "would take in all of a top-level name")]
    [InlineData("http://*.localhost", "would take in all of a top-level name")]
    [InlineData("http://*.10.0.0.5", "would take in all of a top-level name")]
    [InlineData("http://[::1]:3000", "browsers take no IPv6 address here")]
    [InlineData("portal.example.org", "not an origin")]
    [InlineData("'self'", "not an origin")]
    [InlineData("null", "not an origin")]
    [InlineData("data:", "not an origin")]
    [InlineData("ftp://a.example", "not an origin")]
    [InlineData("https:/a.example", "not an origin")]
    [InlineData("https://", "not an origin")]
    [InlineData("https://a.example/portal", "not an origin")]
    [InlineData("https://a.example//", "not an origin")]
    [InlineData("https://a.example?x", "not an origin")]
    [InlineData("https://a.example/?", "not an origin")]
    [InlineData("https://a.example#", "not an origin")]
    [InlineData("https://user@a.example", "not an origin")]
    [InlineData("https://user:secret@a.example", "not an origin")]
    [InlineData("https://a.example:99999", "not an origin")]
    [InlineData("https://a.example:*", "not an origin")]
    [InlineData("https://a.*.example", "not an origin")]
    [InlineData("https://*.*.example", "not an origin")]
    [InlineData("https://a.example; script-src *", "not an origin")]
    [InlineData("https://a.example b.example", "not an origin")]
    [InlineData("https://a.example'x", "not an origin")]
    [InlineData("https://a.example\r\nX-Evil: 1", "not an origin")]
    [InlineData("https://a.example\\b", "not an origin")]
    [InlineData("http://_aü", "not an origin")]
    [InlineData("http://-ü", "not an origin")]
    [InlineData("", "not an origin")]
    public void What_is_none_is_refused_with_a_reason(string value, string why)
    {
        var (origin, told) = FrameOrigin.Parse(value);
        Assert.Null(origin);
        Assert.StartsWith(why, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_taken_is_one_word_of_a_policy_that_reads_the_same_again() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.Const("https://"), Gen.String, (scheme, rest) => scheme + rest),
        Gen.String[Gen.Char["abAB.*:/ ;,'\"@?#[]%\\0189\t-_ü"], 0, 24].Select(rest => "http://" + rest)).Sample(value =>
        {
            if (FrameOrigin.Parse(value).Origin is { Text: var text })
            {
                Assert.Matches(@"^https?://(\*\.)?[a-z0-9._-]+(:[0-9]+)?$", text);
                Assert.Equal(text, FrameOrigin.Parse(text).Origin?.Text);
            }
        });
}
