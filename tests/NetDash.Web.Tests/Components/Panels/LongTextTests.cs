using Bunit;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class LongTextTests : PageTest
{
    [Fact]
    public void Short_text_is_shown_whole() => Assert.Empty(Render<LongText>(p => p.Add(t => t.Text, "short")).FindAll("button"));

    [Fact]
    public async Task Long_text_opens_and_closes_and_is_never_a_megabyte_on_the_page()
    {
        var text = Render<LongText>(p => p.Add(t => t.Text, new string('x', 1 << 20)));
        Assert.Equal("false", text.Find("button").GetAttribute("aria-expanded"));

        await text.Find("button").ClickAsync();
        Assert.InRange(text.Markup.Length, 10_000, 30_000);
        Assert.Equal("true", text.Find("button").GetAttribute("aria-expanded"));

        await text.Find("button").ClickAsync();
        Assert.InRange(text.Markup.Length, 100, 1_000);
    }
}
