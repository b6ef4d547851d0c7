using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class FindingReferenceTests
{
    private const string Taken = "port-blocked/9876/tcp/container/pub3";

    [Fact]
    public void Every_finding_is_found_by_what_a_link_calls_it()
    {
        var now = World().Now;
        Assert.NotEmpty(now.Findings);
        foreach (var finding in now.Findings.Values)
        {
            Assert.Equal(finding.Id, FindingReference.Find(now, FindingReference.Of(now, finding))?.Id);
            Assert.Equal(finding.Id, FindingReference.Find(now, finding.Id)?.Id);
        }

        Assert.Contains(now.Findings.Values, f => FindingReference.Of(now, f) == Taken);
    }

    [Fact]
    public void A_link_to_a_finding_survives_that_its_container_is_made_anew()
    {
        var world = World();
        var before = FindingReference.Find(world.Now, Taken)!;
        var pub3 = LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "pub3");
        world.Without([pub3.Id]);
        Assert.Null(FindingReference.Find(world.Now, Taken));
        world.And([pub3 with { Id = NodeId.Container(TestFacts.EngineId, TestFacts.LongId("pub3-again")), ContainerId = TestFacts.LongId("pub3-again") }]);

        var after = FindingReference.Find(world.Now, Taken)!;
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before.Title, after.Title);
    }

    [Fact]
    public void Of_what_a_finding_was_about_the_other_findings_are_near()
    {
        var now = World().Now;
        var related = RelatedFindings.Of(now, "netns-stale/container/pub3");

        Assert.Equal("pub3", related.About?.Name);
        Assert.True(related.IsSameSubject);
        Assert.Contains(related.Findings, f => f.Rule == "port-blocked");
    }

    [Theory]
    [InlineData("port-blocked:0123456789abcdef")]
    [InlineData("port-blocked/1/tcp/container/gone")]
    [InlineData("port-blocked")]
    public void Of_one_whose_subject_is_not_known_those_of_its_rule_are(string reference)
    {
        var related = RelatedFindings.Of(World().Now, reference);

        Assert.Null(related.About);
        Assert.False(related.IsSameSubject);
        Assert.Equal("port-blocked", Assert.Single(related.Findings).Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("port-blocked/")]
    [InlineData("port-blocked/tcp/9876/container/pub3")]
    [InlineData("port-latent/9876/tcp/container/pub3")]
    [InlineData("port-blocked/9877/tcp/container/pub3")]
    public void What_is_no_finding_is_none(string reference) => Assert.Null(FindingReference.Find(World().Now, reference));

    private static LinkedTopology World() => new LinkedTopology(new FindingsAnalyzer(TimeProvider.System)).With([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
}
