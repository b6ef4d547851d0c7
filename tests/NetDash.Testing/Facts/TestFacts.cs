using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>Facts as the sources would report them, with the parts that a test does not care about filled in.</summary>
public static class TestFacts
{
    public const string MachineId = "0123456789abcdef0123456789abcdef";
    public const string BootId = "11111111-2222-3333-4444-555555555555";
    public const string EngineId = "ENG1";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static string HostId { get; } = NodeId.Host(MachineId);

    public static string HostNetns { get; } = NodeId.Netns(BootId, "1");

    public static string NetnsId(int cookie) => NodeId.Netns(BootId, $"{cookie}");

    public static HostFact Host() => new()
    {
        Id = HostId, MachineId = MachineId, BootId = BootId, Hostname = "vm", Kernel = "6.18.44", Os = "Debian GNU/Linux 12",
        NetnsId = HostNetns, EphemeralPorts = [32768, 60999],
    };

    public static NetnsFact Netns(int cookie, params ReadOnlySpan<string> containerIds) => new()
    {
        Id = NetnsId(cookie), HostId = HostId, Cookie = $"{cookie}", Inode = 4026531840 + cookie, IsHost = cookie == 1,
        Containers = containerIds.ToArray().Select(id => new CgroupContainer(id, "docker", "")).ToValueList(),
        Pids = [100 + cookie], ProcessCount = 1,
    };

    public static InterfaceFact Interface(int cookie, int index, string name, string type = "veth", params ReadOnlySpan<string> addresses) => new()
    {
        Id = NodeId.Interface(NetnsId(cookie), index), NetnsId = NetnsId(cookie), Index = index, Name = name, Type = type,
        Mtu = 1500, OperState = "up", IsUp = true, Addresses = [.. addresses],
    };

    public static InterfaceFact LinkedTo(this InterfaceFact nic, int cookie, int index) =>
        nic with { LinkNetnsId = NetnsId(cookie), LinkIndex = index };

    public static SocketFact Socket(int cookie, int port, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp, params ReadOnlySpan<SocketOwner> owners) => new()
    {
        Id = $"socket:{NetnsId(cookie)}:{protocol}:{address}:{port}:{(owners.Length > 0 ? owners[0].Pid : 0)}",
        NetnsId = NetnsId(cookie), Protocol = protocol, Address = address, Port = port, Owners = [.. owners],
    };

    public static SocketOwner Owner(int pid, string name, string containerId = "", DateTimeOffset? startedAt = null) =>
        new(ProcessId(pid), pid, name, startedAt ?? Noon, containerId);

    public static string ProcessId(int pid) => NodeId.Process(BootId, pid, pid * 100L);

    public static ProcessFact Process(int cookie, int pid, string name, DateTimeOffset? startedAt = null) => new()
    {
        Id = ProcessId(pid), NetnsId = NetnsId(cookie), Pid = pid, Name = name, StartedAt = startedAt ?? Noon,
    };

    public static UnixSocketFact UnixSocket(string path, int cookie = 1, params ReadOnlySpan<SocketOwner> owners) => new()
    {
        Id = NodeId.UnixSocket(NetnsId(cookie), path), HostId = HostId, NetnsId = NetnsId(cookie), Path = path, Owners = [.. owners],
    };

    public static EngineFact Engine(string id = EngineId, string endpoint = "unix:///var/run/docker.sock") => new()
    {
        Id = "engine:" + id, EngineId = id, Endpoint = endpoint, Name = "vm", Version = "20.10.24", ApiVersion = "1.41",
    };

    /// <summary>64 hexadecimal digits that a short word stands for.</summary>
    public static string LongId(string word) => NodeId.Digest(word) + NodeId.Digest(word + "'");

    public static string ContainerNode(string name, string engine = EngineId) => NodeId.Container(engine, LongId(name));

    public static ContainerFact Container(string name, string mode = "bridge", string state = "running", string engine = EngineId) => new()
    {
        Id = ContainerNode(name, engine), EngineId = engine, ContainerId = LongId(name), Name = name, State = state, NetworkMode = mode,
        Image = "netdash/busybox:test", StartedAt = Noon, FinishedAt = state == "exited" ? Noon.AddMinutes(5) : null,
    };

    public static DockerNetworkFact Network(string name, string driver = "bridge", string bridge = "", string engine = EngineId) => new()
    {
        Id = NodeId.DockerNetwork(engine, LongId(name)), EngineId = engine, NetworkId = LongId(name), Name = name, Driver = driver,
        Bridge = bridge, Scope = "local",
    };

    public static EndpointFact Endpoint(string network, string ipv4) => new(network, LongId(network), ipv4, "", "02:42:ac:11:00:02", "172.17.0.1", []);
}
