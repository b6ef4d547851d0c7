using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// Which pods of a cluster each Service selects, finished ones left out: they answer no more. One pass over the services and one over
/// the labels of the pods; after that a service costs the pods that have the first label of its selector.
/// </summary>
internal sealed class SelectedPods
{
    // What sources show in place of a label's value that looks like a secret: such a key is compared by whether it is there.
    private const string HiddenValue = "•••";

    private readonly Dictionary<(string Namespace, string Key, string Value), List<Node>> _byFirstPair = [];
    private readonly ILookup<string, (string Namespace, string Key)> _keys;
    private readonly Lazy<ILookup<string, Node>> _services;

    public SelectedPods(ClusterNodes cluster)
    {
        var keys = new HashSet<(string Namespace, string Key)>();
        foreach (var service in cluster.Services)
        {
            var properties = (ServiceProperties)service.Properties;
            if (properties.Selector.Count > 0)
            {
                var (key, value) = Pair(properties.Selector[0]);
                _byFirstPair.TryAdd((properties.Namespace, key, value), []);
                keys.Add((properties.Namespace, key));
            }
        }

        _keys = keys.ToLookup(k => k.Namespace, StringComparer.Ordinal);
        foreach (var pod in cluster.Pods)
        {
            Add(pod, (PodProperties)pod.Properties);
        }

        _services = new(() => cluster.Services
            .SelectMany(s => Of(s).Select(p => (p.Id, Service: s))).ToLookup(x => x.Id, x => x.Service, StringComparer.Ordinal));
    }

    /// <summary>The pods that a service selects; none without a selector.</summary>
    public List<Node> Of(Node service)
    {
        var properties = (ServiceProperties)service.Properties;
        if (properties.Selector.Count == 0)
        {
            return [];
        }

        var (key, value) = Pair(properties.Selector[0]);
        var pods = _byFirstPair[(properties.Namespace, key, value)];
        return properties.Selector.Count == 1 ? pods : pods.FindAll(p => Matches(properties, p));
    }

    /// <summary>The services that select a pod.</summary>
    public IEnumerable<Node> ServicesOf(string podId) => _services.Value[podId];

    /// <summary>A requirement of a selector, as <c>app=web</c>.</summary>
    public static (string Key, string Value) Pair(string requirement)
    {
        var equals = requirement.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (requirement, "") : (requirement[..equals], requirement[(equals + 1)..]);
    }

    private void Add(Node pod, PodProperties properties)
    {
        if (properties.Phase is "Succeeded" or "Failed")
        {
            return;
        }

        foreach (var (_, key) in _keys[properties.Namespace])
        {
            if (pod.Labels.TryGetValue(key, out var value))
            {
                if (_byFirstPair.TryGetValue((properties.Namespace, key, value), out var pods))
                {
                    pods.Add(pod);
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
