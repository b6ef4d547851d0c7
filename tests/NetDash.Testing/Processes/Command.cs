using System.Diagnostics;

namespace NetDash.Testing.Processes;

/// <summary>Runs a program to its end, without a shell.</summary>
public static class Command
{
    /// <summary>A program that hangs fails its test instead of the whole run.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program; it must end with 0.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    /// <exception cref="TimeoutException">It ran for two minutes, and was killed with its children.</exception>
    public static async Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        (await TryRunAsync(new ProcessStartInfo(program, arguments))).EnsureSuccess();

    /// <summary>Runs the program, whatever it ends with.</summary>
    public static Task<CommandResult> TryRunAsync(string program, params string[] arguments) =>
        TryRunAsync(new ProcessStartInfo(program, arguments));

    /// <summary>Runs what <paramref name="start"/> describes, whatever it ends with. Its standard input is empty.</summary>
    /// <param name="start">Program, arguments, folder, environment.</param>
    /// <param name="longest">When it is taken to hang; two minutes when not given.</param>
    public static async Task<CommandResult> TryRunAsync(ProcessStartInfo start, TimeSpan? longest = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var command = string.Join(' ', start.ArgumentList.Prepend(start.FileName));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(longest ?? LongestRun);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(command, process.ExitCode, (await output).TrimEnd(), (await error).TrimEnd());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {longest ?? LongestRun}.");
        }
    }
}
