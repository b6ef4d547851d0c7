using System.Text.Json;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Testing.Kubernetes;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kubernetes.Watching;

/// <summary>The recordings, over real HTTP and TLS, and nothing going wrong.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Watched =>
    [
        "namespaces", "nodes", "pods", "services", "endpointslices", "ingresses", "networkpolicies", "deployments", "replicasets", "statefulsets",
        "daemonsets", "jobs",
    ];

    [Fact]
    public async Task The_recorded_lists_become_one_first_list()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);

        var expected = ClusterResources.All.SelectMany(r => ListPage.Read(Recording.Bytes($"lists/{r.Name}.json"), r, "6c8a9c5e-0000-4000-8000-000000000001").Items)
            .Select(i => i.Fact!.Id).Append("cluster:6c8a9c5e-0000-4000-8000-000000000001");
        Assert.Equal(expected.Order(), running.Sink.Facts.Select(f => f.Id).Order());
        Assert.Single(running.Sink.Heard, h => h.Change is Replaced);
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
        Assert.Equal($"Kubernetes v1.34.9 at {server.Address}", running.Sink.Status!.Detail);
        Assert.Equal("cluster:6c8a9c5e-0000-4000-8000-000000000001", running.Sink.Status.Cluster);
        Assert.Empty(running.Sink.Status.Unreadable);
        Assert.All(server.Requests, r => Assert.Equal(("GET", "HTTP/2", "Bearer any"), (r.Method, r.Protocol, r.Authorization)));
        Assert.All(server.Requests, r => Assert.DoesNotMatch("secret|configmap", r.PathAndQuery));
    }

    [Fact]
    public async Task Pages_are_followed_by_their_tokens()
    {
        await using var server = await ReplayApiServer.StartAsync(s => s.Resources["pods"].Serve(Recording.Pages("pods")));
        await using var running = await RunningCluster.ConnectedAsync(server, new ClusterTimeouts { PageSize = 2 });
        Assert.Equal(17, running.Pods.Count());
        Assert.Equal(9, server.Count("pods", "list"));
        Assert.Equal("/api/v1/pods?limit=2", server.Requests.First(r => r is { Resource: "pods", Verb: "list" }).PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task A_recorded_watch_leads_where_its_events_say(string resource)
    {
        var before = Recording.Bytes($"watch/{resource}-list-before.json");
        await using var server = await ReplayApiServer.StartAsync(s => s.Resources[resource].Serve([before]));
        await using var running = await RunningCluster.ConnectedAsync(server);
        await server.Resources[resource].WatchedAsync();
        var lines = Recording.Lines($"watch/{resource}.ndjson");
        foreach (var line in lines)
        {
            server.Resources[resource].Push(line);
        }

        // The next watch tells the last version that was seen: then everything before it was taken.
        server.Resources[resource].End();
        var last = Fold(before, lines, resource == "endpointslices");
        await running.PassAsync(_ => server.Requests.Any(r => r.Resource == resource && r.Verb == "watch" && r.PathAndQuery.Contains($"resourceVersion={last.Version}&", StringComparison.Ordinal)));
        Assert.Equal(last.Objects.Order(StringComparer.Ordinal), running.Sink.Facts.Select(Named).Where(n => n.Resource == resource).Select(n => n.Object).Order(StringComparer.Ordinal));
        Assert.Equal(1, server.Count(resource, "list"));
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_that_is_shown_is_not_told()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        await server.Resources["nodes"].WatchedAsync();
        var heard = running.Sink.Heard.Count;
        var node = Recording.Json("lists/nodes.json").GetProperty("items")[0].GetRawText();
        server.Resources["nodes"].Push($$"""{"type":"MODIFIED","object":{{node.Replace("2026-11-23T21:17:22Z", "2026-11-23T21:25:00Z", StringComparison.Ordinal).ReplaceLineEndings("")}}}""");
        server.Resources["nodes"].Push($$"""{"type":"MODIFIED","object":{{node.Replace("v1.34.9", "v1.35.0", StringComparison.Ordinal).ReplaceLineEndings("")}}}""");
        await running.Sink.WaitAsync(s => s.Facts.OfType<K8sNodeFact>().Single().KubeletVersion == "v1.35.0");
        Assert.InRange(running.Sink.Heard.Count - heard, 1, 1);
    }

    /// <summary>What the events come to, by the plain meaning of their types.</summary>
    private static (IEnumerable<string> Objects, string Version) Fold(byte[] before, IReadOnlyList<string> lines, bool isSlice)
    {
        using var list = JsonDocument.Parse(before);
        var objects = list.RootElement.GetProperty("items").EnumerateArray().ToDictionary(Uid, o => NameOf(o, isSlice));
        var version = list.RootElement.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var found = document.RootElement.GetProperty("object");
            version = found.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
            switch (document.RootElement.GetProperty("type").GetString())
            {
                case "ADDED" or "MODIFIED":
                    objects[Uid(found)] = NameOf(found, isSlice);
                    break;
                case "DELETED":
                    objects.Remove(Uid(found));
                    break;
            }
        }

        return (objects.Values, version);

        static string Uid(JsonElement found) => found.GetProperty("metadata").GetProperty("uid").GetString()!;
        // The fact of a slice keeps no name: its uid tells it.
        static string NameOf(JsonElement found, bool isSlice) => isSlice ? Uid(found) : found.GetProperty("metadata") is var m && m.TryGetProperty("namespace", out var ns)
            ? $"{ns.GetString()}/{m.GetProperty("name").GetString()}" : $"/{m.GetProperty("name").GetString()}";
    }

    private static (string Resource, string Object) Named(Fact fact) => fact switch
    {
        K8sNamespaceFact f => ("namespaces", $"/{f.Name}"),
        K8sNodeFact f => ("nodes", $"/{f.Name}"),
        PodFact f => ("pods", $"{f.Namespace}/{f.Name}"),
        ServiceFact f => ("services", $"{f.Namespace}/{f.Name}"),
        IngressFact f => ("ingresses", $"{f.Namespace}/{f.Name}"),
        NetworkPolicyFact f => ("networkpolicies", $"{f.Namespace}/{f.Name}"),
        WorkloadFact f => ($"{f.Kind.ToLowerInvariant()}s", $"{f.Namespace}/{f.Name}"),
        EndpointSliceFact f => ("endpointslices", f.Id.Split(':')[2]),
        _ => ("", ""),
    };
}
