namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>
/// The flags of <c>docker run</c> and <c>docker create</c>, so that the image is found and what follows is the container's own:
/// those of docker CLI 20.10 (cli/command/container/opts.go, hidden ones among them) and those added up to 28.
/// </summary>
internal static class RunFlags
{
    // Flags that stand alone; a value is given with = or not at all.
    private static readonly HashSet<string> Alone = Set(
        "detach disable-content-trust help init interactive no-healthcheck oom-kill-disable privileged publish-all quiet read-only rm sig-proxy tty use-api-socket");

    private static readonly HashSet<string> Valued = Set(
        """
        add-host annotation attach blkio-weight blkio-weight-device cap-add cap-drop cgroup-parent cgroupns cidfile cpu-count cpu-percent
        cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpu-shares cpus cpuset-cpus cpuset-mems detach-keys device device-cgroup-rule
        device-read-bps device-read-iops device-write-bps device-write-iops dns dns-opt dns-option dns-search domainname entrypoint env
        env-file expose gpus group-add health-cmd health-interval health-retries health-start-interval health-start-period health-timeout
        hostname io-maxbandwidth io-maxiops ip ip6 ipc isolation kernel-memory label label-file link link-local-ip log-driver log-opt
        mac-address memory memory-reservation memory-swap memory-swappiness mount name net net-alias network network-alias oom-score-adj
        pid pids-limit platform publish pull restart runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs ulimit
        user userns uts volume volume-driver volumes-from workdir
        """);

    private static readonly Dictionary<char, string> Short = new()
    {
        ['a'] = "attach", ['c'] = "cpu-shares", ['d'] = "detach", ['e'] = "env", ['h'] = "hostname", ['i'] = "interactive", ['l'] = "label",
        ['m'] = "memory", ['p'] = "publish", ['P'] = "publish-all", ['q'] = "quiet", ['t'] = "tty", ['u'] = "user", ['v'] = "volume", ['w'] = "workdir",
    };

    // docker's own, before the command.
    private static readonly HashSet<string> GlobalValued = Set("config context host log-level tlscacert tlscert tlskey");
    private static readonly HashSet<string> GlobalAlone = Set("debug tls tlsverify version help");
    private static readonly Dictionary<char, string> GlobalShort = new() { ['c'] = "context", ['D'] = "debug", ['H'] = "host", ['l'] = "log-level", ['v'] = "version" };

    /// <summary>Flags of the command.</summary>
    public static FlagSet OfRun { get; } = new("docker run", Alone, Valued, Short);

    /// <summary>Flags of docker itself.</summary>
    public static FlagSet OfDocker { get; } = new("docker", GlobalAlone, GlobalValued, GlobalShort);

    private static HashSet<string> Set(string names) =>
        new(names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
