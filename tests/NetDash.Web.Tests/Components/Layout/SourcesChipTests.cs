using Bunit;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class SourcesChipTests : PageTest
{
    [Fact]
    public async Task Each_source_has_its_state_in_shape_and_words()
    {
        await Laptop();
        await Report(Status("docker", SourceState.Denied));

        var chip = Open<SourcesChip>("");

        Assert.Equal(["docker", "kernel"], chip.FindAll(".src").Select(s => s.TextContent.Trim()));
        Assert.Equal(["denied", "connected"], chip.FindAll("svg").Select(s => s.GetAttribute("aria-label")));
        Assert.Equal("sources", chip.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task More_than_four_are_counted()
    {
        for (var i = 0; i < 6; i++)
        {
            await Report(Status($"docker:{i}", SourceState.Connected));
        }

        Assert.Equal("+2", Open<SourcesChip>("").FindAll(".src").Last().TextContent.Trim());
    }
}
