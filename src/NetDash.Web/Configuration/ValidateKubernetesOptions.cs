using SourceOptions = NetDash.Sources.Kubernetes.KubernetesOptions;

namespace NetDash.Web.Configuration;

/// <summary>What is wrong with which clusters are read: as the Kubernetes source sees it.</summary>
internal static class ValidateKubernetesOptions
{
    public static IEnumerable<string> Errors(KubernetesOptions options)
    {
        var settings = new SourceOptions { Enabled = options.Enabled, Kubeconfig = options.Kubeconfig };
        foreach (var context in options.Contexts)
        {
            settings.Contexts.Add(context);
        }

        return new Sources.Kubernetes.ValidateKubernetesOptions().Validate(null, settings).Failures ?? [];
    }
}
