using System.Diagnostics;
using System.Globalization;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>What outlives an engine that was killed, found by the engine's own folder and by nothing else.</summary>
internal static class EngineRemains
{
    /// <summary>
    /// Kills every process whose command line names the folder (containerd, shims), and all their descendants
    /// (the containers' processes), and waits until they are gone.
    /// </summary>
    public static async Task EndProcessesAsync(string folder)
    {
        for (var remains = Find(folder); remains.Count > 0; remains = Find(folder))
        {
            foreach (var pid in remains)
            {
                Kill(pid);
            }

            // A process that is not our child tells nobody when it ends.
            await Task.Delay(20);
        }
    }

    /// <summary>Takes down every mount in the folder, the last made first.</summary>
    public static async Task UnmountAsync(string folder)
    {
        // 36 35 98:0 /root /mount/point rw,noatime - ext4 /dev/vda rw
        var points = (await File.ReadAllLinesAsync("/proc/self/mountinfo"))
            .Select(line => line.Split(' ')[4])
            .Where(point => point.StartsWith(folder + "/", StringComparison.Ordinal))
            .Reverse();
        foreach (var point in points)
        {
            await Command.RunAsync("umount", "--lazy", point);
        }
    }

    /// <summary>Removes the cgroups of containers that runc could not clear away, in every hierarchy.</summary>
    public static void RemoveCgroups(IEnumerable<string?> containers)
    {
        const string root = "/sys/fs/cgroup";
        foreach (var container in containers)
        {
            foreach (var hierarchy in Directory.GetDirectories(root).Prepend(root))
            {
                var cgroup = Path.Combine(hierarchy, "docker", container!);
                if (Directory.Exists(cgroup))
                {
                    Directory.Delete(cgroup);
                }
            }
        }
    }

    /// <summary>Returns when the kernel has forgotten the process, which may be later than its end.</summary>
    /// <exception cref="TimeoutException">It was still there after half a minute.</exception>
    public static async Task WaitUntilForgottenAsync(int pid)
    {
        var waited = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{pid}"))
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new TimeoutException($"Process {pid} is still there after {waited.Elapsed}.");
            }

            // Only a parent is told of an end, and the parent of this one is the machine's first process.
            await Task.Delay(20);
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended meanwhile, which is what was wanted.
        }
    }

    private static HashSet<int> Find(string folder)
    {
        var parents = new Dictionary<int, int>();
        var found = new HashSet<int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var pid)
                && TryRead(directory, out var commandLine, out var parent))
            {
                parents[pid] = parent;
                if (commandLine.Contains(folder + "/", StringComparison.Ordinal))
                {
                    found.Add(pid);
                }
            }
        }

        var before = 0;
        while (found.Count != before)
        {
            before = found.Count;
            found.UnionWith(parents.Where(pair => found.Contains(pair.Value)).Select(pair => pair.Key).ToList());
        }

        found.Remove(Environment.ProcessId);
        return found;
    }

    private static bool TryRead(string directory, out string commandLine, out int parent)
    {
        try
        {
            commandLine = File.ReadAllText(Path.Combine(directory, "cmdline"));
            // 4242 (a name) S 1 ...: the name may hold anything, also a bracket.
            var stat = File.ReadAllText(Path.Combine(directory, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            parent = int.Parse(fields[1], CultureInfo.InvariantCulture);
            // A zombie has ended; whoever started it has only not asked yet.
            return fields[0] != "Z";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            commandLine = "";
            parent = 0;
            return false;
        }
    }
}
