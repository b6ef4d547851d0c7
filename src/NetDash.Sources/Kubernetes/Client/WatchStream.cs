using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>An open watch.</summary>
internal sealed class WatchStream(HttpResponseMessage response, Stream body, ClusterResource resource, string clusterId) : IDisposable
{
    // etcd keeps nothing above 1.5 MB by default, and an API server reads nothing above 3 MB.
    private const int LongestLine = 64 * 1024 * 1024;

    /// <summary>
    /// The events in their order, those that came together as one. Ends when the server closes the stream, as it does after the time
    /// that was asked for; a last line without its end is then given up, and comes again with the next watch.
    /// </summary>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="JsonException">A line is no event.</exception>
    /// <exception cref="ApiException">The server says that it cannot go on.</exception>
    public async IAsyncEnumerable<IReadOnlyList<WatchEvent>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                var buffer = result.Buffer;
                var (events, failure) = Take(ref buffer);
                if (events.Count > 0)
                {
                    yield return events;
                }

                if (failure is not null)
                {
                    // What came before an error is true all the same.
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
                }

                if (buffer.Length > LongestLine)
                {
                    throw new JsonException($"An event of {resource.Name} of more than {LongestLine} bytes.");
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

    private (IReadOnlyList<WatchEvent> Events, Exception? Failure) Take(ref ReadOnlySequence<byte> buffer)
    {
        var events = new List<WatchEvent>();
        // Each event is written by a json.Encoder, which ends it with a line feed and writes none inside.
        while (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            if (line.IsEmpty)
            {
                continue;
            }

            try
            {
                events.Add(WatchEvent.Parse(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), resource, clusterId));
            }
            catch (Exception e) when (e is JsonException or ApiException)
            {
                return (events, e);
            }
        }

        return (events, null);
    }
}
