using Microsoft.Extensions.Logging;

namespace NetDash.Sources.Docker.Watching;

/// <summary>Wakes who waits for a socket file to be made or to change its permissions, by inotify(7).</summary>
internal sealed class SocketWatch : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _changed = new(0, 1);

    /// <param name="paths">Paths of sockets that are there or may come. A folder that does not exist is not watched.</param>
    /// <param name="logger">Hears of folders that cannot be watched.</param>
    public SocketWatch(IEnumerable<string> paths, ILogger logger)
    {
        foreach (var folder in paths.GroupBy(path => Path.GetDirectoryName(path) ?? "/").Where(folder => Directory.Exists(folder.Key)))
        {
            try
            {
                _watchers.Add(Watch(folder.Key, folder.Select(Path.GetFileName).OfType<string>()));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Every user may have only so many inotify instances; then the next try comes by the clock.
                DockerLog.Unwatched(logger, folder.Key, e.Message);
            }
        }
    }

    /// <summary>Returns when a socket has come or changed, or after <paramref name="longest"/>; true for the former.</summary>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) => _changed.WaitAsync(longest, cancellation);

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    private FileSystemWatcher Watch(string folder, IEnumerable<string> names)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.Attributes };
        foreach (var name in names.Distinct())
        {
            watcher.Filters.Add(name);
        }

        watcher.Created += (_, _) => Wake();
        watcher.Changed += (_, _) => Wake();
        watcher.Renamed += (_, _) => Wake();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Wake()
    {
        lock (_changed)
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }
}
