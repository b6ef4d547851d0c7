using NetDash.Analysis.Findings;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Analysis.Tests.Findings;

public sealed class ServiceNoEndpointsRuleTests
{
    private static readonly ServiceNoEndpointsRule Rule = new();

    [Fact]
    public void A_service_that_selects_nothing_says_so_and_names_the_pod_that_was_most_likely_meant()
    {
        var finding = Single(Pod("web-1") with { Labels = Labels.From([new("app", "web")]) }, Service("shop") with { Selector = ["app=wbe"] });
        Assert.Equal(("service-no-endpoints", FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal("Nothing ready stands behind Service demo/shop", finding.Title);
        Assert.Equal("No pod of namespace demo has the labels app=wbe. Pod web-1 has app=web.", finding.Detail);
        Assert.Equal("Make the selector match labels that pods have (`kubectl -n demo get pods --show-labels`), or start what it is for", finding.Fix);
        Assert.Equal([ServiceId("shop")], finding.Subjects);
    }

    [Theory]
    [InlineData("app=web,tier=front", true)] // All but one of several.
    [InlineData("app=webs", true)]
    [InlineData("app=database", false)]
    [InlineData("role=web", false)]
    public void A_pod_is_only_named_where_it_was_most_likely_meant(string selector, bool named)
    {
        var pod = Pod("web-1") with { Labels = Labels.From([new("app", "web"), new("tier", "back")]) };
        Assert.Equal(named, Single(pod, Service("shop") with { Selector = [.. selector.Split(',')] }).Detail.Contains("Pod web-1 has", StringComparison.Ordinal));
    }

    [Fact]
    public void Pods_of_another_namespace_are_not_meant() =>
        Assert.Equal("No pod of namespace demo has the labels app=web.", Single(Pod("web") with { Namespace = "other" }, Service("web")).Detail);

    [Theory]
    [InlineData("waiting", "CrashLoopBackOff", "Running", "vm", "Its one pod is not ready: web (CrashLoopBackOff).")]
    [InlineData("waiting", "ImagePullBackOff", "Pending", "vm", "Its one pod is not ready: web (ImagePullBackOff).")]
    [InlineData("running", "", "Running", "vm", "Its one pod is not ready: web (not ready).")]
    [InlineData("", "", "Pending", "", "Its one pod is not ready: web (waits for a node).")]
    public void Pods_that_are_not_ready_are_named_with_why(string state, string reason, string phase, string node, string detail)
    {
        var pod = Pod("web", Container("app") with { State = state, Reason = reason, Ready = false }) with { Phase = phase, Ready = false, NodeName = node };
        var finding = Single(pod, Service("web"), Slice("web", "web-x", Endpoint("10.244.0.2", Uid("web"), ready: false)));
        Assert.Equal(detail, finding.Detail);
        Assert.Equal("Ask why: `kubectl -n demo describe pod web`", finding.Fix);
        Assert.Equal([ServiceId("web"), PodId("web")], finding.Subjects);
    }

    [Fact]
    public void Of_many_pods_the_first_are_named()
    {
        var pods = Enumerable.Range(1, 6).Select(i => Pod($"web-{i}", Container("app") with { Ready = false }) with { Labels = Labels.From([new("app", "web")]) });
        var finding = Single([.. pods, Service("web")]);
        Assert.StartsWith("None of its 6 pods is ready: ", finding.Detail, StringComparison.Ordinal);
        Assert.EndsWith(" and 3 more.", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(4, finding.Subjects.Count);
    }

    [Fact]
    public void Finished_pods_are_none() =>
        Assert.StartsWith("No pod of namespace demo", Single(Pod("web") with { Phase = "Succeeded" }, Service("web")).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_service_without_a_selector_waits_for_slices()
    {
        Assert.StartsWith("It has no selector, and nobody", Single(Service("db") with { Selector = [] }).Detail, StringComparison.Ordinal);
        Assert.Equal("It has no selector, and none of the 1 endpoints that it was given is ready.", Single(Service("db") with { Selector = [] }, Slice("db", "db-1", Endpoint("192.0.2.9", ready: false))).Detail);
    }

    [Fact]
    public void It_is_over_once_an_endpoint_is_ready_and_the_same_while_it_lasts()
    {
        var world = Found.On(Rule).With(Cluster(), NamespaceFact(), Pod("web"), Service("web"));
        var first = Assert.Single(world.Findings());
        Assert.Equal(first.Id, Assert.Single(world.And(Slice("web", "web-x", Endpoint("10.244.0.2", Uid("web"), ready: false))).Findings()).Id);
        Assert.Empty(world.And(Slice("web", "web-x", Endpoint("10.244.0.2", Uid("web")))).Findings());
    }

    [Fact]
    public void A_name_for_something_outside_has_no_endpoints_to_have() =>
        Assert.Empty(All(Cluster(), Service("db") with { ServiceType = "ExternalName", ExternalName = "db.example.org", Selector = [] }));

    [Fact]
    public void Where_the_slices_may_not_be_read_nothing_is_said()
    {
        var world = Found.On(Rule).With(Cluster() with { Unread = ["endpointslices"] }, Service("web"));
        Assert.Empty(world.Findings());
        Assert.Single(world.And(Cluster()).Findings());
        Assert.Contains("its pods may not be read", Single(Cluster() with { Unread = ["pods"] }, Service("web")).Detail, StringComparison.Ordinal);
    }

    private static Finding Single(params Fact[] facts) => Assert.Single(All(facts));

    private static IReadOnlyList<Finding> All(params Fact[] facts) =>
        Found.On(Rule).With([.. facts.OfType<ClusterFact>().Any() ? [] : new[] { Cluster() }, NamespaceFact(), .. facts]).Findings();
}
