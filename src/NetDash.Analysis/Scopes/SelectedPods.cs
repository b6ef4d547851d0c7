using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// Which pods of a cluster each Service selects, by their ids; finished ones are left out, since they answer no more. Made in one pass over
/// the services and one over the labels of the pods, and good for as long as <see cref="SelectedPodsKeeper"/> says.
/// </summary>
internal sealed class SelectedPods
{
    // What sources show in place of a label's value that looks like a secret: such a key is compared by whether it is there.
    private const string HiddenValue = "•••";

    private readonly Dictionary<string, IReadOnlyList<string>> _pods = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _services;

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
                _pods[service.Id] = [.. pods.Where(p => Matches(properties, p)).Select(p => p.Id)];
            }
        }

        _services = new(() => _pods
            .SelectMany(s => s.Value.Select(pod => (Pod: pod, Service: s.Key))).ToLookup(x => x.Pod, x => x.Service, StringComparer.Ordinal));
    }

    /// <summary>Ids of the pods that a service selects; none without a selector.</summary>
    public IReadOnlyList<string> Of(string serviceId) => _pods.GetValueOrDefault(serviceId, []);

    /// <summary>Ids of the services that select a pod.</summary>
    public IEnumerable<string> ServicesOf(string podId) => _services.Value[podId];

    /// <summary>A requirement of a selector, as <c>app=web</c>.</summary>
    public static (string Key, string Value) Pair(string requirement)
    {
        var equals = requirement.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (requirement, "") : (requirement[..equals], requirement[(equals + 1)..]);
    }

    /// <summary>Whether a node is a pod that may answer.</summary>
    public static bool MayAnswer(PodProperties pod) => pod.Phase is not ("Succeeded" or "Failed");

    private static (string Namespace, string Key, string Value)? FirstPair(Node service)
    {
        var properties = (ServiceProperties)service.Properties;
        if (properties.Selector.Count == 0)
        {
            return null;
        }

        var (key, value) = Pair(properties.Selector[0]);
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

    private static bool Matches(ServiceProperties service, Node pod)
    {
        foreach (var requirement in service.Selector)
        {
            var (key, wanted) = Pair(requirement);
            if (!pod.Labels.TryGetValue(key, out var value) || (value != wanted && value != HiddenValue))
            {
                return false;
            }
        }

        return true;
    }
}
