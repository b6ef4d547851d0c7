using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Authentication;
using NetDash.Sources.Kubernetes.Client;

namespace NetDash.Sources.Kubernetes.Contexts;

/// <summary>Where a source's cluster is: a context of kubeconfig files, the cluster that this process is a pod of, or whatever comes first.</summary>
internal sealed class ContextLocation
{
    private const string InCluster = "in-cluster";

    private readonly KubeSurroundings _surroundings;
    private readonly IReadOnlyList<string> _files;
    private readonly Place _place;
    private readonly string _context;

    private ContextLocation(KubeSurroundings surroundings, Place place, IReadOnlyList<string> files, string context)
    {
        (_surroundings, _place, _files, _context) = (surroundings, place, files, context);
        SourceName = place == Place.WhereverFound ? "kubernetes" : $"kubernetes:{Bounded.Name(context)}";
    }

    private enum Place
    {
        Files,
        InCluster,
        WhereverFound,
    }

    /// <summary>Name of the source; known before any cluster is.</summary>
    public string SourceName { get; }

    /// <summary>What people know the cluster by: the name of its context.</summary>
    public string ContextName => Find() is { } found ? found._context : "";

    /// <summary>A context of these files, whether they are there yet or not.</summary>
    public static ContextLocation Of(KubeSurroundings surroundings, IReadOnlyList<string> files, string context) =>
        new(surroundings, Place.Files, files, context);

    /// <summary>The cluster that this process is a pod of.</summary>
    public static ContextLocation Own(KubeSurroundings surroundings) => new(surroundings, Place.InCluster, [], InCluster);

    /// <summary>The first that will be found: for a machine on which there is none yet.</summary>
    public static ContextLocation WhereverFound(KubeSurroundings surroundings) => new(surroundings, Place.WhereverFound, [], "");

    /// <summary>Whether there is anything to read.</summary>
    public bool IsThere => Find() is not null;

    /// <summary>What was looked for in vain, for people.</summary>
    public string Missing() => _place == Place.Files
        ? $"There is no {string.Join(" or ", _files)}. It is looked for again."
        : "No cluster was found; looked for KUBECONFIG, " + string.Join(", ", _surroundings.Kubeconfigs)
            + ", and the service account of a pod. It is looked for again.";

    /// <summary>Reads the context as it is now. Runs an exec plugin where there is one, and waits for it.</summary>
    /// <exception cref="FormatException">A file is no kubeconfig.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="k8s.Exceptions.KubeConfigException">The context cannot be used.</exception>
    public ContextConfiguration Read()
    {
        var found = Find() ?? throw new FileNotFoundException(Missing());
        return found._place == Place.InCluster ? found.ReadOwn() : Kubeconfig.Load(found._files).Read(found._context);
    }

    /// <summary>Differs once the files were written: the context may lead elsewhere then. Tokens are no part of it.</summary>
    public string Stamp() => Find() is not { } found
        ? ""
        : string.Join('\n', (found._place == Place.InCluster ? [Authority] : found._files).Select(StampOf));

    private string Authority => Path.Combine(_surroundings.ServiceAccount, "ca.crt");

    private ContextLocation? Find() => _place switch
    {
        Place.Files => _files.Any(File.Exists) ? this : null,
        Place.InCluster => this,
        _ => KubeDiscovery.Look(_surroundings),
    };

    private ContextConfiguration ReadOwn()
    {
        var host = _surroundings.Text("KUBERNETES_SERVICE_HOST");
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(Authority);
        return new ContextConfiguration(
            new KubernetesClientConfiguration
            {
                Host = $"https://{(host.Contains(':') ? $"[{host}]" : host)}:{_surroundings.Text("KUBERNETES_SERVICE_PORT")}",
                TokenProvider = new TokenFileAuth(Path.Combine(_surroundings.ServiceAccount, "token")),
                SslCaCerts = authorities,
            },
            "", new Dictionary<string, string>());
    }

    private static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{path} {file.LastWriteTimeUtc.Ticks} {file.Length}")
            : $"{path} is not there";
    }
}
