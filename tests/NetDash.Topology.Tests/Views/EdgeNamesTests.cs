using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

public sealed class EdgeNamesTests
{
    private static readonly TopologySnapshot Laptop = World().Now;

    [Fact]
    public void Every_edge_is_found_by_what_a_link_calls_it()
    {
        Assert.NotEmpty(Laptop.Edges);
        foreach (var edge in Laptop.Edges.Values)
        {
            Assert.Equal([edge.Id], EdgeNames.Find(Laptop, EdgeNames.LinkName(Laptop, edge)).Select(e => e.Id));
            Assert.Equal([edge.Id], EdgeNames.Find(Laptop, edge.Id).Select(e => e.Id));
        }
    }

    [Theory]
    [InlineData("edge/attached/container/web~docker-network/bridge")]
    [InlineData("edge/publishes/container/mailer~host/vm")]
    [InlineData("edge/publishes/container/web~host/vm~0.0.0.0:8080/tcp")]
    [InlineData("edge/shares-netns/container/web-logs~container/web")]
    public void A_link_says_what_is_joined_and_how(string name) =>
        Assert.Equal(name, EdgeNames.LinkName(Laptop, Assert.Single(EdgeNames.Find(Laptop, name))));

    [Fact]
    public void A_link_to_an_edge_survives_that_its_container_is_made_anew()
    {
        var world = World();
        const string name = "edge/attached/container/db~docker-network/appnet";
        var before = Assert.Single(EdgeNames.Find(world.Now, name)).Id;
        var again = LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "db");
        world.Without([again.Id]);
        Assert.Empty(EdgeNames.Find(world.Now, name));
        world.And([again with { Id = NodeId.Container(TestFacts.EngineId, TestFacts.LongId("db-again")), ContainerId = TestFacts.LongId("db-again") }]);

        Assert.NotEqual(before, Assert.Single(EdgeNames.Find(world.Now, name)).Id);
    }

    [Theory]
    [InlineData("edge/attached/container/web~docker-network/appnet~0.0.0.0")]
    [InlineData("edge/attached/container/web")]
    [InlineData("edge/attached/~")]
    [InlineData("edge/attached/~~~~~~~~~~~~~~~~")]
    [InlineData("edge/nonsense/container/web~docker-network/bridge")]
    [InlineData("edge/")]
    [InlineData("edge")]
    [InlineData("")]
    public void What_is_no_edge_is_none(string name) => Assert.Empty(EdgeNames.Find(Laptop, name));

    private static LinkedTopology World() => LinkedTopology.Of([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
}
