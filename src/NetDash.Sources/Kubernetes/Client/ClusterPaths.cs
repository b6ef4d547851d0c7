using System.Text.RegularExpressions;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>
/// What is read of a cluster: lists and watches of these resources, and who the cluster is. Secrets, config maps, logs, exec, proxies and
/// port-forwards are GETs too, and are not on the list.
/// </summary>
internal static partial class ClusterPaths
{
    public const string Version = "/version";

    /// <summary>Its uid is the cluster's.</summary>
    public const string KubeSystem = "/api/v1/namespaces/kube-system";

    // A proxy (Rancher, Teleport) has the API below a path of its own.
    [GeneratedRegex(
        "^(/[A-Za-z0-9._~-]+)*?(/version|/api/v1/(nodes|namespaces|namespaces/kube-system|pods|services)"
        + "|/apis/discovery\\.k8s\\.io/v1/endpointslices|/apis/networking\\.k8s\\.io/v1/(ingresses|networkpolicies)"
        + "|/apis/apps/v1/(deployments|replicasets|statefulsets|daemonsets)|/apis/batch/v1/(jobs|cronjobs))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex Readable();
}
