using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>IntOrString of the API: <c>"targetPort": 8080</c> or <c>"targetPort": "http"</c>.</summary>
internal sealed class IntOrTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetInt32().ToString(CultureInfo.InvariantCulture),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("Neither a number nor a text."),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
