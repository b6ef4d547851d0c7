using System.Text.Json;

namespace NetDash.Web.Hubs;

/// <summary>
/// The members of an item that are the same for all who get it. Made into text once, when the first stream sends it; versions differ from
/// stream to stream and are no part of it.
/// </summary>
internal sealed class SharedPayload(JsonSerializerOptions options, params KeyValuePair<string, object>[] members)
{
    private readonly Lazy<(string Name, byte[] Json)[]> _text = new(() =>
        [.. members.Select(m => (m.Key, JsonSerializer.SerializeToUtf8Bytes(m.Value, m.Value.GetType(), options)))]);

    /// <summary>Writes the members into an object that is begun.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, json) in _text.Value)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }
}
