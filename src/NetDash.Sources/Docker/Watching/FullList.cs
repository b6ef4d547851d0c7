using Docker.DotNet.Models;
using NetDash.Sources.Docker.Mapping;

namespace NetDash.Sources.Docker.Watching;

/// <summary>Everything that an engine has: one list of each kind, and one inspection of each container.</summary>
internal sealed class FullList(EngineReader reader, ListedContainers known)
{
    // dockerd answers an inspection within a few milliseconds; more at once would only wait for each other inside it.
    private const int Readers = 4;

    /// <summary>Reads it. What is gone by the time it is inspected is left out.</summary>
    public async Task<(IReadOnlyList<Reading> Readings, bool AreServicesSettled)> ReadAsync(CancellationToken cancellation)
    {
        var readings = new List<Reading> { reader.ReadKnownEngine() };
        readings.AddRange(await reader.ReadNetworksAsync(cancellation).ConfigureAwait(false));
        var list = await reader.ListContainersAsync(cancellation).ConfigureAwait(false);
        var services = await reader.ReadServicesAsync(cancellation).ConfigureAwait(false);
        readings.AddRange(services.Readings);
        readings.AddRange(list.Broken.Where(b => string.IsNullOrEmpty(b.Id)).Select(b => EngineReader.Nameless("container", b.Reason)));

        var wanted = list.Items.Where(c => !string.IsNullOrEmpty(c.ID)).Select(c => (Id: c.ID, Listed: (ContainerListResponse?)c))
            .Concat(list.Broken.Where(b => !string.IsNullOrEmpty(b.Id)).Select(b => (Id: b.Id!, Listed: (ContainerListResponse?)null)))
            .DistinctBy(c => c.Id).ToList();
        var containers = new Reading[wanted.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellation },
            async (i, inner) => containers[i] = await ReadContainerAsync(wanted[i].Id, wanted[i].Listed, inner).ConfigureAwait(false))
            .ConfigureAwait(false);
        readings.AddRange(containers.Where(c => !c.IsGone));
        return (readings, services.IsSettled);
    }

    private async Task<Reading> ReadContainerAsync(string id, ContainerListResponse? listed, CancellationToken cancellation)
    {
        if (listed is not null)
        {
            known.Take(ContainerMapper.MapListed(reader.Engine.Id, listed).Fact);
        }

        return await reader.ReadContainerAsync(id, listed, cancellation).ConfigureAwait(false);
    }
}
