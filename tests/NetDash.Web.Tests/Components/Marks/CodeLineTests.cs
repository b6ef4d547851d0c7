using Bunit;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class CodeLineTests : PageTest
{
    [Fact]
    public void The_button_copies_exactly_what_is_shown()
    {
        const string Command = "docker stop 'a\"<b>'";

        var line = Render<CodeLine>(p => p.Add(c => c.Command, Command));

        Assert.Equal(Command, line.Find("code").TextContent);
        Assert.Equal(Command, line.Find("button").GetAttribute("data-copy"));
        Assert.Empty(line.FindAll("b"));
    }
}
