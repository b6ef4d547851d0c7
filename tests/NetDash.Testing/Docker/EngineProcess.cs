using System.Diagnostics;
using System.Globalization;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>One life of a dockerd: started, signalled, waited for.</summary>
internal sealed class EngineProcess : IDisposable
{
    /// <summary>Seen: 0.6 to 2 s on a machine at rest. Two cores full of builds need more.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private EngineProcess(Process process, int id)
    {
        _process = process;
        Id = id;
    }

    /// <summary>The process id of dockerd, in the machine's own numbering.</summary>
    public int Id { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the command line and returns when the engine serves its API.</summary>
    /// <param name="folder">Where its log and sockets are.</param>
    /// <param name="commandLine">What becomes the engine, or starts it and ends when it ends.</param>
    /// <param name="isChild">Whether the engine is the only child of what is started.</param>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; with the end of its log.</exception>
    public static async Task<EngineProcess> StartAsync(EngineFolder folder, IReadOnlyList<string> commandLine, bool isChild)
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
            return new EngineProcess(process, isChild ? OnlyChild(process.Id) : process.Id);
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

    private static int OnlyChild(int parent) =>
        int.Parse(File.ReadAllText($"/proc/{parent}/task/{parent}/children"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public void Dispose() => _process.Dispose();
}
