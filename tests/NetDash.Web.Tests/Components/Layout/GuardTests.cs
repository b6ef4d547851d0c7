using Bunit;
using NetDash.Topology.Model;
using NetDash.Web.Components.Layout;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class GuardTests : PageTest
{
    [Fact]
    public async Task An_object_that_cannot_be_drawn_costs_only_its_place()
    {
        await Laptop();
        // An edge to nowhere: what a defect elsewhere would look like.
        var broken = new Edge { Id = "e", Kind = EdgeKind.Veth, From = "nobody", To = "nothing" };

        var guard = Open<Guard>("", ("What", "The wiring of vm"), ("ChildContent", (Microsoft.AspNetCore.Components.RenderFragment)(b =>
        {
            b.OpenComponent<EdgePanel>(0);
            b.AddComponentParameter(1, "Edge", broken);
            b.CloseComponent();
        })));

        Assert.StartsWith("The wiring of vm could not be drawn.", guard.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
    }
}
