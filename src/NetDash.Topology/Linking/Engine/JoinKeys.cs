using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;

namespace NetDash.Topology.Linking.Engine;

/// <summary>The keys that facts join on: what a linker can find them by without knowing their ids.</summary>
internal static class JoinKeys
{
    public static string InterfacesOf(string netnsId) => "interfaces:" + netnsId;

    public static string InterfaceByIndex(string netnsId, int index) => $"ifindex:{netnsId}:{index}";

    public static string InterfaceByName(string netnsId, string name) => $"ifname:{netnsId}:{name}";

    /// <summary>Veths that say that their other end is this one.</summary>
    public static string VethsLeadingTo(string netnsId, int index) => $"leads-to:{netnsId}:{index}";

    /// <summary>Namespaces with processes in a container's cgroup, sockets of its processes, and the container itself.</summary>
    public static string ContainerId(string containerId) => "cid:" + containerId;

    /// <summary>Namespaces that are mounted at a path.</summary>
    public static string NetnsPath(string path) => "netns-path:" + NormalPath(path);

    /// <summary>Namespaces that a Docker overlay of this id prefix lives in.</summary>
    public static string OverlayNetns(string networkIdPrefix) => "overlay-netns:" + networkIdPrefix;

    public static string ContainersOfEngine(string engineId) => "containers:" + engineId;

    public static string ContainerByName(string engineId, string name) => $"container-name:{engineId}:{name}";

    public static string NetworkByName(string engineId, string name) => $"network-name:{engineId}:{name}";

    /// <summary>Containers that have a host path mounted.</summary>
    public static string MountsOf(string path) => "mount:" + NormalPath(path);

    public static string UnixListeners(string path) => "unix-listener:" + NormalPath(path);

    public static string SocketsOfProcess(string processId) => "sockets:" + processId;

    /// <summary>Sockets of a namespace whose owner could not be read.</summary>
    public static string UnownedSockets(string netnsId) => "unowned-sockets:" + netnsId;

    /// <summary>Hosts whose engines mount their namespaces in the folder that a path is in.</summary>
    public static string SandboxFolderOf(string path) => "sandboxes:" + FolderOf(path);

    public static string SeatsIn(string netnsId) => "seats:" + netnsId;

    public static string EngineHostsOf(string hostId) => "engine-hosts:" + hostId;

    public static string EngineHostsIn(string netnsId) => "engine-hosts-in:" + netnsId;

    /// <summary>Namespaces that have an address.</summary>
    public static string Address(string address) => "address:" + address;

    /// <summary>Machines that were started so: the kernel's boot id.</summary>
    public static string Boot(string bootId) => "boot:" + bootId.ToLowerInvariant();

    /// <summary>Containers that have this name or host name, of any engine.</summary>
    public static string ContainersNamed(string name) => "container-named:" + name;

    /// <summary>Namespaces with processes in a pod's cgroup.</summary>
    public static string PodUid(string uid) => "pod-uid:" + uid;

    /// <summary>Pods of a cluster that have an address of their own.</summary>
    public static string PodAddress(string clusterId, string address) => $"pod-address:{clusterId}:{address}";

    public static string PodSeatsIn(string netnsId) => "pod-seats:" + netnsId;

    public static string K8sNodesOn(string hostId) => "k8s-nodes-on:" + hostId;

    public static string SlicesOf(string serviceId) => "slices:" + serviceId;

    public static string PoliciesOf(string clusterId, string @namespace) => $"policies:{clusterId}:{@namespace}";

    public static IEnumerable<string> Of(Fact fact) => fact switch
    {
        NetnsFact netns =>
        [
            .. netns.Paths.Select(NetnsPath),
            .. netns.Paths.Select(OverlayPrefix).OfType<string>().Select(OverlayNetns),
            .. netns.Containers.Select(c => ContainerId(c.ContainerId)),
            .. netns.Containers.Where(c => c.PodUid.Length > 0).Select(c => PodUid(c.PodUid)).Distinct(),
        ],
        InterfaceFact nic => OfInterface(nic),
        SocketFact socket => socket.Owners.Count == 0
            ? [UnownedSockets(socket.NetnsId)]
            : socket.Owners.Select(o => SocketsOfProcess(o.ProcessId))
                .Concat(socket.Owners.Where(o => o.ContainerId.Length > 0).Select(o => ContainerId(o.ContainerId))).Distinct(),
        UnixSocketFact unix => [UnixListeners(unix.Path)],
        ContainerFact container =>
        [
            ContainerId(container.ContainerId),
            ContainersOfEngine(container.EngineId),
            ContainerByName(container.EngineId, container.Name),
            .. new[] { container.Name, container.Hostname }.Where(n => n.Length > 0).Distinct().Select(ContainersNamed),
            .. container.BindSources.Select(MountsOf).Distinct(),
        ],
        DockerNetworkFact network => [NetworkByName(network.EngineId, network.Name)],
        EngineHost host => host.NetnsId.Length == 0 ? [EngineHostsOf(host.HostId)] : [EngineHostsOf(host.HostId), EngineHostsIn(host.NetnsId)],
        ContainerSeat seat => seat.NetnsId.Length == 0 ? [] : [SeatsIn(seat.NetnsId)],
        SandboxFolder sandboxes => ["sandboxes:" + sandboxes.Folder],
        HostFact host => [Boot(host.BootId)],
        PodFact pod => pod.HostNetwork ? [] : pod.PodIps.Select(ip => PodAddress(pod.ClusterId, ip)).Distinct(),
        EndpointSliceFact slice => slice.Service.Length == 0 ? [] : [SlicesOf(NodeId.Service(slice.ClusterId, slice.Namespace, slice.Service))],
        NetworkPolicyFact policy => [PoliciesOf(policy.ClusterId, policy.Namespace)],
        K8sNodePlace place => place.HostId.Length == 0 ? [] : [K8sNodesOn(place.HostId)],
        PodSeat seat => seat.NetnsId.Length == 0 ? [] : [PodSeatsIn(seat.NetnsId)],
        NetnsAddresses addresses => addresses.Addresses.Select(Address).Distinct(),
        _ => [],
    };

    // `/var/run` is a link to `/run` on every distribution of the last ten years: the engine names one, the kernel the other.
    public static string NormalPath(string path) =>
        path.StartsWith("/var/run/", StringComparison.Ordinal) || path == "/var/run" ? path["/var".Length..] : path;

    /// <summary>/var/run/docker/netns/1b9fd1a2d6ba → /run/docker/netns</summary>
    public static string FolderOf(string path)
    {
        var normal = NormalPath(path);
        return normal[..Math.Max(0, normal.LastIndexOf('/'))];
    }

    // /run/docker/netns/1-x0qb7rbw5a → x0qb7rbw5a
    private static string? OverlayPrefix(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.Length > 2 && char.IsAsciiDigit(name[0]) && name[1] == '-' ? name[2..].ToString() : null;
    }

    private static IEnumerable<string> OfInterface(InterfaceFact nic)
    {
        yield return InterfacesOf(nic.NetnsId);
        yield return InterfaceByIndex(nic.NetnsId, nic.Index);
        yield return InterfaceByName(nic.NetnsId, nic.Name);
        if (nic.Type == "veth" && nic.LinkIndex > 0 && nic.LinkNetnsId.Length > 0)
        {
            yield return VethsLeadingTo(nic.LinkNetnsId, nic.LinkIndex);
        }
    }
}
