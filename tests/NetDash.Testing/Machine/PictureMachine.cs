using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Machine;

/// <summary>
/// The machine of the design's pictures, with a real engine, real containers and NetDash on it: a network, a process table, mounts and
/// a host name of its own, joined to this machine by one veth pair. Nothing of this machine shows on its map.
/// </summary>
public sealed class PictureMachine : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly string _link = Scratch.NextName();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private string _inner = "";

    private PictureMachine(string program)
    {
        var scripts = Path.Combine(AppContext.BaseDirectory, "Machine");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("unshare",
            [
                "--net", "--pid", "--mount", "--uts", "--fork", "--kill-child", "--mount-proc",
                "sh", Path.Combine(scripts, "leave-namespaces.sh"), "bash", Path.Combine(scripts, "machine.sh"), _folder.FullName, program,
            ])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Where its NetDash answers, with a slash at the end.</summary>
    public Uri Address { get; } = new("http://10.131.175.138:5080/");

    /// <summary>Starts it and returns once NetDash has read everything.</summary>
    /// <param name="program">NetDash.Web.dll.</param>
    public static async Task<PictureMachine> StartAsync(string program)
    {
        var machine = new PictureMachine(program);
        try
        {
            machine._process.Start();
            machine._process.BeginOutputReadLine();
            machine._process.BeginErrorReadLine();
            await machine.ConnectAsync();
            await machine.ReadyAsync();
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program on it; it must end with 0.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments) =>
        (await Command.RunAsync("nsenter", ["-t", _inner, "-n", "-m", "-p", "-u", program, .. arguments])).Output;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var containers = Directory.Exists(Path.Combine(_folder.FullName, "data", "containers"))
            ? Directory.GetDirectories(Path.Combine(_folder.FullName, "data", "containers")).Select(Path.GetFileName).ToList()
            : [];
        if (!_process.HasExited)
        {
            // The first process of its process table ends with this one, and all others with that.
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_inner.Length > 0)
        {
            await EngineRemains.WaitUntilForgottenAsync(int.Parse(_inner, CultureInfo.InvariantCulture));
        }

        await EngineRemains.EndProcessesAsync(_folder.FullName);
        await EngineRemains.UnmountAsync(_folder.FullName);
        EngineRemains.RemoveCgroups(containers);
        _folder.Delete(recursive: true);
    }

    private async Task ConnectAsync()
    {
        var clock = Stopwatch.StartNew();
        while (_inner.Length == 0)
        {
            if (_process.HasExited || clock.Elapsed > LongestStart)
            {
                throw new InvalidOperationException($"The machine did not start:\n{string.Join('\n', _output)}");
            }

            var children = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/task/{_process.Id}/children"));
            _inner = children.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
            // A parent is not told when its child has made another.
            await Task.Delay(20);
        }

        await Command.RunAsync("ip", "link", "add", _link, "type", "veth", "peer", "name", "eth0", "netns", _inner);
        await Command.RunAsync("ip", "addr", "add", "10.131.175.1/24", "dev", _link);
        await Command.RunAsync("ip", "link", "set", _link, "up");
        await _process.StandardInput.WriteLineAsync("connected");
    }

    private async Task ReadyAsync()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_listening.Task.WaitAsync(LongestStart), ended) == ended)
        {
            throw new InvalidOperationException($"The machine ended:\n{string.Join('\n', _output)}");
        }

        await _listening.Task.WaitAsync(LongestStart);
        using var client = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (!(await client.GetAsync("readyz")).IsSuccessStatusCode)
        {
            if (clock.Elapsed > LongestStart)
            {
                throw new TimeoutException($"NetDash is not ready:\n{string.Join('\n', _output)}");
            }

            await Task.Delay(50);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.StartsWith("Now listening on:", StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }
}
