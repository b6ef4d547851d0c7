using Bunit;
using NetDash.Web.Components.ViewModels.Wiring;
using NetDash.Web.Components.Wiring;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class UncabledListTests : PageTest
{
    [Fact]
    public async Task Many_are_counted_so_that_the_rails_stay_in_view()
    {
        await Laptop();
        var lab = WiringView.Of(Store.Current, Node("host/vm"), null)!.Uncabled[1];
        var cards = Enumerable.Range(0, 20).Select(i => lab with { Subject = lab.Subject with { Id = $"n{i}" } }).ToList();

        var list = Open<UncabledList>("", ("Cards", cards));

        Assert.Equal(12, list.FindAll(".ns").Count);
        Assert.Equal("8 more without a cable", list.Find("a.nd-card").TextContent.Trim());
    }
}
