using System.ComponentModel;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Topology.Values;

namespace NetDash.Web.Api;

/// <summary>A source as the API and the hub show it.</summary>
internal sealed record SourceDto(
    [property: Description("Unique name, as kernel or docker:vm.")] string Name,
    [property: Description("kernel, docker or kubernetes.")] string Kind,
    [property: Description("Id of the host that it tells of, when known.")] string? Host,
    [property: Description("How it is.")] SourceState State,
    [property: Description("Why, and what the reader can do about it; empty when all is well.")] string Detail,
    [property: Description("When it last read or reported anything, as of the request; no part of version or ETag.")] DateTimeOffset? LastReport,
    [property: Description("What it could not read, each with the reason.")] ValueList<UnreadableItem> Unreadable,
    [property: Description("Id of the cluster that it tells of, when known.")] string? Cluster)
{
    /// <summary>The sources of a snapshot, with their last reports as of now.</summary>
    public static SourceDto[] Of(ValueList<SourceStatus> sources, TopologyStore store) =>
        [.. sources.Select(s => new SourceDto(s.Name, s.Kind, s.Host, s.State, s.Detail, store.LastReport(s.Name), s.Unreadable, s.Cluster))];

    /// <summary>The sources of a snapshot, with their last reports as of now.</summary>
    public static SourceDto[] Of(TopologySnapshot snapshot, TopologyStore store) => Of(snapshot.Sources, store);
}
