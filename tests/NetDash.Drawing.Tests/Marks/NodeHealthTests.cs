using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Marks;

public sealed class NodeHealthTests
{
    private readonly LinkedTopology _laptop = LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System));

    [Fact]
    public void A_node_shows_the_worst_of_its_status_and_its_findings()
    {
        Assert.Equal(Health.Error, HealthOf("container/host1"));
        Assert.Equal(Health.Error, HealthOf("container/pub3"));
        Assert.Equal(Health.Warning, HealthOf("container/worker"));
        Assert.Equal(Health.Stopped, HealthOf("container/cache"));
        Assert.Equal(Health.Ok, HealthOf("container/web"));
    }

    [Fact]
    public void What_a_silent_source_told_is_unknown_and_the_rest_is_not()
    {
        _laptop.After(Status("kernel", SourceState.Connected)).After(Status("docker", SourceState.Stale));

        Assert.Equal(Health.Unknown, HealthOf("container/web"));
        Assert.Equal(Health.Error, HealthOf("container/pub3"));
        Assert.Equal(Health.Ok, HealthOf("interface/docker0"));
    }

    [Fact]
    public void A_second_engine_that_answers_keeps_containers_known()
    {
        _laptop.After(Status("docker", SourceState.Connected)).After(Status("docker:podman", SourceState.Denied));

        Assert.Equal(Health.Ok, HealthOf("container/web"));
    }

    private Health HealthOf(string reference) => NodeHealth.Of(_laptop.Now, NodeNames.Find(_laptop.Now, reference)[0]);

    private static StatusChanged Status(string name, SourceState state)
    {
        var changed = TestTopology.Status(name, state);
        return changed with { Status = changed.Status with { Host = TestFacts.HostId } };
    }
}
