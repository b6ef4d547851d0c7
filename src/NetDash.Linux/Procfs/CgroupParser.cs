using System.Text;

namespace NetDash.Linux.Procfs;

/// <summary>
/// Finds the container in <c>/proc/pid/cgroup</c>, see cgroups(7). The paths are the runtimes' own habit, no interface:
/// what is not known here is simply no container.
/// </summary>
/// <remarks>
/// <code>
/// 0::/system.slice/docker-&lt;id&gt;.scope                                        Docker, cgroup v2 with systemd
/// 4:memory:/docker/&lt;id&gt;                                                      Docker, cgroupfs
/// 0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod8a1f_..._0c.slice/cri-containerd-&lt;id&gt;.scope
/// 3:cpu:/kubepods/besteffort/pod8a1f...-0c/&lt;id&gt;                               Kubernetes, cgroupfs
/// 0::/machine.slice/libpod-&lt;id&gt;.scope/container                              Podman
/// 0::/docker/&lt;node id&gt;/kubelet.slice/.../cri-containerd-&lt;id&gt;.scope            KinD: two ids, the last is the container
/// 0::/../docker-&lt;id&gt;.scope                                                   read from within a cgroup namespace
/// </code>
/// </remarks>
internal static class CgroupParser
{
    private const int IdLength = 64;

    /// <summary>The container that the file names; null for none.</summary>
    public static CgroupMembership? Parse(ReadOnlySpan<byte> file)
    {
        CgroupMembership? found = null;
        foreach (var range in file.Split((byte)'\n'))
        {
            // hierarchy:controllers:path, and the path may hold colons.
            var line = file[range];
            var first = line.IndexOf((byte)':');
            var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)':');
            if (second < 0 || ParsePath(line[(first + second + 2)..]) is not { } container)
            {
                continue;
            }

            // The hierarchies of cgroup v1 need not agree: the one that knows most is believed.
            if (found is null || (found.Runtime.Length == 0 && container.Runtime.Length > 0)
                || (found.PodUid.Length == 0 && container.PodUid.Length > 0))
            {
                found = container;
            }
        }

        return found;
    }

    private static CgroupMembership? ParsePath(ReadOnlySpan<byte> path)
    {
        string? id = null;
        var runtime = "";
        var pod = "";
        var parent = default(ReadOnlySpan<byte>);
        foreach (var range in path.Split((byte)'/'))
        {
            var segment = path[range];
            var name = segment.EndsWith(".scope"u8) ? segment[..^".scope"u8.Length] : segment;
            if (name.Length >= IdLength && IsId(name[^IdLength..]) && (name.Length == IdLength || name[^(IdLength + 1)] == (byte)'-'))
            {
                var prefix = name.Length == IdLength ? parent : name[..^(IdLength + 1)];
                if (prefix.EndsWith("-conmon"u8))
                {
                    // The container's monitor (Podman, CRI-O) lives outside it, in a scope named after it.
                    continue;
                }

                id = Encoding.ASCII.GetString(name[^IdLength..]).ToLowerInvariant();
                runtime = Runtime(prefix);
            }
            else if (PodUid(segment) is { } uid)
            {
                // A pod begins a new nest: an id before it is the node's container (KinD), not the pod's.
                pod = uid;
                id = null;
            }

            parent = segment;
        }

        return id is null ? null : new CgroupMembership(id, runtime, pod);
    }

    private static bool IsId(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept("0123456789abcdefABCDEF"u8);

    private static string Runtime(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("docker"u8) => "docker",
        _ when word.SequenceEqual("cri-containerd"u8) => "containerd",
        _ when word.SequenceEqual("crio"u8) => "cri-o",
        _ when word.SequenceEqual("libpod"u8) || word.SequenceEqual("libpod_parent"u8) => "libpod",
        _ => "",
    };

    /// <summary><c>kubepods-burstable-pod8a1f_…_0c.slice</c> or <c>pod8a1f-…-0c</c>: the uid, with hyphens.</summary>
    private static string? PodUid(ReadOnlySpan<byte> segment)
    {
        var name = segment.EndsWith(".slice"u8) ? segment[..^".slice"u8.Length] : segment;
        var at = name.LastIndexOf("pod"u8);
        if (at < 0 || (at > 0 && name[at - 1] != (byte)'-'))
        {
            return null;
        }

        // A static pod's uid is a hash of 32 digits; all others are UUIDs.
        var uid = name[(at + 3)..];
        return uid.Length is 32 or 36 && !uid.ContainsAnyExcept("0123456789abcdefABCDEF-_"u8)
            ? Encoding.ASCII.GetString(uid).Replace('_', '-')
            : null;
    }
}
