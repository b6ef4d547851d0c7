using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Web.Components.ViewModels.Wiring;
using NetDash.Web.Components.Wiring;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class OwnerListTests : PageTest
{
    [Fact]
    public async Task Ports_that_do_not_fit_are_counted_and_named_in_the_tooltip()
    {
        await Laptop();
        var plates = Enumerable.Range(1, 8).Select(p => new PortPlate("0.0.0.0", $":{p}", "", false, Health.Ok)).ToList();

        var list = Open<OwnerList>("", ("Owners", new[] { new WiringOwner(Node("process/sshd"), "sshd", "pid 812", plates, Plugged.In) }), ("HostName", "vm"));

        Assert.Equal(5, list.FindAll(".nd-plate").Count);
        Assert.Equal("+3", list.Find(".more").TextContent);
        Assert.Equal("0.0.0.0:6, 0.0.0.0:7, 0.0.0.0:8", list.Find(".more").GetAttribute("title"));
    }

    [Fact]
    public async Task The_one_in_a_conflict_has_a_border_and_a_diamond()
    {
        await Laptop();
        var wired = WiringView.Of(Store.Current, Node("host/vm"), null)!;

        var list = Open<OwnerList>("", ("Owners", wired.Owners), ("HostName", "vm"));

        Assert.Contains("host1", list.Find(".nd-card.err").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.0.0.0:9876", list.Find(".nd-plate.err").TextContent.Trim());
        Assert.Equal("error", list.Find(".nd-card.err svg[role=img]").GetAttribute("aria-label"));
    }
}
