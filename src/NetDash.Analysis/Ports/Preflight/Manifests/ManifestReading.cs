using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Manifests;

/// <summary>What Kubernetes manifests want of a node, see https://kubernetes.io/docs/reference/kubernetes-api/.</summary>
internal sealed class ManifestReading
{
    private const int MostKindsNamed = 20;
    private readonly WishList _wishes = new();
    private readonly SortedSet<string> _ignored = new(StringComparer.Ordinal);

    private ManifestReading()
    {
    }

    public static WishList Read(IEnumerable<IReadOnlyList<YamlNode>> files)
    {
        var reading = new ManifestReading();
        foreach (var document in files.SelectMany(f => f))
        {
            reading.Object(document as YamlMapping ?? throw document.Error("a manifest is a mapping with `apiVersion` and `kind`"), 0);
        }

        if (reading._ignored.Count > 0)
        {
            reading._wishes.Note($"not checked, since they hold no ports of a node: {string.Join(", ", reading._ignored.Take(MostKindsNamed))}");
        }

        return reading._wishes;
    }

    private void Object(YamlMapping root, int depth)
    {
        var kind = root.Word("kind");
        if (kind is "List" or "PodList" or "ServiceList" or "DeploymentList" && depth < PreflightLimits.Nesting)
        {
            foreach (var item in (root["items"] as YamlSequence)?.Items ?? [])
            {
                Object(item as YamlMapping ?? throw item.Error("an item of a list is a manifest"), depth + 1);
            }

            return;
        }

        if (root.Word("apiVersion").Length == 0 || kind.Length == 0)
        {
            throw root.Error("a manifest needs `apiVersion` and `kind`");
        }

        var meta = root["metadata"] as YamlMapping;
        var name = meta?.Word("name") is { Length: > 0 } named ? named : meta?.Word("generateName").TrimEnd('-') ?? "";
        var space = meta?.Word("namespace") is { Length: > 0 } given ? given : "default";
        var claimant = new Claimant(name.Length > 0 ? name : kind) { Workload = (space, name) };
        var spec = root["spec"] as YamlMapping;
        switch (kind)
        {
            case "Pod":
                Pods(claimant, spec, "1 pod", 1);
                break;
            case "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController":
                Replicated(claimant, spec);
                break;
            case "DaemonSet":
                Pods(claimant, spec.Path("template", "spec"), "a pod on each node", 1);
                break;
            case "Job":
                Pods(claimant, spec.Path("template", "spec"), "a job", 1);
                break;
            case "CronJob":
                Pods(claimant, spec.Path("jobTemplate", "spec", "template", "spec"), "a job", 1);
                break;
            case "Service":
                new ServicePorts(claimant, _wishes).Read(spec);
                break;
            default:
                _ignored.Add(kind);
                break;
        }
    }

    private void Replicated(Claimant claimant, YamlMapping? spec)
    {
        var replicas = spec?["replicas"] is YamlScalar scalar ? (int?)(YamlInteger.Read(scalar.Value)?.Value) : 1;
        if (replicas == 0)
        {
            _wishes.Note($"{claimant.Name} is not checked: it has no replicas");
            return;
        }

        Pods(claimant, spec.Path("template", "spec"), $"{replicas?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "several"} replicas", replicas ?? 2);
    }

    private void Pods(Claimant claimant, YamlMapping? spec, string what, int replicas)
    {
        var before = _wishes.Wishes.Count;
        new PodPorts(claimant, _wishes).Read(spec);
        if (replicas > 1 && _wishes.Wishes.Count > before)
        {
            _wishes.Note($"{claimant.Name}: {what} want the same port of their node: on a cluster of one node only one of them can run");
        }
    }
}
