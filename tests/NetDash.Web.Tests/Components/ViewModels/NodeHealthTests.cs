using NetDash.Topology.Sources;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class NodeHealthTests : PageTest
{
    [Fact]
    public async Task A_node_shows_the_worst_of_its_status_and_its_findings()
    {
        await Laptop();

        Assert.Equal(Health.Error, NodeHealth.Of(Store.Current, Node("container/host1")));
        Assert.Equal(Health.Error, NodeHealth.Of(Store.Current, Node("container/pub3")));
        Assert.Equal(Health.Warning, NodeHealth.Of(Store.Current, Node("container/worker")));
        Assert.Equal(Health.Stopped, NodeHealth.Of(Store.Current, Node("container/cache")));
        Assert.Equal(Health.Ok, NodeHealth.Of(Store.Current, Node("container/web")));
    }

    [Fact]
    public async Task What_a_silent_source_told_is_unknown_and_the_rest_is_not()
    {
        await Laptop();
        await Report(Status("docker", SourceState.Stale));

        Assert.Equal(Health.Unknown, NodeHealth.Of(Store.Current, Node("container/web")));
        Assert.Equal(Health.Error, NodeHealth.Of(Store.Current, Node("container/pub3")));
        Assert.Equal(Health.Ok, NodeHealth.Of(Store.Current, Node("interface/docker0")));
    }

    [Fact]
    public async Task A_second_engine_that_answers_keeps_containers_known()
    {
        await Laptop();
        await Report(Status("docker:podman", SourceState.Denied));

        Assert.Equal(Health.Ok, NodeHealth.Of(Store.Current, Node("container/web")));
    }
}
