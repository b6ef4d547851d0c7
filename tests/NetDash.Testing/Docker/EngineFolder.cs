using System.Globalization;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>Everything that a private engine keeps, in one folder.</summary>
internal sealed class EngineFolder
{
    private readonly string _path = Scratch.NextFolder().FullName;

    public string SocketPath => Path.Combine(_path, "docker.sock");

    public string ReadySocketPath => Path.Combine(_path, "ready.sock");

    public string LogPath => Path.Combine(_path, "dockerd.log");

    public string ExecRoot => Path.Combine(_path, "exec");

    /// <summary>dockerd's options that keep it from everything outside the folder.</summary>
    public IEnumerable<string> Options =>
    [
        "--host", $"unix://{SocketPath}",
        "--data-root", Path.Combine(_path, "data"),
        "--exec-root", ExecRoot,
        "--pidfile", Path.Combine(_path, "docker.pid"),
        // Where the machine's containerd runs, dockerd uses that one: the containers must still be apart.
        "--containerd-namespace", Path.GetFileName(_path),
        "--containerd-plugins-namespace", $"{Path.GetFileName(_path)}-plugins",
    ];

    /// <summary>The process id of the containerd that dockerd started; null when it uses the machine's.</summary>
    public int? ContainerdProcessId
    {
        get
        {
            var file = Path.Combine(ExecRoot, "containerd", "containerd.pid");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>The last lines of the log, for an error message.</summary>
    public string EndOfLog() =>
        File.Exists(LogPath) ? string.Join('\n', File.ReadLines(LogPath).TakeLast(20)) : "It said nothing.";

    /// <summary>
    /// Ends what a killed engine leaves alive (its containerd, the shims, the containers), takes its mounts down and
    /// deletes the folder. After an orderly stop there is nothing to end.
    /// </summary>
    public async Task DeleteAsync()
    {
        var containers = Path.Combine(_path, "data", "containers");
        await EngineRemains.EndProcessesAsync(_path);
        EngineRemains.RemoveCgroups(
            Directory.Exists(containers) ? Directory.GetDirectories(containers).Select(Path.GetFileName) : []);
        await EngineRemains.UnmountAsync(_path);
        Directory.Delete(_path, recursive: true);
    }
}
