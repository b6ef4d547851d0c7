using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetDash.Linux.Interop;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Procfs;

/// <summary>Reads what identifies and describes the machine.</summary>
internal static class HostReader
{
    /// <summary>Reads it all; what is missing is empty and told in <see cref="HostReading.Unreadable"/>.</summary>
    public static HostReading Read(ProcFs proc)
    {
        var unreadable = new List<Unreadable>();
        string Text(string path)
        {
            var errno = proc.TryRead(path, out var content);
            if (errno != 0)
            {
                unreadable.Add(new Unreadable(path, Errno.Text(errno), Remedies.IfDenied(errno, "make it readable")));
                return "";
            }

            return Encoding.UTF8.GetString(content).Trim();
        }

        var bootId = Text($"{proc.Root}/sys/kernel/random/boot_id");
        var hostname = Text($"{proc.Root}/sys/kernel/hostname");
        var (machineId, origin) = MachineId(proc, hostname, bootId);
        if (!origin.StartsWith('/'))
        {
            unreadable.Add(new Unreadable("/etc/machine-id", "No such file, or not readable", $"make it readable; until then {origin} stands in"));
        }

        return new HostReading
        {
            BootId = bootId,
            Hostname = hostname,
            KernelRelease = Text($"{proc.Root}/sys/kernel/osrelease"),
            MachineId = machineId,
            MachineIdOrigin = origin,
            OsName = OsRelease.PrettyName(FirstText(proc, HostPaths(proc, "/etc/os-release", "/usr/lib/os-release")).Text ?? ""),
            BootTime = BootTime(proc, unreadable),
            TicksPerSecond = Unistd.sysconf(Unistd._SC_CLK_TCK) is > 0 and var ticks ? ticks : 100,
            EphemeralPorts = PortRange(proc.TryReadText($"{proc.Root}/sys/net/ipv4/ip_local_port_range")),
            Unreadable = unreadable,
        };
    }

    /// <summary><c>32768	60999</c>: first and last, between them a tab.</summary>
    internal static (int First, int Last)? PortRange(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (first, last)
            : null;
    }

    private static (string Id, string Origin) MachineId(ProcFs proc, string hostname, string bootId)
    {
        var (text, path) = FirstText(proc, HostPaths(proc, "/etc/machine-id", "/var/lib/dbus/machine-id"));
        if (text is not null && text.Trim() is { Length: 32 } id && !id.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            return (id, path);
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{hostname}\n{bootId}"));
        return (Convert.ToHexStringLower(digest.AsSpan(0, 16)), "a digest of host name and boot id, which changes at each boot");
    }

    /// <summary>The machine's own files as its first process sees them, then those that we see ourselves.</summary>
    private static IEnumerable<string> HostPaths(ProcFs proc, params string[] paths) =>
        paths.Select(p => $"{proc.Root}/1/root{p}").Concat(paths);

    private static (string? Text, string Path) FirstText(ProcFs proc, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (proc.TryReadText(path) is { Length: > 0 } text)
            {
                return (text, path);
            }
        }

        return (null, "");
    }

    /// <summary>
    /// <c>btime 1795474263</c> in /proc/stat: whole seconds since 1970. The first number of /proc/uptime, <c>6120.47 9311.02</c>,
    /// tells the same to a hundredth, and is taken where the two agree (a time namespace shifts it).
    /// </summary>
    private static DateTimeOffset BootTime(ProcFs proc, List<Unreadable> unreadable)
    {
        var path = $"{proc.Root}/stat";
        var errno = proc.TryRead(path, out var content);
        var at = errno == 0 ? content.IndexOf("\nbtime "u8) : -1;
        if (at < 0 || !Utf8Parser.TryParse(content[(at + "\nbtime "u8.Length)..], out long seconds, out _))
        {
            unreadable.Add(new Unreadable(path, errno == 0 ? "it has no btime" : Errno.Text(errno), ""));
            return DateTimeOffset.UnixEpoch;
        }

        var coarse = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (proc.TryRead($"{proc.Root}/uptime", out content) == 0 && Utf8Parser.TryParse(content, out double uptime, out _))
        {
            var fine = DateTimeOffset.UtcNow - TimeSpan.FromSeconds(uptime);
            return (fine - coarse).Duration() < TimeSpan.FromSeconds(2) ? fine : coarse;
        }

        return coarse;
    }
}
