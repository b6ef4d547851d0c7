using k8s;
using k8s.KubeConfigModels;
using NetDash.Sources.Kubernetes.Client;

namespace NetDash.Sources.Kubernetes.Contexts;

/// <summary>
/// Kubeconfig files merged as kubectl merges them: of each cluster, user and context the first that has its name, of current-context the
/// first that is set. What is relative in a file is so to that file's folder. Files that are not there are passed over.
/// </summary>
internal sealed class Kubeconfig
{
    private readonly K8SConfiguration _merged;
    private readonly Dictionary<string, KubeconfigExtras.UserExtras> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KubeconfigExtras.ClusterExtras> _clusters = new(StringComparer.Ordinal);

    private Kubeconfig(IReadOnlyList<K8SConfiguration> files, IEnumerable<KubeconfigExtras> extras)
    {
        _merged = new K8SConfiguration
        {
            CurrentContext = files.Select(f => f.CurrentContext).FirstOrDefault(c => !string.IsNullOrEmpty(c)),
            Clusters = [.. files.SelectMany(f => f.Clusters ?? []).DistinctBy(c => c.Name)],
            Users = [.. files.SelectMany(f => f.Users ?? []).DistinctBy(u => u.Name)],
            Contexts = [.. files.SelectMany(f => f.Contexts ?? []).DistinctBy(c => c.Name)],
        };
        foreach (var file in extras)
        {
            file.Users?.ForEach(u => _users.TryAdd(u.Name ?? "", u.User ?? new KubeconfigExtras.UserExtras()));
            file.Clusters?.ForEach(c => _clusters.TryAdd(c.Name ?? "", c.Cluster ?? new KubeconfigExtras.ClusterExtras()));
        }
    }

    /// <summary>current-context; empty where none is set.</summary>
    public string CurrentContext => _merged.CurrentContext ?? "";

    /// <summary>Names of all contexts, in their order.</summary>
    public IReadOnlyList<string> Contexts => [.. _merged.Contexts.Select(c => c.Name)];

    /// <summary>Reads what is there of these files.</summary>
    /// <exception cref="FormatException">One is no kubeconfig.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    public static Kubeconfig Load(IEnumerable<string> paths)
    {
        var there = paths.Where(File.Exists).Select(Path.GetFullPath).ToList();
        return new Kubeconfig([.. there.Select(LoadOne)], there.Select(KubeconfigExtras.Load));
    }

    /// <summary>What a context says. Runs the user's exec plugin where there is one, and waits for it.</summary>
    /// <exception cref="k8s.Exceptions.KubeConfigException">It cannot be used.</exception>
    public ContextConfiguration Read(string context)
    {
        var details = _merged.Contexts.FirstOrDefault(c => c.Name == context)?.ContextDetails;
        var user = _users.GetValueOrDefault(details?.User ?? "") ?? new KubeconfigExtras.UserExtras();
        var credentials = _merged.Users.FirstOrDefault(u => u.Name == details?.User)?.UserCredentials;
        if (user.TokenFile is { Length: > 0 } && credentials is { Token: null or "" })
        {
            // KubernetesClient knows no tokenFile, and takes a user without a credential for a mistake.
            credentials.Token = "in a file";
        }

        var client = KubernetesClientConfiguration.BuildConfigFromConfigObject(_merged, context);
        if (user.TokenFile is { Length: > 0 } file)
        {
            client.TokenProvider = new k8s.Authentication.TokenFileAuth(file);
        }

        return new ContextConfiguration(client, _clusters.GetValueOrDefault(details?.Cluster ?? "")?.ProxyUrl ?? "", Impersonation(user));
    }

    private static Dictionary<string, string> Impersonation(KubeconfigExtras.UserExtras user)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (user.As is { Length: > 0 } name)
        {
            headers["Impersonate-User"] = name;
        }

        return headers;
    }

    private static K8SConfiguration LoadOne(string path)
    {
        try
        {
            var file = KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(path));
            var folder = Path.GetDirectoryName(path)!;
            foreach (var cluster in (file.Clusters ?? []).Select(c => c.ClusterEndpoint).OfType<ClusterEndpoint>())
            {
                cluster.CertificateAuthority = Absolute(folder, cluster.CertificateAuthority);
            }

            foreach (var user in (file.Users ?? []).Select(u => u.UserCredentials).OfType<UserCredentials>())
            {
                user.ClientCertificate = Absolute(folder, user.ClientCertificate);
                user.ClientKey = Absolute(folder, user.ClientKey);
                if (user.ExternalExecution is { Command: { } command } exec && command.Contains(Path.DirectorySeparatorChar))
                {
                    exec.Command = Absolute(folder, command);
                }
            }

            return file;
        }
        catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // YamlDotNet and KubernetesClient throw what they please at a file that is none of theirs.
            throw new FormatException($"{path} is no kubeconfig: {Bounded.Cut(e.Message, 300)}", e);
        }
    }

    private static string? Absolute(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
