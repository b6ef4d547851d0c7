using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class ReconnectNoticeTests : PageTest
{
    [Fact]
    public void Blazor_finds_it_and_the_figure_in_it_by_their_ids()
    {
        var notice = Render<ReconnectNotice>();

        Assert.NotNull(notice.Find("#components-reconnect-modal[role=status] #components-seconds-to-next-attempt"));
        Assert.StartsWith("Reconnecting, ", notice.Find(".show").TextContent.Trim(), StringComparison.Ordinal);
    }
}
