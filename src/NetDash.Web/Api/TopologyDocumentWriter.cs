using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Json;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Web.Api;

/// <summary>Writes a <see cref="TopologyDocument"/> as a stream: at no time is more than a piece of it in memory.</summary>
internal sealed class TopologyDocumentWriter(TopologyStore store, IEnumerable<ICounterReader> counters)
{
    private const int Piece = 64 * 1024;
    private static readonly Dictionary<string, InterfaceCounters> NoCounters = [];

    /// <summary>Writes what a view shows of a snapshot.</summary>
    public async Task WriteAsync(
        PipeWriter output, TopologySnapshot snapshot, ViewContent content, ValueList<string> notices, CancellationToken cancellation)
    {
        var counted = await ReadCountersAsync(content.Nodes.Values, cancellation);
        await using var writer = new Utf8JsonWriter(output, NetDashJson.Writer);
        writer.WriteStartObject();
        Write(writer, "epoch", snapshot.Epoch);
        Write(writer, "version", snapshot.Version);
        Write(writer, "time", snapshot.Time);
        Write(writer, "sources", SourceDto.Of(snapshot, store));
        await WriteAsync(output, writer, "nodes", Sorted(content.Nodes).Select(n => CountedInterface.Of(n, counted)), cancellation);
        await WriteAsync(output, writer, "edges", Sorted(content.Edges), cancellation);
        if (notices.Count > 0)
        {
            Write(writer, "notices", notices);
        }

        writer.WriteEndObject();
        writer.Flush();
        await output.FlushAsync(cancellation);
    }

    /// <summary>In the order of their ids, so that the same topology is the same text.</summary>
    public static IEnumerable<T> Sorted<T>(ImmutableDictionary<string, T> items) =>
        items.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>Counters of the interfaces that will be shown: none is read where there is none.</summary>
    public async ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadCountersAsync(IEnumerable<Node> nodes, CancellationToken cancellation)
    {
        var result = NoCounters;
        if (nodes.Any(n => n.Kind == NodeKind.Interface))
        {
            foreach (var reader in counters)
            {
                result = result.Count == 0 ? [] : result;
                foreach (var (id, read) in await reader.ReadAsync(cancellation))
                {
                    result[id] = read;
                }
            }
        }

        return result;
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, NetDashJson.Options);
    }

    private static async Task WriteAsync<T>(PipeWriter output, Utf8JsonWriter writer, string name, IEnumerable<T> items, CancellationToken cancellation)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            JsonSerializer.Serialize(writer, item, NetDashJson.Options);
            if (writer.BytesPending + output.UnflushedBytes > Piece)
            {
                writer.Flush();
                await output.FlushAsync(cancellation);
            }
        }

        writer.WriteEndArray();
    }
}
