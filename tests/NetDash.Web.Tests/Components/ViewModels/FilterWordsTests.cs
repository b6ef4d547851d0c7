using NetDash.Testing.Facts;
using NetDash.Topology.Identity;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class FilterWordsTests
{
    private readonly LinkedTopology _world = PodWorld.Linked();

    [Theory]
    [InlineData("namespace=demo", "namespace", "demo")]
    [InlineData(" node = vm ", "node", "vm")]
    [InlineData("workload=demo/web", "workload", "demo/web")]
    [InlineData("label=app=web", "label", "app=web")]
    [InlineData("label=app in (web, api)", "label", "app in (web, api)")]
    [InlineData("cluster=", "cluster", "")]
    public void A_word_of_an_address_is_a_filter(string text, string key, string value) => Assert.Equal((key, value), FilterWords.FromText(text));

    [Theory]
    [InlineData("web")]
    [InlineData("port:80")]
    [InlineData("a=b")]
    [InlineData("/namespace=demo/")]
    [InlineData("=demo")]
    public void Anything_else_is_searched_for(string text) => Assert.Null(FilterWords.FromText(text));

    [Fact]
    public void The_box_offers_what_the_clusters_have_and_nothing_without_one()
    {
        Assert.Equal(["cluster=test", "namespace=demo", "node=vm", "workload=shop"], FilterWords.Offered(_world.Now));
        Assert.Empty(FilterWords.Offered(LinkedTopology.Of(LaptopFacts.Kernel()).Now));
    }

    [Fact]
    public void A_thing_whose_name_others_have_is_named_with_its_scope()
    {
        _world.And(TestClusterFacts.NamespaceFact("other"), TestClusterFacts.Workload("shop2") with { Namespace = "other", Name = "shop" });

        Assert.Equal(("workload", "other/shop"), FilterWords.Only(_world.Now, _world.Node(TestClusterFacts.WorkloadId("shop2"))));
        Assert.Equal(("namespace", "other"), FilterWords.Only(_world.Now, _world.Node(NodeId.K8sNamespace(TestClusterFacts.ClusterId, "other"))));
        Assert.Null(FilterWords.Only(_world.Now, _world.Pod()));
    }
}
