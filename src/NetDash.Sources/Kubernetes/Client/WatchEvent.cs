using System.Net;
using System.Text.Json;
using NetDash.Sources.Kubernetes.Wire;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>One line of a watch.</summary>
/// <param name="Object">What became of an object; null for a bookmark.</param>
/// <param name="Version">The version that the watch has come to; empty where it was not told.</param>
internal sealed record WatchEvent(Observed? Object, string Version)
{
    // {"type":"MODIFIED","object":{"kind":"Pod","apiVersion":"v1","metadata":{…},"spec":{…},"status":{…}}}
    // {"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"1286"},"spec":{"containers":null},"status":{}}}
    // {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1244 (1447)","reason":"Expired","code":410}}
    /// <exception cref="ApiException">It is an error: of a version that is too old, code 410.</exception>
    /// <exception cref="JsonException">It is no event, so it is not known what was missed.</exception>
    public static WatchEvent Parse(ReadOnlySpan<byte> line, ClusterResource resource, string clusterId)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An event of {resource.Name} is no object.");
        }

        string? type = null;
        ReadOnlySpan<byte> found = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                found = line[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        return (type, found.IsEmpty) switch
        {
            ("ADDED" or "MODIFIED", false) => Of(resource.Read(found, clusterId)),
            ("DELETED", false) => Of(resource.Read(found, clusterId).Gone()),
            ("BOOKMARK", false) => new WatchEvent(
                null, JsonSerializer.Deserialize(found, WireJson.Default.ObjectDto)?.Metadata?.ResourceVersion ?? ""),
            ("ERROR", false) => throw Error(JsonSerializer.Deserialize(found, WireJson.Default.StatusDto)),
            _ => throw new JsonException($"An event of {resource.Name} has type '{Bounded.Cut(type, 40)}' or no object."),
        };
    }

    private static WatchEvent Of(Observed observed) => new(observed, observed.Version);

    private static ApiException Error(StatusDto? status) => new(
        (HttpStatusCode)(status?.Code ?? 500), Bounded.Cut(status?.Message ?? "an error without a message", 600),
        status?.Details?.RetryAfterSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(Math.Min(seconds, 120)) : null);
}
