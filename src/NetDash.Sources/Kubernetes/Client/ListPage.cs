using System.Text.Json;
using NetDash.Sources.Kubernetes.Wire;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>A page of a list.</summary>
/// <param name="Items">Its objects.</param>
/// <param name="Version">metadata.resourceVersion: what a watch goes on from.</param>
/// <param name="Next">metadata.continue: what the next page is asked for with; empty on the last.</param>
internal sealed record ListPage(IReadOnlyList<Observed> Items, string Version, string Next)
{
    // {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1618", "continue": "eyJ2Ijoi…", "remainingItemCount": 15},
    //  "items": [{"metadata": {…}, "spec": {…}, "status": {…}}, …]}
    /// <summary>Reads an answer. Each object becomes a fact before the next is looked at, so that no more than one is held as it came.</summary>
    /// <exception cref="JsonException">It is no list.</exception>
    public static ListPage Read(ReadOnlySpan<byte> json, ClusterResource resource, string clusterId)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"The list of {resource.Name} is no object.");
        }

        List<Observed>? items = null;
        ListMetadataDto? metadata = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                items = ReadItems(ref reader, json, resource, clusterId);
            }
            else if (reader.ValueTextEquals("metadata"u8))
            {
                reader.Read();
                metadata = JsonSerializer.Deserialize(ref reader, WireJson.Default.ListMetadataDto);
            }
            else
            {
                reader.Skip();
            }
        }

        return items is not null && metadata?.ResourceVersion is { Length: > 0 } version
            ? new ListPage(items, version, metadata.Continue ?? "")
            : throw new JsonException($"The list of {resource.Name} has no items or no resourceVersion.");
    }

    private static List<Observed> ReadItems(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ClusterResource resource, string clusterId)
    {
        var items = new List<Observed>();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"The items of {resource.Name} are no array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(resource.Read(json[start..(int)reader.BytesConsumed], clusterId));
        }

        return items;
    }
}
