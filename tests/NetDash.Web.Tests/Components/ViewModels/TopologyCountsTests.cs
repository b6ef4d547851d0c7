using NetDash.Drawing.Marks;
using NetDash.Topology.Sources;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class TopologyCountsTests : PageTest
{
    [Fact]
    public async Task Every_held_wanted_or_published_port_counts_once()
    {
        await Laptop();

        // sshd on two families, redis, udp 5353, node-exporter, host1, web, api, db, mailer twice; seven publishes.
        Assert.Equal(18, TopologyCounts.PortsChecked(Store.Current));
    }

    [Fact]
    public async Task Findings_are_counted_by_severity()
    {
        await Laptop();

        var counts = TopologyCounts.Of(Store.Current);

        Assert.Equal((1, 1, 3, Health.Error), (counts.Errors, counts.Warnings, counts.Infos, counts.WorstFinding));
    }

    [Fact]
    public async Task The_strip_names_the_sources_whose_last_picture_is_shown()
    {
        await Laptop();
        Assert.Equal("", TopologyCounts.StaleSources(Store.Current));

        await Report(Status("docker", SourceState.Stale));

        Assert.Equal("docker stale, shown as it was then", TopologyCounts.StaleSources(Store.Current));
    }
}
