using System.Security.Cryptography;
using System.Text;

namespace NetDash.Topology.Identity;

/// <summary>
/// The ids of nodes, made from what identifies the thing itself, so that every source that sees it names it alike.
/// An id is opaque text of <c>A–Z a–z 0–9 . _ ~ : / -</c>, at most <see cref="MaximumLength"/> characters.
/// </summary>
public static class NodeId
{
    /// <summary>The longest id, in characters; a longer one has its end replaced by a digest.</summary>
    public const int MaximumLength = 200;

    /// <summary>The host whose namespace is that of the machine's first process.</summary>
    /// <param name="machineId">The machine id, see machine-id(5).</param>
    public static string Host(string machineId) => Compose("host", machineId);

    /// <summary>Another engine's own host namespace on a machine whose kernel is read.</summary>
    /// <param name="machineId">The machine id, see machine-id(5).</param>
    /// <param name="netnsCookie">The cookie of that namespace (SO_NETNS_COOKIE).</param>
    public static string Host(string machineId, string netnsCookie) => Compose("host", machineId, netnsCookie);

    /// <summary>The host of an engine whose kernel nobody reads.</summary>
    public static string HostOfEngine(string engineId) => Compose("host:engine", engineId);

    /// <summary>A network namespace.</summary>
    /// <param name="bootId">/proc/sys/kernel/random/boot_id: cookies come again after a boot.</param>
    /// <param name="cookie">SO_NETNS_COOKIE, or what stands in for it on kernels before 5.14.</param>
    public static string Netns(string bootId, string cookie) => Compose("netns", bootId.Replace("-", "", StringComparison.Ordinal), cookie);

    /// <summary>An interface of a namespace.</summary>
    public static string Interface(string netnsId, int ifIndex) => Compose("interface", AfterKind(netnsId), ifIndex.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A process; its start time tells it from a later one with the same pid.</summary>
    /// <param name="bootId">/proc/sys/kernel/random/boot_id.</param>
    /// <param name="pid">Process id in the reader's pid namespace.</param>
    /// <param name="startTicks">Field 22 of /proc/pid/stat: clock ticks after boot.</param>
    public static string Process(string bootId, int pid, long startTicks) =>
        Compose("process", bootId.Replace("-", "", StringComparison.Ordinal), $"{pid}", $"{startTicks}");

    /// <summary>A unix socket bound to a path on a host, or to an abstract name in a namespace.</summary>
    public static string UnixSocket(string scopeId, string path) => Compose("unix-socket", Digest(scopeId + "\n" + path));

    /// <summary>A container of an engine.</summary>
    public static string Container(string engineId, string containerId) => Compose("container", engineId, containerId);

    /// <summary>A network of an engine.</summary>
    public static string DockerNetwork(string engineId, string networkId) => Compose("docker-network", engineId, networkId);

    /// <summary>A Swarm service; its id is unique among all swarms (SwarmKit draws 25 random characters).</summary>
    public static string SwarmService(string serviceId) => Compose("swarm-service", serviceId);

    /// <summary>A container of a runtime that has no engine to ask (containerd, CRI-O): its id is 256 random bits.</summary>
    public static string RuntimeContainer(string containerId) => Compose("container:cri", containerId);

    /// <summary>A Kubernetes cluster.</summary>
    /// <param name="clusterId">uid of its namespace kube-system, or what stands in for it.</param>
    public static string Cluster(string clusterId) => Compose("cluster", clusterId);

    /// <summary>A node of a cluster, by the name that its pods call it by.</summary>
    public static string K8sNode(string clusterId, string name) => Compose("k8s-node", clusterId, name);

    /// <summary>A namespace of a cluster, by the name that everything in it calls it by.</summary>
    public static string K8sNamespace(string clusterId, string name) => Compose("k8s-namespace", clusterId, name);

    /// <summary>A pod.</summary>
    public static string Pod(string clusterId, string uid) => Compose("pod", clusterId, uid);

    /// <summary>A workload.</summary>
    public static string Workload(string clusterId, string uid) => Compose("workload", clusterId, uid);

    /// <summary>A Service, by the name that endpoint slices and ingresses call it by.</summary>
    public static string Service(string clusterId, string @namespace, string name) => Compose("service", clusterId, @namespace, name);

    /// <summary>An Ingress.</summary>
    public static string Ingress(string clusterId, string uid) => Compose("ingress", clusterId, uid);

    /// <summary>A NetworkPolicy.</summary>
    public static string NetworkPolicy(string clusterId, string uid) => Compose("network-policy", clusterId, uid);

    /// <summary>An address that no known interface has.</summary>
    public static string ExternalAddress(string address) => Compose("external:address", address);

    /// <summary>What a view tells as one.</summary>
    /// <param name="of">What its members have in common, as <c>project</c>.</param>
    /// <param name="subject">Id or name of that.</param>
    /// <param name="hostId">The host that this part of it is on; empty for all of it.</param>
    public static string Group(string of, string subject, string hostId) => hostId.Length > 0 ? Compose("group", of, subject, hostId) : Compose("group", of, subject);

    /// <summary>Something about a node, as one of its ports.</summary>
    /// <param name="kind">A word without any letter that is escaped.</param>
    /// <param name="nodeId">Id of the node.</param>
    /// <param name="part">What tells it from others about the node, in the letters of an id.</param>
    public static string Part(string kind, string nodeId, ReadOnlySpan<char> part)
    {
        var place = nodeId.AsSpan(nodeId.IndexOf(':', StringComparison.Ordinal) + 1);
        // There are thousands: nothing but the id itself is left behind.
        Span<char> whole = stackalloc char[MaximumLength];
        return whole.TryWrite($"{kind}:{place}:{part}", out var length) ? new string(whole[..length]) : Shortened($"{kind}:{place}:{part}");
    }

    /// <summary>An edge: kind, both ends, and what tells it from others between the same ends.</summary>
    public static string Edge(string kind, string from, string to, string discriminator = "") =>
        string.Concat(kind, ":", Digest(from + "\n" + to + "\n" + discriminator));

    /// <summary>A digest of 128 bits in hexadecimal, for text too long or too wild to stand in an id.</summary>
    public static string Digest(string text)
    {
        const int Most = 512;
        // Ids are made by the thousand: the usual length leaves nothing behind.
        Span<byte> utf8 = text.Length <= Most ? stackalloc byte[Encoding.UTF8.GetMaxByteCount(Most)] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    private static string Compose(string kind, params ReadOnlySpan<string> parts)
    {
        var builder = new StringBuilder(kind, MaximumLength);
        foreach (var part in parts)
        {
            builder.Append(':');
            AppendEscaped(builder, part);
        }

        if (builder.Length <= MaximumLength)
        {
            return builder.ToString();
        }

        return Shortened(builder.ToString());
    }

    private static string Shortened(string whole) => string.Concat(whole.AsSpan(0, MaximumLength - 33), "~", Digest(whole));

    private static void AppendEscaped(StringBuilder builder, string part)
    {
        foreach (var c in part)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '/' or '-')
            {
                builder.Append(c);
            }
            else
            {
                // `~` starts an escape, so it is escaped itself: two different parts never give one id.
                builder.Append('~').Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static string AfterKind(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
