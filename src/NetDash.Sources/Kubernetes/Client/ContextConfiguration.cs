using k8s;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>A context as it stands in its files at one moment.</summary>
/// <param name="Client">What KubernetesClient reads of it.</param>
/// <param name="ProxyUrl">proxy-url of the cluster, which that library passes over; empty for the environment's proxy.</param>
/// <param name="Headers">Impersonation: <c>as</c>, <c>as-groups</c> and <c>as-uid</c> of the user, which it passes over too.</param>
internal sealed record ContextConfiguration(
    KubernetesClientConfiguration Client, string ProxyUrl, IReadOnlyDictionary<string, string> Headers);
