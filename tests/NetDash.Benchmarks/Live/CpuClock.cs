using System.Globalization;

namespace NetDash.Benchmarks.Live;

/// <summary>Processor time of processes and their threads from /proc/pid/stat, see proc(5).</summary>
internal static class CpuClock
{
    private const double TicksPerSecond = 100;

    public static double Seconds(params IEnumerable<int> pids) => pids.Sum(Seconds);

    public static double ResidentMegabytes(int pid) =>
        double.Parse(File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>A process and all below it, as dockerd and its containerd; without the containers' shims, which are children of pid 1.</summary>
    public static IReadOnlyList<int> Tree(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _))
            .Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Select(pid => (Pid: pid, Parent: Parent(pid))).ToList();
        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(p => p.Parent == tree[i]).Select(p => p.Pid));
        }

        return tree;
    }

    // 4711 (dockerd) S 1 4711 4711 0 -1 … utime stime …: fields 4, 14 and 15, counted after the name, which may hold anything.
    private static double Seconds(int pid)
    {
        var fields = Fields(pid);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static int Parent(int pid)
    {
        try
        {
            return int.Parse(Fields(pid)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended between the listing and the reading: it belongs to no tree any more.
            return 0;
        }
    }

    private static string[] Fields(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }
}
