using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

/// <summary>What a log may hold of names that anybody gave: on a terminal it stays text, on one line.</summary>
public sealed class PlainConsoleFormatterTests
{
    [Theory]
    [InlineData("a name", "a name")]
    [InlineData("café 日本 🐳", "café 日本 🐳")]
    [InlineData("\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m")]
    [InlineData("\u001b]0;title\u0007", "\\u001b]0;title\\u0007")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("a\r\nfail: forged", "a fail: forged")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    [InlineData("\u202eexe.txt", "\\u202eexe.txt")]
    [InlineData("a\bb\0", "a\\u0008b\\u0000")]
    public void A_line_is_a_line_and_text_is_text(string message, string shown) =>
        Assert.Equal($"12:00:00 warn: Some.Category {shown}{Environment.NewLine}", Written(message, null));

    [Fact]
    public void So_is_what_an_exception_says()
    {
        var line = Written("It failed", new InvalidOperationException("\u001b[2J\nnode"));
        Assert.StartsWith("12:00:00 warn: Some.Category It failed System.InvalidOperationException: \\u001b[2J node", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - Environment.NewLine.Length, line.IndexOf('\n', StringComparison.Ordinal));
    }

    private static string Written(string message, Exception? exception)
    {
        using var writer = new StringWriter();
        new PlainConsoleFormatter(new ManualTime(TestFacts.Noon)).Write(
            new LogEntry<string>(LogLevel.Warning, "Some.Category", default, message, exception, (state, _) => state), null, writer);
        return writer.ToString();
    }
}
