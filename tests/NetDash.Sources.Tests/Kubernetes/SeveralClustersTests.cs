using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Kubernetes;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Testing.Facts;
using NetDash.Testing.Kubernetes;
using NetDash.Testing.Sources;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kubernetes;

/// <summary>Contexts of two files, each a cluster of its own with the same names in it.</summary>
public sealed class SeveralClustersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdash-kubeconfigs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_contexts_are_two_sources_and_what_they_tell_of_stands_side_by_side()
    {
        await using var one = await ReplayApiServer.StartAsync();
        await using var two = await ReplayApiServer.StartAsync(s => s.Once("kube-system", "get", 200, Encoding.UTF8.GetBytes(
            """{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"kube-system","uid":"6c8a9c5e-0000-4000-8000-000000000002"}}""")));
        var options = new KubernetesOptions { Kubeconfig = string.Join(Path.PathSeparator, Named(one, "prod"), Named(two, "stage")), Contexts = { "prod", "stage" } };
        Assert.Empty(ValidateKubernetesOptions.Errors(options, new KubeSurroundings(_ => null, "")));
        var locations = KubernetesServiceCollectionExtensions.Locations(options, new KubeSurroundings(_ => null, ""));
        Assert.Equal(["kubernetes:prod", "kubernetes:stage"], locations.Select(l => l.SourceName));

        await using var first = Run(locations[0]);
        await using var second = Run(locations[1]);
        await first.Sink.WaitForAsync(SourceState.Connected);
        await second.Sink.WaitForAsync(SourceState.Connected);

        var both = new LinkedTopology()
            .After(TestTopology.Replaced("kubernetes:prod", first.Sink.Facts)).After(TestTopology.Replaced("kubernetes:stage", second.Sink.Facts)).Now;
        Assert.Equal(["prod", "stage"], both.OfKind(NodeKind.Cluster).Select(c => c.Name).Order());
        Assert.Equal(2 * first.Sink.Facts.OfType<PodFact>().Count(), both.OfKind(NodeKind.Pod).Count());
        Assert.All(both.Edges.Values.Where(e => e.Kind == EdgeKind.Routes), e => Assert.Equal(ClusterOf(both, e.From), ClusterOf(both, e.To)));

        // One that goes away leaves the other as it is.
        await two.StopAsync();
        await second.Sink.WaitForAsync(SourceState.Stale);
        Assert.Equal(SourceState.Connected, first.Sink.Status!.State);
    }

    private static RunningSource Run(ContextLocation location) =>
        new(new KubernetesSource(location, new ClusterTimeouts(), TimeProvider.System, NullLogger.Instance));

    private static string ClusterOf(TopologySnapshot snapshot, string id) => snapshot.Nodes[id].Properties switch
    {
        IngressProperties ingress => ingress.Cluster,
        ServiceProperties service => service.Cluster,
        _ => "",
    };

    /// <summary>A server's kubeconfig under a name of its own for cluster, user and context, with its token in it.</summary>
    private string Named(ReplayApiServer server, string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, File.ReadAllText(server.KubeconfigPath)
            .Replace("replay", name, StringComparison.Ordinal).Replace("reader", name, StringComparison.Ordinal).Replace("tokenFile: token", "token: any", StringComparison.Ordinal));
        return path;
    }
}
