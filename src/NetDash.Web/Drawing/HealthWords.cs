using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Drawing.Marks;

namespace NetDash.Web.Drawing;

/// <summary>Writes how a thing is by its word.</summary>
internal sealed class HealthWords : JsonConverter<Health>
{
    public override Health Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pictures are sent, never read back.");

    public override void Write(Utf8JsonWriter writer, Health value, JsonSerializerOptions options) => writer.WriteStringValue(NodeHealth.Word(value));
}
