using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// Which pods of a cluster each Service selects, by their ids; finished ones are left out, since they answer no more. Made in one pass over
/// the services and one over the labels of the pods, and good for as long as <see cref="SelectedPodsKeeper"/> says.
/// </summary>
internal sealed class SelectedPods
{
    // Whoever looks for what was meant looks at so many pods of a namespace: thousands of Services may select nothing.
    private const int MostLookedAt = 200;

    private readonly Dictionary<string, IReadOnlyList<string>> _pods = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _services;
    private readonly Lazy<Dictionary<string, List<Node>>> _firstOfNamespaces;
    private readonly Dictionary<string, string?> _nearMisses = new(StringComparer.Ordinal);

    public SelectedPods(ClusterNodes cluster)
    {
        var byFirstPair = new Dictionary<(string Namespace, string Key, string Value), List<Node>>();
        foreach (var service in cluster.Services)
        {
            if (FirstPair(service) is { } pair)
            {
                byFirstPair.TryAdd(pair, []);
            }
        }

        Sort(cluster.Pods, byFirstPair);
        foreach (var service in cluster.Services)
        {
            if (FirstPair(service) is { } pair && byFirstPair[pair] is { Count: > 0 } pods)
            {
                var properties = (ServiceProperties)service.Properties;
                _pods[service.Id] = [.. pods.Where(p => properties.Selects(p.Labels)).Select(p => p.Id)];
            }
        }

        _services = new(() => _pods
            .SelectMany(s => s.Value.Select(pod => (Pod: pod, Service: s.Key))).ToLookup(x => x.Pod, x => x.Service, StringComparer.Ordinal));
        _firstOfNamespaces = new(() => cluster.Pods.GroupBy(p => ((PodProperties)p.Properties).Namespace, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Take(MostLookedAt).ToList(), StringComparer.Ordinal));
    }

    /// <summary>Ids of the pods that a service selects; none without a selector.</summary>
    public IReadOnlyList<string> Of(string serviceId) => _pods.GetValueOrDefault(serviceId, []);

    /// <summary>
    /// A pod that a service which selects none was most likely meant for, and its label, as <c>Pod web-1 has app=web.</c>; null for none. It
    /// has all the keys and, of several or by a slip, another value of one. Looked for once.
    /// </summary>
    public string? NearMiss(Node service)
    {
        if (!_nearMisses.TryGetValue(service.Id, out var found))
        {
            _nearMisses[service.Id] = found = LookForNearMiss((ServiceProperties)service.Properties);
        }

        return found;
    }

    /// <summary>Ids of the services that select a pod.</summary>
    public IEnumerable<string> ServicesOf(string podId) => _services.Value[podId];

    /// <summary>Whether a node is a pod that may answer.</summary>
    public static bool MayAnswer(PodProperties pod) => pod.Phase is not ("Succeeded" or "Failed");

    private string? LookForNearMiss(ServiceProperties service)
    {
        var wanted = service.Selector.Select(ServiceProperties.Requirement).ToList();
        foreach (var pod in _firstOfNamespaces.Value.GetValueOrDefault(service.Namespace, []))
        {
            if (wanted.TrueForAll(r => pod.Labels.ContainsKey(r.Key))
                && wanted.FindAll(r => pod.Labels[r.Key] != r.Value) is [var other]
                && (wanted.Count > 1 || Spelling.IsNear(pod.Labels[other.Key], other.Value)))
            {
                return $"Pod {pod.Name} has {other.Key}={pod.Labels[other.Key]}.";
            }
        }

        return null;
    }

    private static (string Namespace, string Key, string Value)? FirstPair(Node service)
    {
        var properties = (ServiceProperties)service.Properties;
        if (properties.Selector.Count == 0)
        {
            return null;
        }

        var (key, value) = ServiceProperties.Requirement(properties.Selector[0]);
        return (properties.Namespace, key, value);
    }

    private static void Sort(List<Node> pods, Dictionary<(string Namespace, string Key, string Value), List<Node>> byFirstPair)
    {
        var keys = byFirstPair.Keys.Select(k => (k.Namespace, k.Key)).Distinct().ToLookup(k => k.Namespace, k => k.Key, StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            var properties = (PodProperties)pod.Properties;
            foreach (var key in MayAnswer(properties) ? keys[properties.Namespace] : [])
            {
                if (pod.Labels.TryGetValue(key, out var value) && byFirstPair.TryGetValue((properties.Namespace, key, value), out var alike))
                {
                    alike.Add(pod);
                }
            }
        }
    }
}
