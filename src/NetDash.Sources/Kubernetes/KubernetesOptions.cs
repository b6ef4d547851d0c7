namespace NetDash.Sources.Kubernetes;

/// <summary>Section <c>NetDash:Kubernetes</c>: which clusters are read.</summary>
public sealed class KubernetesOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "NetDash:Kubernetes";

    /// <summary>False: no cluster is looked for or read.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Kubeconfig file, or several separated as in PATH. Empty: what kubectl would use, see <see cref="Contexts.KubeDiscovery"/>.
    /// </summary>
    public string Kubeconfig { get; set; } = "";

    /// <summary>Contexts to read, each a cluster of its own. Empty: the current one.</summary>
    public IList<string> Contexts { get; } = [];
}
