using System.Collections.Concurrent;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Docker.Watching;

/// <summary>
/// What the last list showed of each container, so that the next one tells which were changed without anybody saying so. A list
/// shows less than an inspection, and costs one request however many there are.
/// </summary>
internal sealed class ListedContainers
{
    private readonly ConcurrentDictionary<string, ContainerFact> _listed = new(StringComparer.Ordinal);

    /// <summary>Takes what a list shows of a container that has been, or is going to be, inspected.</summary>
    public void Take(ContainerFact listed) => _listed[listed.ContainerId] = listed;

    /// <summary>The container was inspected on its own: the list that it was last seen in is older than what is known.</summary>
    public void Outdate(string containerId) => _listed.TryRemove(containerId, out _);

    /// <summary>Whether a new list shows something else than what is known. The list is taken.</summary>
    /// <param name="listed">The container in the new list.</param>
    /// <param name="held">What is known of it.</param>
    public bool Differs(ContainerFact listed, ContainerFact held)
    {
        var same = _listed.TryGetValue(listed.ContainerId, out var before) ? before.Equals(listed) : Agree(listed, held);
        _listed[listed.ContainerId] = listed;
        return !same;
    }

    private static bool Agree(ContainerFact listed, ContainerFact held) =>
        listed.State == held.State && listed.Name == held.Name
        && (!held.IsRunning || listed.Ports == held.Ports)
        && listed.Endpoints.Select(Place).SequenceEqual(held.Endpoints.Select(Place));

    private static (string Network, string Ipv4, string Ipv6, string Mac) Place(EndpointFact e) => (e.NetworkId, e.Ipv4, e.Ipv6, e.Mac);
}
