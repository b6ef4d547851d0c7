using NetDash.Sources.Kubernetes.Client;
using NetDash.Testing.Kubernetes;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Tests.Kubernetes;

/// <summary>The recorded lists, read as the source reads them.</summary>
internal static class RecordedCluster
{
    public const string Id = "c1";

    public static ClusterResource Resource(string name) => ClusterResources.All.Single(r => r.Name == name);

    public static ListPage List(string resource, string? file = null) =>
        ListPage.Read(Recording.Bytes(file ?? $"lists/{resource}.json"), Resource(resource), Id);

    public static IReadOnlyList<T> Facts<T>(string resource)
        where T : Fact => [.. List(resource).Items.Select(i => i.Fact).OfType<T>()];

    /// <summary>Everything, with the pods of the moment at which the kernel was looked at.</summary>
    public static IEnumerable<Fact> AtTheMomentOfTheTruth() => ClusterResources.All
        .SelectMany(r => List(r.Name, r.Name == "pods" ? "host/pods-at-that-time.json" : null).Items)
        .Select(i => i.Fact).OfType<Fact>();
}
