using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Web.Hubs;

namespace NetDash.Web.Hosting;

/// <summary>
/// Whether every source that was found has delivered its first full list and it is linked, or is known to be absent, denied or
/// unreachable. A source says `connected` after its list and on the same road, so a status in a snapshot is one about that snapshot.
/// </summary>
internal sealed class Readiness(TopologyStore store, IEnumerable<ISource> sources)
{
    private readonly string[] _names = [.. sources.Select(s => s.Name).Order(StringComparer.Ordinal)];

    /// <summary>The sources that are waited for; empty when ready.</summary>
    public IReadOnlyList<WaitedFor> Waiting()
    {
        var known = store.Current.Sources;
        return
        [
            .. from name in _names
               let status = known.FirstOrDefault(s => s.Name == name)
               where status is null or { State: SourceState.Connecting }
               select new WaitedFor(name, SourceState.Connecting, status?.Detail ?? "")
        ];
    }

    /// <summary>Returns once nothing is waited for.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await using var reader = StoreReader.Open(store, cancellation);
        while (Waiting().Count > 0 && await reader.NextAsync() is not null)
        {
        }
    }
}

/// <summary>A source that has not said yet what it sees.</summary>
internal sealed record WaitedFor(string Name, SourceState State, string Detail);
