using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Testing.Kubernetes;

/// <summary>
/// The recorded machine as the kernel source would report it: namespaces by inode, members by cgroup, interfaces by <c>ip -j</c>, listeners
/// by <c>ss</c>. It knows nothing of pods but what the cgroups' paths say.
/// </summary>
public static partial class RecordedMachine
{
    private const string MachineId = "3d1219c7c4c5404aaa1f6d2a48adfda4";
    private const string BootId = "d8c839de-224b-4abf-b933-4bc7340b52ac";
    private const long HostInode = 4026531833;

    /// <summary>The host's node id.</summary>
    public static string HostId { get; } = NodeId.Host(MachineId);

    /// <summary>A namespace's node id.</summary>
    public static string NetnsId(long inode) => NodeId.Netns(BootId, inode.ToString(CultureInfo.InvariantCulture));

    /// <summary>Everything.</summary>
    public static IEnumerable<Fact> Facts()
    {
        yield return new HostFact { Id = HostId, MachineId = MachineId, BootId = BootId, Hostname = "vm", NetnsId = NetnsId(HostInode) };
        var containers = Containers();
        var namespaces = Members();
        foreach (var (inode, pids) in namespaces)
        {
            yield return new NetnsFact
            {
                Id = NetnsId(inode), HostId = HostId, Inode = inode, Cookie = inode.ToString(CultureInfo.InvariantCulture), IsHost = inode == HostInode,
                Pids = [.. pids.Order().Take(20)], ProcessCount = pids.Count,
                // The recording has no start times; on this machine no pid wrapped within a pod.
                Containers = pids.Where(containers.ContainsKey)
                    .Select(pid => containers[pid] with { FirstPid = pid, FirstStartTicks = pid })
                    .OrderBy(c => c.ContainerId, StringComparer.Ordinal).ToValueList(),
            };
        }

        foreach (var fact in Interfaces(HostInode, Recording.Json("host/ip-link.json"), Recording.Json("host/ip-addr.json")))
        {
            yield return fact;
        }

        foreach (var fact in Listeners(HostInode, Recording.Lines("host/ss-listen-host.txt"), containers))
        {
            yield return fact;
        }

        foreach (var file in Directory.EnumerateFiles(Recording.PathOf("host/pod-netns")).Order(StringComparer.Ordinal))
        {
            var inside = Recording.Json(Path.Combine("host/pod-netns", Path.GetFileName(file)));
            var inode = InodeOf(inside, namespaces);
            foreach (var fact in Interfaces(inode, inside.GetProperty("link"), inside.GetProperty("addr")).Concat(Listeners(inode, inside.GetProperty("ss").EnumerateArray().Select(l => l.GetString()!), containers)))
            {
                yield return fact;
            }
        }
    }

