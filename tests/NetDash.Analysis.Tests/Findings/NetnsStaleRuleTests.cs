using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Findings;

public sealed class NetnsStaleRuleTests
{
    private static readonly ContainerFact Sharing = TestFacts.Container("logs", "container:" + TestFacts.LongId("web")) with { StartedAt = TestFacts.Noon.AddSeconds(1) };

    [Fact]
    public async Task A_container_in_the_old_namespace_of_a_restarted_one_is_cut_off_until_it_is_restarted_too()
    {
        await using var analyzed = new Analyzed(new NetnsStaleRule());
        var web = TestFacts.Container("web");
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, web, Sharing]));

        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, web with { StartedAt = TestFacts.Noon.AddHours(1) }, Sharing]));
        Assert.Equal("netns-stale", finding.Rule);
        Assert.Equal([TestFacts.ContainerNode("logs"), TestFacts.ContainerNode("web")], finding.Subjects);
        Assert.Equal("docker restart logs", finding.Fix);
        Assert.Equal(TestFacts.Noon.AddHours(1), finding.Since);

        Assert.Empty(await analyzed.After(
            [.. Analyzed.Machine, web with { StartedAt = TestFacts.Noon.AddHours(1) }, Sharing with { StartedAt = TestFacts.Noon.AddHours(2) }]));
    }

    [Fact]
    public async Task A_container_in_the_namespace_of_one_that_is_gone_is_cut_off()
    {
        await using var analyzed = new Analyzed(new NetnsStaleRule());
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, Sharing]));
        Assert.Contains("is gone since", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_container_is_not_cut_off()
    {
        await using var analyzed = new Analyzed(new NetnsStaleRule());
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, Sharing with { State = "exited" }]));
    }
}
