using Bunit;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class CopyLinkTests : PageTest
{
    [Fact]
    public void What_is_copied_works_on_another_machine() =>
        Assert.Equal(
            "http://localhost/findings?finding=x",
            Render<CopyLink>(p => p.Add(c => c.Address, "findings?finding=x")).Find("button").GetAttribute("data-copy"));
}
