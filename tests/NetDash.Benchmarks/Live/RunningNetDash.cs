using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NetDash.Benchmarks.Live;

/// <summary>The program as people run it: a process of its own, built in this configuration, beside the measurement.</summary>
internal sealed partial class RunningNetDash : IAsyncDisposable
{
    private readonly Process _process;

    private RunningNetDash(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    public static Task<RunningNetDash> StartAsync(string engine) => StartAsync(["--NetDash:Docker:Endpoints:0=" + engine, "--NetDash:Kubernetes:Enabled=false"]);

    /// <summary>Starts it with these settings.</summary>
    public static async Task<RunningNetDash> StartAsync(IEnumerable<string> settings)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "src/NetDash.Web/bin", configuration, "net10.0/NetDash.Web.dll");
        var start = new ProcessStartInfo("dotnet",
        [
            program, "--urls", "http://127.0.0.1:0", "--NetDash:Auth:Mode=None", .. settings,
        ])
        {
            RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("NetDash did not start.");
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("NetDash ended before it said where it listens."));
            }
            else if (AddressPattern().Match(line.Data) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Value));
            }
        };
        process.BeginOutputReadLine();
        return new RunningNetDash(process, await address.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    /// <summary>Waits until every source has listed and is linked.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (!(await client.GetAsync("/readyz")).IsSuccessStatusCode)
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException("NetDash is not ready after a minute.");
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressPattern();
}
