namespace NetDash.Sources.Kubernetes.Contexts;

/// <summary>What of this machine and user tells where clusters are: environment and files.</summary>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Home">The user's home folder; empty when there is none.</param>
/// <param name="ServiceAccount">Folder that a pod's service account is mounted in.</param>
internal sealed record KubeSurroundings(
    Func<string, string?> Variable, string Home, string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount")
{
    public static KubeSurroundings OfThisProcess { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>An environment variable's value; empty when it is not set.</summary>
    public string Text(string variable) => Variable(variable)?.Trim() ?? "";

    /// <summary>The kubeconfig files that kubectl would read: those of KUBECONFIG, else <c>~/.kube/config</c>; there or not.</summary>
    public IReadOnlyList<string> Kubeconfigs => Text("KUBECONFIG") is { Length: > 0 } named
        ? SplitPaths(named)
        : Home.Length > 0 ? [Path.Combine(Home, ".kube", "config")] : [];

    /// <summary>Whether this process runs in a pod that was given a service account.</summary>
    public bool IsInCluster =>
        Text("KUBERNETES_SERVICE_HOST").Length > 0 && Text("KUBERNETES_SERVICE_PORT").Length > 0 && File.Exists(Path.Combine(ServiceAccount, "token"));

    /// <summary>Several files as one text, as in PATH.</summary>
    public static IReadOnlyList<string> SplitPaths(string text) =>
        [.. text.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
