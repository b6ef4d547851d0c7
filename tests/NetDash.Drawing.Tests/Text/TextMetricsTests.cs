using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Tests.Text;

public sealed class TextMetricsTests
{
    [Fact]
    public void Each_character_of_Geist_Mono_takes_0_59_em() => Assert.Equal(13 * 0.59 * 11, TextMetrics.Width("172.17.0.2/16", TextRole.Mono), 9);

    [Fact]
    public void A_heavier_name_is_wider() => Assert.True(TextMetrics.Width("web-logs", TextRole.Title) > TextMetrics.Width("web-logs", TextRole.Name));

    [Theory]
    [InlineData("日本", 2)]
    [InlineData("ж", 0.75)]
    [InlineData("e\u0301", 1194 / 2048d)]
    [InlineData("\u202E\u0007", 0)]
    public void What_the_font_lacks_is_estimated(string text, double em) => Assert.Equal(em * 11, TextMetrics.Width(text, TextRole.Note), 9);
}
