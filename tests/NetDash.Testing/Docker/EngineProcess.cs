using System.Diagnostics;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>One life of a dockerd: started, signalled, waited for.</summary>
internal sealed class EngineProcess : IDisposable
{
    /// <summary>Seen: 0.6 to 2 s on a machine at rest. Two cores full of builds need more.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private EngineProcess(Process process)
    {
        _process = process;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the command line and returns when the engine serves its API.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; with the end of its log.</exception>
    public static async Task<EngineProcess> StartAsync(EngineFolder folder, IReadOnlyList<string> commandLine)
    {
        using var ready = new ReadySocket(folder.ReadySocketPath);
        // The shell opens the log and becomes the engine: its output outlives the test process's pipes.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", folder.LogPath, .. commandLine]);
        start.Environment["NOTIFY_SOCKET"] = ready.Path;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dockerd did not start.");
        using var limit = new CancellationTokenSource(LongestStart);
        var exited = process.WaitForExitAsync(limit.Token);
        var first = await Task.WhenAny(ready.WaitAsync(limit.Token), exited);
        if (first.IsCompletedSuccessfully && first != exited)
        {
            return new EngineProcess(process);
        }

        var said = process.HasExited ? $"ended with exit code {process.ExitCode}" : $"was not ready within {LongestStart}";
        process.Kill();
        process.Dispose();
        throw new InvalidOperationException($"dockerd {said}:\n{folder.EndOfLog()}");
    }

    /// <summary>Sends a signal by name, such as <c>STOP</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        // The shell's own kill: a program of that name is not on every machine.
        await Command.RunAsync("sh", "-c", $"kill -{signal} {Id}");
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public void Dispose() => _process.Dispose();
}
