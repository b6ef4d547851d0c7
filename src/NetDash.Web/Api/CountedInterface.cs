using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Web.Api;

/// <summary>An interface's properties with its counters as of the request; null where they could not be read.</summary>
[JsonConverter(typeof(CountedInterfaceJsonConverter))]
internal sealed record CountedInterface(InterfaceProperties Properties, InterfaceCounters? Counters) : NodeProperties
{
    /// <summary>The node, with counters if it is an interface.</summary>
    public static Node Of(Node node, IReadOnlyDictionary<string, InterfaceCounters> counters) => node.Properties is InterfaceProperties properties
        ? node with { Properties = new CountedInterface(properties, counters.TryGetValue(node.Id, out var read) ? read : null) }
        : node;
}

internal sealed class CountedInterfaceJsonConverter : JsonConverter<CountedInterface>
{
    public override CountedInterface Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nodes are written, never read back.");

    public override void Write(Utf8JsonWriter writer, CountedInterface value, JsonSerializerOptions options)
    {
        // The properties' own fields first, whichever they are: their text without the last brace, then what is added.
        var text = new ArrayBufferWriter<byte>(512);
        using (var inner = new Utf8JsonWriter(text, NetDashJson.Writer))
        {
            JsonSerializer.Serialize(inner, value.Properties, options);
            inner.Flush();
            var fields = text.WrittenCount - 1;
            inner.Reset(text);
            JsonSerializer.Serialize(inner, new Counters(value.Counters), options);
            inner.Flush();
            var whole = text.WrittenSpan.ToArray();
            whole[fields] = (byte)',';
            whole.AsSpan(fields + 2).CopyTo(whole.AsSpan(fields + 1));
            writer.WriteRawValue(whole.AsSpan(0, whole.Length - 1), skipInputValidation: true);
        }
    }

    private readonly record struct Counters(long? RxBytes, long? TxBytes, double? RxBytesPerSecond, double? TxBytesPerSecond)
    {
        public Counters(InterfaceCounters? read)
            : this(read?.RxBytes, read?.TxBytes, Rate(read?.RxBytesPerSecond), Rate(read?.TxBytesPerSecond))
        {
        }

        private static double? Rate(double? value) => value is { } rate ? Math.Round(rate, 1) : null;
    }
}
