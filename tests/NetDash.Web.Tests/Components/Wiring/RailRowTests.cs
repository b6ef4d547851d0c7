using AngleSharp.Dom;
using Bunit;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Wiring;

public sealed class RailRowTests : PageTest
{
    [Fact]
    public async Task A_row_reads_plate_veth_container_interface_address_port()
    {
        await Laptop();

        Assert.Equal("0.0.0.0, [::] :8080 to :80 veth3c1f9a2 web web-logs one namespace eth0 172.17.0.2/16 :80", Words(Row("web")));
    }

    [Fact]
    public async Task What_could_not_start_is_dashed_and_says_that_it_is_not_plugged_in()
    {
        await Laptop();

        var row = Row("pub3");

        Assert.Contains("failed", row.ClassList);
        Assert.Contains("not plugged in", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("never started", row.TextContent, StringComparison.Ordinal);
    }

    private IElement Row(string name) => Open<OverviewPage>("").FindAll(".nd-rail tbody tr").First(r => r.QuerySelector($"[data-node-id='{Node("container/" + name).Id}']") is not null);

    private static string Words(IElement row) => string.Join(' ', row.Descendants<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0));
}
