using System.Runtime.CompilerServices;
using NetDash.Sources.Docker.Mapping;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Docker.Watching;

/// <summary>The slow safety net: what the engine lists now against what is held, however that came to differ.</summary>
internal sealed class ListComparison(EngineReader reader, DockerPartition partition, ListedContainers known)
{
    /// <summary>What is to be read again. Costs two lists, and names only what they show to differ.</summary>
    public async IAsyncEnumerable<Subject> DiffersAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (held, toRetry) = await partition.HeldAsync(cancellation).ConfigureAwait(false);
        var containers = await reader.ListContainersAsync(cancellation).ConfigureAwait(false);
        var networks = await reader.ReadNetworksAsync(cancellation).ConfigureAwait(false);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var listed in containers.Items.Where(c => !string.IsNullOrEmpty(c.ID)).Select(c => ContainerMapper.MapListed(reader.Engine.Id, c).Fact))
        {
            seen.Add(listed.Id);
            if (held.GetValueOrDefault(listed.Id) is not ContainerFact container || toRetry.Contains(listed.Id) || known.Differs(listed, container))
            {
                yield return new Subject(SubjectKind.Container, listed.ContainerId);
            }
        }

        foreach (var broken in containers.Broken.Select(b => b.Id).OfType<string>().Select(id => new Subject(SubjectKind.Container, id)))
        {
            // A list that shows nothing of it cannot tell whether it changed.
            seen.Add(reader.FactId(broken));
            yield return broken;
        }

        foreach (var missing in held.Values.OfType<ContainerFact>().Where(c => !seen.Contains(c.Id)))
        {
            yield return new Subject(SubjectKind.Container, missing.ContainerId);
        }

        foreach (var network in networks.Select(r => r.Fact).OfType<DockerNetworkFact>())
        {
            seen.Add(network.Id);
            if (!network.Equals(held.GetValueOrDefault(network.Id)))
            {
                yield return new Subject(SubjectKind.Network, network.NetworkId);
            }
        }

        foreach (var missing in held.Values.OfType<DockerNetworkFact>().Where(n => !seen.Contains(n.Id)))
        {
            yield return new Subject(SubjectKind.Network, missing.NetworkId);
        }

        if (reader.Engine.IsSwarmManager)
        {
            yield return new Subject(SubjectKind.Services);
        }
    }
}
