using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;
using NetDash.Sources.Kernel;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Tests.Kernel;

public sealed class MapperTests
{
    private static readonly string Id = new('a', 64);
    private static readonly InetSocket Dns = new(true, "127.0.0.11", 38251, false, 0, 0, 99);
    private readonly Netns _container = new() { Inode = 7, Cookie = "1", IsHost = false };
    private readonly Netns _host = new() { Inode = 3, Cookie = "3", IsHost = true };

    [Fact]
    public void The_engines_dns_in_a_container_is_left_out()
    {
        Assert.True(SocketMapper.IsEmbeddedDns(Dns, _container, [Process(1, 3)]));
        Assert.True(SocketMapper.IsEmbeddedDns(Dns, _container, []));
    }

    [Fact]
    public void A_containers_own_server_on_that_address_is_kept()
    {
        Assert.False(SocketMapper.IsEmbeddedDns(Dns, _container, [Process(1, 7)]));
        Assert.False(SocketMapper.IsEmbeddedDns(Dns, _host, []));
        Assert.False(SocketMapper.IsEmbeddedDns(Dns with { Address = "127.0.0.1" }, _container, []));
    }

    [Fact]
    public void Sockets_that_one_owner_shares_a_port_with_are_one_and_as_old_as_the_oldest()
    {
        var owners = new Dictionary<uint, IReadOnlyList<ProcessEntry>> { [1] = [Process(10, 3)], [2] = [Process(10, 3)], [3] = [Process(11, 3)] };
        var mapper = new SocketMapper(Machine(), inode => owners.GetValueOrDefault(inode) ?? []);
        var state = new NetnsState(_host, "boot");
        _host.Sockets = [Tcp(2), Tcp(1), Tcp(3), Tcp(4)];
        state.Note([1], DateTimeOffset.UnixEpoch);
        state.Note([1, 2, 3, 4], DateTimeOffset.UnixEpoch);

        var facts = mapper.Sockets(_host, state).Cast<SocketFact>().OrderBy(f => f.Inode).ToArray();

        Assert.Equal([1, 3, 4], facts.Select(f => f.Inode));
        Assert.Equal([null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch], facts.Select(f => f.SeenSince));
        Assert.Equal([1, 1, 0], facts.Select(f => f.Owners.Count));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), facts[0].Owners[0].StartedAt);
    }

    [Fact]
    public void A_socket_without_an_inode_is_still_shown()
    {
        _host.Sockets = [Tcp(0), Tcp(0) with { Port = 81 }];

        var facts = new SocketMapper(Machine(), _ => []).Sockets(_host, new NetnsState(_host, "boot"));

        Assert.Equal(2, facts.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void A_path_belongs_to_the_machine_in_its_own_namespace_alone()
    {
        _host.UnixSockets = [new("/run/a.sock", 1), new("@a", 2)];
        _container.UnixSockets = [new("/run/a.sock", 3), new("@a", 4)];
        var mapper = new SocketMapper(Machine(), _ => []);

        var ids = mapper.UnixSockets(_host, new NetnsState(_host, "boot"), "host:1")
            .Concat(mapper.UnixSockets(_container, new NetnsState(_container, "boot"), "host:1")).Select(f => f.Id);

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void A_namespace_names_the_first_process_of_each_container()
    {
        _host.Members = [Process(1, 3), Process(5, 3, Id), Process(6, 3, Id), Process(7, 3)];

        var fact = NetnsMapper.Netns(_host, "netns:1", "host:1", null);

        Assert.Equal([1, 5], fact.Pids);
        Assert.Equal(4, fact.ProcessCount);
        Assert.Equal([new CgroupContainer(Id, "docker", "")], fact.Containers);
    }

    [Fact]
    public void One_process_more_is_no_news_until_the_next_full_read()
    {
        _host.Members = [Process(1, 3)];
        var first = NetnsMapper.Netns(_host, "netns:1", "host:1", null);
        _host.Members = [Process(1, 3), Process(2, 3)];

        Assert.Same(first, NetnsMapper.Netns(_host, "netns:1", "host:1", first));
        Assert.Equal(2, NetnsMapper.Netns(_host, "netns:1", "host:1", null).ProcessCount);

        _host.Members = [Process(1, 3), Process(2, 3, Id)];
        Assert.Equal(2, NetnsMapper.Netns(_host, "netns:1", "host:1", first).ProcessCount);
    }

    [Fact]
    public void What_NAT_forwards_is_unknown_until_it_is_read_and_then_told_rule_by_rule()
    {
        var state = new NetnsState(_host, "boot");
        Assert.Null(state.Forwards);

        _host.Forwards = [];
        Assert.Equal(0, state.Forwards?.Count);

        _host.Forwards =
        [
            new NatForward(6, "0.0.0.0", 80, 80, "10.0.0.1", 8080, "DOCKER", ""), new NatForward(17, "::", 53, 60, "", 0, "pre", "in eth0"),
            new NatForward(132, "192.0.2.7", 9, 9, "10.0.0.1", 0, "pre", ""),
        ];
        var fact = NetnsMapper.Netns(_host, "netns:1", "host:1", null, state.Forwards);
        Assert.Equal(
            [
                new PortForward(PortProtocol.Tcp, "0.0.0.0", 80, 80, "10.0.0.1", 8080, "DOCKER", ""),
                new PortForward(PortProtocol.Udp, "::", 53, 60, "", 0, "pre", "in eth0"),
                new PortForward(PortProtocol.Sctp, "192.0.2.7", 9, 9, "10.0.0.1", 0, "pre", ""),
            ],
            fact.Forwards!.Value);
    }

    [Fact]
    public void An_interface_keeps_what_the_kernel_says_of_it()
    {
        _host.Links =
        [
            new Link { Index = 1, Name = "lo", Kind = "loopback", Flags = 1, Mtu = 65536 },
            new Link { Index = 2, Name = "wg0", Kind = "wireguard" },
            new Link { Index = 3, Name = "veth0", Kind = "veth", LinkIndex = 9, LinkNamespaceId = 4, MasterIndex = 5 },
            new Link { Index = 4, Name = "vx0", Kind = "vxlan", Vxlan = new VxlanAttributes(42, "10.0.0.9", "10.0.0.1", 4789, 0) },
        ];
        _host.Addresses =
        [
            new LinkAddress(1, "::1/128", true, 254), new LinkAddress(1, "127.0.0.1/8", false, 254), new LinkAddress(2, "10.0.0.2/24", false, 0),
        ];
        _host.DefaultHops =
        [
            new DefaultHop(2, true, "fe80::1"), new DefaultHop(2, false, "10.0.0.1"), new DefaultHop(3, false, ""), new DefaultHop(2, false, "10.0.0.1"), new DefaultHop(2, false, "fe80::1"),
        ];
        _host.Remotes = new Dictionary<int, IReadOnlyList<string>> { [4] = ["10.0.0.7", "10.0.0.9"] };

        var facts = InterfaceMapper.Interfaces(_host, "netns:1", link => $"target of {link.Name}").Cast<InterfaceFact>().ToArray();

        Assert.Equal(["127.0.0.1/8", "::1/128"], facts[0].Addresses);
        Assert.Equal((true, ""), (facts[0].IsUp, facts[0].LinkNetnsId));
        Assert.Equal("wireguard", facts[1].Type);
        Assert.Equal(("0.0.0.0/0 ::/0", "10.0.0.1 fe80::1"), (string.Join(' ', facts[1].DefaultRoutes), string.Join(' ', facts[1].Gateways)));
        Assert.Equal(("0.0.0.0/0", "on-link"), (string.Join(' ', facts[2].DefaultRoutes), string.Join(' ', facts[2].Gateways)));
        Assert.Empty(facts[0].Gateways);
        Assert.Equal((9, "target of veth0", 5), (facts[2].LinkIndex, facts[2].LinkNetnsId, facts[2].MasterIndex));
        Assert.Equal(new VxlanFact(42, ["10.0.0.7", "10.0.0.9"], "10.0.0.1", 4789), facts[3].Vxlan);
    }

    private static InetSocket Tcp(uint inode) => new(false, "0.0.0.0", 80, false, 0, 0, inode);

    private static ProcessEntry Process(int pid, ulong netns, string container = "") => new()
    {
        Pid = pid,
        StartTicks = 100,
        Name = "it",
        NetnsInode = netns,
        Container = container.Length > 0 ? new CgroupMembership(container, "docker", "") : null,
    };

    private static HostReading Machine() => new()
    {
        BootId = "boot",
        MachineId = "machine",
        MachineIdOrigin = "/etc/machine-id",
        Hostname = "host",
        KernelRelease = "6.18",
        OsName = "Debian",
        BootTime = DateTimeOffset.UnixEpoch,
        TicksPerSecond = 100,
    };
}
