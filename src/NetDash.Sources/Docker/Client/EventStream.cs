using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetDash.Sources.Docker.Client;

/// <summary>An open <c>GET /events</c>: what happens from the moment on that it was asked for.</summary>
internal sealed class EventStream(HttpResponseMessage response, Stream body) : IDisposable
{
    // A container's labels are in its events; 100 times the largest that Docker's own tools write.
    private const int LongestLine = 64 * 1024 * 1024;

    /// <summary>The events in their order. Ends when the engine closes the stream: what happens afterwards is then missed.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="JsonException">A line is no event, so it is not known what was missed.</exception>
    public async IAsyncEnumerable<EngineEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 16 * 1024, leaveOpen: true));
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                var buffer = result.Buffer;
                while (TryTakeLine(ref buffer, out var line))
                {
                    if (!line.IsEmpty)
                    {
                        yield return Parse(line);
                    }
                }

                if (buffer.Length > LongestLine)
                {
                    throw new JsonException($"An event of more than {LongestLine} bytes.");
                }

                if (result.IsCompleted)
                {
                    yield break;
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        // dockerd and podman write each event with json.Encoder, which ends it with a line feed and writes none inside.
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    private static EngineEvent Parse(ReadOnlySequence<byte> line) =>
        line.IsSingleSegment ? EngineEvent.Parse(line.FirstSpan) : EngineEvent.Parse(line.ToArray());
}
