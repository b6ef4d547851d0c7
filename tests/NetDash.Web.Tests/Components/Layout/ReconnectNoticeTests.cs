using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class ReconnectNoticeTests : PageTest
{
    [Fact]
    public void The_page_s_script_finds_the_places_for_its_words()
    {
        var notice = Render<ReconnectNotice>();

        Assert.NotNull(notice.Find("#nd-connection[role=status] [data-words]"));
        Assert.NotNull(notice.Find("#nd-connection [data-count][aria-hidden=true]"));
    }
}
