using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class PlateTests : PageTest
{
    [Fact]
    public void A_held_port_shows_address_and_port()
    {
        var plate = Render<Plate>(p => p.Add(x => x.Port, new PortPlate("0.0.0.0", ":22", "", false, Health.Ok)).Add(x => x.WithJack, true));

        Assert.Equal("0.0.0.0:22", plate.Find(".nd-plate").TextContent.Trim());
        Assert.NotNull(plate.Find(".jack"));
    }

    [Fact]
    public void A_wanted_port_says_so_to_those_who_listen()
    {
        var plate = Render<Plate>(p => p.Add(x => x.Port, new PortPlate("", ":80", "", true, Health.Error)));

        Assert.Equal("wants ", plate.Find(".nd-visually-hidden").TextContent);
        Assert.Contains("wanted", plate.Find(".nd-plate").ClassList);
        Assert.Contains("err", plate.Find(".nd-plate").ClassList);
    }
}
