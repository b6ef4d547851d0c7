using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class ExportMenuTests : PageTest
{
    [Fact]
    public async Task Its_files_are_of_what_is_shown_in_the_theme_that_it_is_shown_in()
    {
        await Laptop();

        var menu = Open<ExportMenu>("?q=web&select=container/web&theme=light&lens=wiring", ("IsDark", true));

        Assert.Equal(
            ["api/v1/topology.svg?q=web&theme=dark&download=1", "api/v1/topology.png?q=web&theme=dark&download=1", "api/v1/topology?q=web"],
            menu.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.All(menu.FindAll("a"), a => Assert.StartsWith("netdash.", a.GetAttribute("download"), StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_are_of_the_lens_and_the_data_has_none() => Assert.Equal(
        ["api/v1/topology.svg?lens=ports&q=web&theme=light&download=1", "api/v1/topology.png?lens=ports&q=web&theme=light&download=1", "api/v1/topology?q=web"],
        Open<ExportMenu>("?q=web&lens=ports").FindAll("a").Select(a => a.GetAttribute("href")));

    [Fact]
    public void Without_a_filter_they_are_of_everything() =>
        Assert.Equal("api/v1/topology", Open<ExportMenu>("findings").FindAll("a")[2].GetAttribute("href"));
}
