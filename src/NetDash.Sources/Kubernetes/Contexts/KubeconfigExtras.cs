using k8s;
using YamlDotNet.Serialization;

namespace NetDash.Sources.Kubernetes.Contexts;

/// <summary>What a kubeconfig says and KubernetesClient passes over.</summary>
internal sealed class KubeconfigExtras
{
    /// <summary>clusters.</summary>
    public List<NamedCluster>? Clusters { get; set; }

    /// <summary>users.</summary>
    public List<NamedUser>? Users { get; set; }

    // users: [{name: u, user: {tokenFile: /run/token, as: viewer}}]
    public static KubeconfigExtras Load(string path)
    {
        try
        {
            var extras = KubernetesYaml.Deserialize<KubeconfigExtras>(File.ReadAllText(path), strict: false) ?? new KubeconfigExtras();
            foreach (var user in (extras.Users ?? []).Select(u => u.User).OfType<UserExtras>().Where(u => !string.IsNullOrEmpty(u.TokenFile)))
            {
                user.TokenFile = Path.Combine(Path.GetDirectoryName(path)!, user.TokenFile!);
            }

            return extras;
        }
        catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new FormatException($"{path} is no kubeconfig: {Bounded.Cut(e.Message, 300)}", e);
        }
    }

    /// <summary>An element of clusters.</summary>
    public sealed class NamedCluster
    {
        /// <summary>Its name.</summary>
        public string? Name { get; set; }

        /// <summary>The rest.</summary>
        public ClusterExtras? Cluster { get; set; }
    }

    /// <summary>cluster.</summary>
    public sealed class ClusterExtras
    {
        /// <summary>Proxy before the server, as <c>http://192.0.2.1:3128</c> or <c>socks5://…</c>.</summary>
        [YamlMember(Alias = "proxy-url", ApplyNamingConventions = false)]
        public string? ProxyUrl { get; set; }
    }

    /// <summary>An element of users.</summary>
    public sealed class NamedUser
    {
        /// <summary>Its name.</summary>
        public string? Name { get; set; }

        /// <summary>The rest.</summary>
        public UserExtras? User { get; set; }
    }

    /// <summary>user.</summary>
    public sealed class UserExtras
    {
        /// <summary>File with a token, which is written anew as it expires.</summary>
        public string? TokenFile { get; set; }

        /// <summary>Who to act as.</summary>
        public string? As { get; set; }
    }
}
