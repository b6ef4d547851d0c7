using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDash.Web.Api;

/// <summary>
/// How NetDash writes JSON, on the API and the hub alike: camelCase, times in UTC, markup escaped (so that JSON pasted into a page by
/// somebody else stays text).
/// </summary>
internal static class NetDashJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>For documents that are written piece by piece.</summary>
    public static JsonWriterOptions Writer { get; } = new() { Encoder = Options.Encoder, SkipValidation = true };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new UtcTimes());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<char> text = stackalloc char[32];
            value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
            writer.WriteStringValue(text[..length]);
        }
    }
}
