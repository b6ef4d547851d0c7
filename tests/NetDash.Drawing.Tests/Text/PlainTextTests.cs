using System.Xml;
using CsCheck;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Tests.Text;

public sealed class PlainTextTests
{
    [Fact]
    public void What_is_left_can_stand_in_XML_and_turns_nothing_round() => HostileText.Names.Sample(
        name =>
        {
            var plain = PlainText.Of(name);
            XmlConvert.VerifyXmlChars(plain);
            Assert.True(plain.Length <= PlainText.Longest);
            Assert.DoesNotContain(plain, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F'
                or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');
            Assert.Same(plain, PlainText.Of(plain));
        }, iter: 20_000);

    [Theory]
    [InlineData("web-1", "web-1")]
    [InlineData("a\u202Eb\u2066c\u200Fd", "abcd")]
    [InlineData("line\nbreak\ttab", "line break tab")]
    [InlineData("bell\u0007\u0000\u001B[31m", "bell[31m")]
    [InlineData("👩‍👧 e\u0301", "👩‍👧 e\u0301")]
    [InlineData("Z\u0300\u0301\u0302\u0303\u0304", "Z\u0300\u0301\u0302")]
    public void Each_kind_of_trick(string name, string plain) => Assert.Equal(plain, PlainText.Of(name));

    // Not as inline data: an attribute holds no half surrogate.
    [Fact]
    public void Half_a_surrogate_is_told() => Assert.Equal("half \uFFFD", PlainText.Of("half \uD83D"));

    [Fact]
    public void The_ends_of_a_very_long_text_stay()
    {
        var plain = PlainText.Of(new string('a', 5_000) + "\u0001" + new string('b', 5_000));
        Assert.StartsWith("aaaa", plain, StringComparison.Ordinal);
        Assert.EndsWith("bbbb", plain, StringComparison.Ordinal);
        Assert.Contains('…', plain);
    }
}
