using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>A kind of object that is listed and watched.</summary>
/// <param name="name">As rules of a ClusterRole call it, as <c>pods</c>.</param>
/// <param name="group">Its API group; empty for the core group.</param>
internal abstract class ClusterResource(string name, string group)
{
    public string Name { get; } = name;

    public string Group { get; } = group;

    /// <summary>Where it is listed, over all namespaces.</summary>
    public string Path { get; } = group.Length == 0 ? $"/api/v1/{name}" : $"/apis/{group}/v1/{name}";

    /// <summary>Reads one object. One that cannot be read costs itself: the reason is in what comes back.</summary>
    /// <param name="json">The object, <c>{"metadata": {…}, …}</c>.</param>
    /// <param name="clusterId">Its cluster.</param>
    public abstract Observed Read(ReadOnlySpan<byte> json, string clusterId);
}

/// <summary>A kind of object, with the type that it is read by and what becomes of it.</summary>
/// <param name="name">As rules of a ClusterRole call it, as <c>pods</c>.</param>
/// <param name="group">Its API group; empty for the core group.</param>
/// <param name="type">How it is read.</param>
/// <param name="map">What becomes of it; a FormatException says why nothing can.</param>
/// <param name="id">Id of the fact of an object of which only its metadata is known.</param>
internal sealed class ClusterResource<TDto, TFact>(
    string name, string group, JsonTypeInfo<TDto> type, Func<TDto, string, Mapped<TFact>> map, Func<MetadataDto, string, string> id)
    : ClusterResource(name, group)
    where TDto : ObjectDto
    where TFact : Fact
{
    public override Observed Read(ReadOnlySpan<byte> json, string clusterId)
    {
        try
        {
            var dto = JsonSerializer.Deserialize(json, type) ?? throw new FormatException("It is null.");
            var mapped = map(dto, clusterId);
            return new Observed(
                mapped.Fact.Id, dto.Metadata?.ResourceVersion ?? "", mapped.Fact,
                mapped.Left.Count == 0 ? null : new UnreadableItem(What(dto.Metadata), $"left out: {string.Join(", ", mapped.Left)}"));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return Unread(json, clusterId, e);
        }
    }

    private Observed Unread(ReadOnlySpan<byte> json, string clusterId, Exception why)
    {
        MetadataDto? metadata = null;
        try
        {
            metadata = JsonSerializer.Deserialize(json, WireJson.Default.ObjectDto)?.Metadata;
        }
        catch (JsonException)
        {
            // Not even its metadata can be read: then it has no name to be told by.
        }

        var what = What(metadata);
        return new Observed(
            metadata is { Name.Length: > 0, Uid.Length: > 0 } ? id(metadata, clusterId) : $"unnamed:{Name}:{what}",
            metadata?.ResourceVersion ?? "", null, new UnreadableItem(what, Bounded.Cut(why.Message, 300)));
    }

    // pods demo/web-66794c896-2r9kt
    private string What(MetadataDto? metadata) => Bounded.Name(
        metadata?.Name is { Length: > 0 } name
            ? $"{Name} {(string.IsNullOrEmpty(metadata.Namespace) ? "" : metadata.Namespace + "/")}{name}"
            : $"{Name} without a name");
}
