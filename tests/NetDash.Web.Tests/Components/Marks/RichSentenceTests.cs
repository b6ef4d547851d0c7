using Bunit;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class RichSentenceTests : PageTest
{
    [Fact]
    public void Names_are_bold_and_still_text()
    {
        var sentence = Render<RichSentence>(p => p.Add(s => s.Text, "<i>x</i> listens on 0.0.0.0:80").Add(s => s.Names, ["<i>x</i>"]));

        Assert.Equal("<i>x</i>", sentence.Find("b").TextContent);
        Assert.Equal("0.0.0.0:80", sentence.Find(".nd-mono").TextContent);
        Assert.Empty(sentence.FindAll("i"));
    }
}
