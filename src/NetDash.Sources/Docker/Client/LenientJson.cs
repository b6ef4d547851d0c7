using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDash.Sources.Docker.Client;

/// <summary>
/// Reads Docker.DotNet's models where its own operations cannot be used: lists, which they read as one, so that a single odd
/// element would cost all of them.
/// </summary>
internal static class LenientJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new MomentConverter() },
    };

    /// <summary>`Created` is 1700000000 in a list of containers, a text elsewhere, and no moment is used.</summary>
    private sealed class MomentConverter : JsonConverter<DateTime>
    {
        public override bool HandleNull => true;

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number when reader.TryGetInt64(out var seconds)
                    && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds():
                    return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
                case JsonTokenType.String:
                    return DateTime.TryParse(
                        reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? moment : default;
                default:
                    reader.Skip();
                    return default;
            }
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
