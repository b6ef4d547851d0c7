using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>
/// What services select: a pod that is not ready for the first time is no endpoint of its service yet, and belongs there all the same.
/// </summary>
internal sealed class SelectorIndex
{
    private readonly Dictionary<string, List<Node>> _byLabel = new(StringComparer.Ordinal);

    /// <param name="things">Pods, and workloads that have none just now. O(their labels).</param>
    public SelectorIndex(IEnumerable<Node> things)
    {
        foreach (var thing in things)
        {
            foreach (var (key, value) in thing.Labels)
            {
                var label = $"{key}={value}";
                (_byLabel.TryGetValue(label, out var all) ? all : _byLabel[label] = []).Add(thing);
            }
        }
    }

    /// <summary>All that a service selects; nothing for one without a selector. O(things with the rarest of its labels).</summary>
    public IEnumerable<Node> Of(Node service)
    {
        var properties = (ServiceProperties)service.Properties;
        var selector = properties.Selector;
        var rarest = selector.Count == 0 ? null : selector.Select(_byLabel.GetValueOrDefault).MinBy(all => all?.Count ?? 0);
        return rarest is null ? [] : rarest.Where(thing => properties.Selects(thing.Labels));
    }
}
