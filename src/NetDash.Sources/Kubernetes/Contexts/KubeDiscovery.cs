namespace NetDash.Sources.Kubernetes.Contexts;

/// <summary>What is read where nobody said which clusters: what kubectl would use.</summary>
internal static class KubeDiscovery
{
    /// <summary>
    /// The current context of KUBECONFIG or <c>~/.kube/config</c>, else the cluster that this process is a pod of; null for none. A file
    /// that is no kubeconfig is found too: its source says what is wrong with it.
    /// </summary>
    public static ContextLocation? Look(KubeSurroundings surroundings)
    {
        var files = surroundings.Kubeconfigs;
        if (files.Any(File.Exists))
        {
            try
            {
                if (Kubeconfig.Load(files).CurrentContext is { Length: > 0 } current)
                {
                    return ContextLocation.Of(surroundings, files, current);
                }
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                return ContextLocation.Of(surroundings, files, Path.GetFileName(files[0]));
            }
        }

        return surroundings.IsInCluster ? ContextLocation.Own(surroundings) : null;
    }
}
