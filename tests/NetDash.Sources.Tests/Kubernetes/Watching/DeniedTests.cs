using NetDash.Testing.Kubernetes;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kubernetes.Watching;

/// <summary>Every recorded refusal, and the state and words that it leads to.</summary>
public sealed class DeniedTests
{
    private const string Nobody = "User \"system:serviceaccount:restricted:nobody\"";

    public static TheoryData<string, int, string, string> Refusals => new()
    {
        { "nodes", 403, "403-serviceaccount-nodes.json", $"nodes: nodes is forbidden: {Nobody} cannot list resource \"nodes\" in API group \"\" at the cluster scope [grant list of nodes in a ClusterRole]" },
        { "pods", 403, "403-serviceaccount-pods.json", $"pods: pods is forbidden: {Nobody} cannot list resource \"pods\" in API group \"\" at the cluster scope [grant list of pods in a ClusterRole]" },
        { "pods", 403, "403-anonymous.json", "pods: pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\" in API group \"\" at the cluster scope [grant list of pods in a ClusterRole]" },
        { "endpointslices", 403, "403-serviceaccount-endpointslices.json", $"endpointslices: endpointslices.discovery.k8s.io is forbidden: {Nobody} cannot list resource \"endpointslices\" in API group \"discovery.k8s.io\" at the cluster scope [grant list of endpointslices in a ClusterRole]" },
        { "networkpolicies", 404, "404-no-such-group.json", "networkpolicies: this server has none: answered 404: 404 page not found []" },
        { "pods", 400, "400-bad-limit.json", "pods: answered 400: strconv.ParseInt: parsing \"x\": invalid syntax []" },
        { "pods", 400, "400-bad-continue.json", "pods: answered 400: invalid continue token: continue key is not valid: invalid character 'Ç' looking for beginning of value []" },
        { "pods", 504, "504-rv-in-the-future.json", "pods: answered 504: Timeout: Too large resource version: 999999999, current: 694, and asks to wait 1 s []" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_refused_is_told_by_resource_and_the_rest_works(string resource, int status, string body, string expected)
    {
        await using var server = await ReplayApiServer.StartAsync();
        server.Once(resource, "list", status, Recording.Bytes("errors/" + body));
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Connected);
        Assert.Contains(expected, running.Unreadable);
        Assert.Single(running.Sink.Status!.Unreadable);
        Assert.NotEmpty(running.Sink.Facts.OfType<ServiceFact>());
        Assert.Equal([resource], running.Sink.Facts.OfType<ClusterFact>().Single().Unread);

        // It is asked for again, and shown once it is granted.
        await running.PassAsync(_ => !running.Unreadable.Any());
        Assert.Equal(2, server.Count(resource, "list"));
        Assert.Empty(running.Sink.Facts.OfType<ClusterFact>().Single().Unread);
    }

    [Fact]
    public async Task Who_may_list_and_not_watch_is_shown_what_each_list_brings()
    {
        await using var server = await ReplayApiServer.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            server.Once("pods", "watch", 403, Recording.Bytes("errors/403-serviceaccount-watch-pods.json"));
        }

        await using var running = new RunningCluster(server);
        await running.Sink.WaitAsync(_ => running.Unreadable.Any());
        Assert.Equal(
            [$"pods: pods is forbidden: {Nobody} cannot watch resource \"pods\" in API group \"\" at the cluster scope; shown as last read [grant watch of pods in a ClusterRole]"],
            running.Unreadable);
        Assert.Equal(17, running.Pods.Count());
        Assert.Equal(SourceState.Connected, running.Sink.Status!.State);

        server.Resources["pods"].Serve([Recording.Pages("pods")[^1]]);
        await running.PassAsync(_ => running.Pods.Count() == 1);
        await running.PassAsync(_ => !running.Unreadable.Any());
    }

    [Fact]
    public async Task Who_may_read_nothing_is_told_so()
    {
        await using var server = await ReplayApiServer.StartAsync();
        foreach (var resource in server.Resources.Keys)
        {
            server.Once(resource, "list", 403, Recording.Bytes("errors/403-serviceaccount-nodes.json"));
        }

        server.Once("kube-system", "get", 403, Recording.Bytes("errors/403-serviceaccount-nodes.json"));
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Denied);
        Assert.Contains("grant list of", running.Sink.Status!.Detail, StringComparison.Ordinal);
        Assert.Equal(13, running.Sink.Status.Unreadable.Count);
        await running.PassAsync(s => s.Status!.State == SourceState.Connected && s.Status.Unreadable.Count == 0);

        // Who may not read kube-system knows the cluster by its address.
        Assert.NotEqual("6c8a9c5e-0000-4000-8000-000000000001", running.Sink.Facts.OfType<ClusterFact>().Single().ClusterId);
    }
}
