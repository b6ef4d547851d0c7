using NetDash.Testing.Linux;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>
/// A Docker Engine of the test's own, which may be killed, hung and started again. It starts in about 2 s; share it
/// among the tests of a class with <see cref="DockerEngineFixture"/>. Needs root.
/// </summary>
public sealed class DockerEngine : IAsyncDisposable
{
    private readonly DockerEngineOptions _options;
    private readonly EngineFolder _folder = new();
    private string? _bridge;
    private EngineProcess? _process;
    private bool _paused;

    private DockerEngine(DockerEngineOptions options)
    {
        _options = options;
        Docker = new DockerCli($"unix://{_folder.SocketPath}");
    }

    /// <summary>Its <c>docker</c> command, and the address for NetDash's <c>Docker:Endpoints</c>.</summary>
    public DockerCli Docker { get; }

    /// <summary>Where it listens, a path.</summary>
    public string SocketPath => _folder.SocketPath;

    /// <summary>What dockerd has said, a file.</summary>
    public string LogPath => _folder.LogPath;

    /// <summary>dockerd's <c>--exec-root</c>; the nsfs mounts of its containers are in <c>netns</c> below it.</summary>
    public string ExecRoot => _folder.ExecRoot;

    /// <summary>The network namespace it has for itself; null when it lives in the machine's.</summary>
    public NetworkNamespace? Namespace { get; private set; }

    /// <summary>The process id of dockerd.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public int ProcessId => Running.Id;

    private EngineProcess Running => _process ?? throw new InvalidOperationException("The engine does not run.");

    /// <summary>Starts an engine with the test image in it; skips the test where that cannot be.</summary>
    public static async Task<DockerEngine> StartAsync(DockerEngineOptions? options = null)
    {
        Requires.DockerEngine();
        var engine = new DockerEngine(options ?? new DockerEngineOptions());
        try
        {
            await engine.PrepareNetworkAsync();
            await engine.StartAgainAsync();
            await TestImage.EnsureAsync(engine.Docker);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it after <see cref="KillAsync"/> or <see cref="StopAsync"/>; what it kept is there again.</summary>
    public async Task StartAgainAsync()
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("The engine runs already.");
        }

        string[] inside = Namespace is null ? [] : ["nsenter", $"--net={Namespace.Path}"];
        string[] network = _bridge is null ? [] : ["--bridge", _bridge, "--iptables=false", "--ip6tables=false"];
        string[] apart = _options.OwnProcesses
            ? ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "sh", Path.Combine(AppContext.BaseDirectory, "Machine", "leave-namespaces.sh")]
            : [];
        _process = await EngineProcess.StartAsync(
            _folder, [.. inside, .. apart, "dockerd", .. _folder.Options, .. network, .. _options.Arguments], _options.OwnProcesses);
    }

    /// <summary>An orderly stop: running containers are ended, the socket goes away.</summary>
    public async Task StopAsync()
    {
        await ResumeAsync();
        await EndAsync("TERM");
    }

    /// <summary>A crash (SIGKILL): the socket stays without anybody behind it, and containers run on.</summary>
    public async Task KillAsync()
    {
        var containerd = _folder.ContainerdProcessId;
        await EndAsync("KILL");
        if (containerd is int pid)
        {
            // It dies with dockerd (PR_SET_PDEATHSIG). Until the machine's first process has asked for its exit code,
            // a dockerd that starts again takes it for alive and waits for its socket in vain (seen).
            await EngineRemains.WaitUntilForgottenAsync(pid);
        }
    }

    /// <summary>A hang (SIGSTOP): connections are accepted by the kernel and never answered, until <see cref="ResumeAsync"/>.</summary>
    public async Task PauseAsync()
    {
        await Running.SignalAsync("STOP");
        _paused = true;
    }

    /// <summary>Ends the hang (SIGCONT).</summary>
    public async Task ResumeAsync()
    {
        if (_paused)
        {
            await Running.SignalAsync("CONT");
            _paused = false;
        }
    }

    /// <summary>Removes its containers, ends it, and clears away its folder, mounts, bridge and namespace.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await ResumeAsync();
            await RemoveContainersAsync();
            await EndAsync("TERM");
        }

        await _folder.DeleteAsync();
        if (_bridge is not null)
        {
            await Command.RunAsync("ip", "link", "del", _bridge);
        }

        if (Namespace is not null)
        {
            await Namespace.DisposeAsync();
        }
    }

    private async Task PrepareNetworkAsync()
    {
        if (_options.OwnNamespace)
        {
            Namespace = await NetworkNamespace.CreateAsync();
            return;
        }

        var bridge = Scratch.NextName();
        await Command.RunAsync("ip", "link", "add", bridge, "type", "bridge");
        _bridge = bridge;
        await Command.RunAsync("ip", "address", "add", FreeSubnet.NextGateway(), "dev", bridge);
        await Command.RunAsync("ip", "link", "set", bridge, "up");
    }

    /// <summary>One by one stopping them would take up to 10 s each, since a first process ignores SIGTERM.</summary>
    private async Task RemoveContainersAsync()
    {
        var ids = (await Docker.RunAsync("ps", "--all", "--quiet")).Output;
        if (ids.Length > 0)
        {
            await Docker.RunAsync(["rm", "--force", "--volumes", .. ids.Split('\n')]);
        }
    }

    private async Task EndAsync(string signal)
    {
        using var process = Running;
        await process.SignalAsync(signal);
        await process.WaitForExitAsync();
        _process = null;
        _paused = false;
    }
}
