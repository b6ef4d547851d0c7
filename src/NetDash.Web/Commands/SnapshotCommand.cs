using System.IO.Pipelines;
using NetDash.Topology.Views;

namespace NetDash.Web.Commands;

/// <summary><c>snapshot</c>: the topology as <c>/api/v1/topology</c> answers it, on standard output, without a server.</summary>
internal static class SnapshotCommand
{
    public static async Task<int> RunAsync(
        Arguments arguments, Stream output, TextWriter errors, Action<IHostApplicationBuilder>? configure, CancellationToken cancellation)
    {
        await using var reading = await OneReading.TakeAsync(arguments, errors, configure, cancellation);
        if (reading is null)
        {
            return CommandLine.Failed;
        }

        var snapshot = reading.Snapshot;
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await reading.Document.WriteAsync(pipe, snapshot, TopologyView.All.Apply(snapshot), [], cancellation);
        await pipe.WriteAsync("\n"u8.ToArray(), cancellation);
        await pipe.CompleteAsync();
        return CommandLine.Done;
    }
}