    /// <summary>## 19664 httpd -f …, then its cgroup file: pid → container.</summary>
    private static Dictionary<int, CgroupContainer> Containers()
    {
        var containers = new Dictionary<int, CgroupContainer>();
        var pid = 0;
        foreach (var line in Recording.Lines("host/proc-cgroup.txt"))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                pid = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            }
            else if (PodCgroup().Match(line) is { Success: true } found)
            {
                containers[pid] = new CgroupContainer(found.Groups["id"].Value, "", found.Groups["uid"].Value);
            }
        }

        return containers;
    }

    /// <summary>… /proc/19463/ns/net -> net:[4026534341] …: namespace → pids.</summary>
    private static Dictionary<long, List<int>> Members() => Recording.Lines("host/proc-ns-net.txt")
        .Select(line => NetnsLink().Match(line)).Where(m => m.Success)
        .GroupBy(m => long.Parse(m.Groups["inode"].Value, CultureInfo.InvariantCulture))
        .ToDictionary(g => g.Key, g => g.Select(m => int.TryParse(m.Groups["pid"].Value, CultureInfo.InvariantCulture, out var pid) ? pid : 1).ToList());

    private static IEnumerable<Fact> Interfaces(long inode, JsonElement links, JsonElement addresses)
    {
        var byIndex = links.EnumerateArray().ToDictionary(l => l.GetProperty("ifname").GetString()!, l => l.GetProperty("ifindex").GetInt32());
        foreach (var link in links.EnumerateArray())
        {
            var index = link.GetProperty("ifindex").GetInt32();
            var kind = link.TryGetProperty("linkinfo", out var info) && info.TryGetProperty("info_kind", out var word) ? word.GetString()! : null;
            yield return new InterfaceFact
            {
                Id = NodeId.Interface(NetnsId(inode), index), NetnsId = NetnsId(inode), Index = index, Name = link.GetProperty("ifname").GetString()!,
                Type = kind ?? (link.GetProperty("link_type").GetString() == "loopback" ? "loopback" : "physical"),
                Mac = link.GetProperty("link_type").GetString() == "loopback" ? "" : link.GetProperty("address").GetString()!,
                Mtu = link.GetProperty("mtu").GetInt32(), OperState = link.GetProperty("operstate").GetString()!.ToLowerInvariant(),
                MasterIndex = link.TryGetProperty("master", out var master) ? byIndex[master.GetString()!] : 0,
                // From inside a pod number 0 is the host's namespace; the host's own numbers were not resolved in the recording.
                LinkIndex = inode != HostInode && link.TryGetProperty("link_index", out var peer) ? peer.GetInt32() : 0,
                LinkNetnsId = inode != HostInode && link.TryGetProperty("link_netnsid", out var nsid) && nsid.GetInt32() == 0 ? NetnsId(HostInode) : "",
                Addresses = addresses.EnumerateArray()
                    .Where(a => a.TryGetProperty("ifindex", out var of) && of.GetInt32() == index)
                    .SelectMany(a => a.GetProperty("addr_info").EnumerateArray())
                    .Where(a => a.TryGetProperty("local", out _))
                    .Select(a => $"{a.GetProperty("local").GetString()}/{a.GetProperty("prefixlen").GetInt32()}").ToValueList(),
            };
        }
    }

    // tcp LISTEN    0      9                       *:80                     *:*     users:(("httpd",pid=19537,fd=3))
    // tcp LISTEN 0      4096   127.0.0.1:38847 0.0.0.0:* users:(("containerd",pid=16728,fd=12))
    private static IEnumerable<Fact> Listeners(long inode, IEnumerable<string> lines, Dictionary<int, CgroupContainer> containers)
    {
        foreach (var line in lines.Select(l => Listener().Match(l)).Where(m => m.Success))
        {
            var pid = int.Parse(line.Groups["pid"].Value, CultureInfo.InvariantCulture);
            var process = NodeId.Process(BootId, pid, pid);
            var port = int.Parse(line.Groups["port"].Value, CultureInfo.InvariantCulture);
            var name = line.Groups["name"].Value;
            yield return new ProcessFact { Id = process, NetnsId = NetnsId(inode), Pid = pid, Name = name, Container = containers.GetValueOrDefault(pid) };
            yield return new SocketFact
            {
                Id = $"socket:{NetnsId(inode)}:tcp:{line.Groups["at"].Value}:{port}", NetnsId = NetnsId(inode), Protocol = PortProtocol.Tcp,
                Address = line.Groups["at"].Value is "*" or "[::]" ? "::" : line.Groups["at"].Value.Trim('[', ']'), Port = port,
                Owners = [new SocketOwner(process, pid, name, default, containers.GetValueOrDefault(pid)?.ContainerId ?? "")],
            };
        }
    }

    /// <summary>The file is named after the pod: which namespace it is of, the veth's other end tells no better than the truth file.</summary>
    private static long InodeOf(JsonElement inside, Dictionary<long, List<int>> namespaces)
    {
        var mac = inside.GetProperty("link").EnumerateArray().First(l => l.GetProperty("ifname").GetString() == "eth0").GetProperty("address").GetString();
        var inode = Recording.Json("ground-truth.json").GetProperty("pods").EnumerateArray()
            .First(p => p.TryGetProperty("pod_mac", out var of) && of.GetString() == mac).GetProperty("netns_inode").GetInt64();
        return namespaces.ContainsKey(inode) ? inode : throw new InvalidDataException($"No process of net:[{inode}] was recorded.");
    }

    [GeneratedRegex("/pod(?<uid>[0-9a-f-]{32,36})/(?<id>[0-9a-f]{64})$")]
    private static partial Regex PodCgroup();

    [GeneratedRegex("/proc/(?<pid>\\w+)/ns/net -> net:\\[(?<inode>\\d+)\\]")]
    private static partial Regex NetnsLink();

    [GeneratedRegex("^tcp +LISTEN +\\d+ +\\d+ +(?<at>[^ ]+):(?<port>\\d+) .*\\(\\(\"(?<name>[^\"]+)\",pid=(?<pid>\\d+),")]
    private static partial Regex Listener();
}
