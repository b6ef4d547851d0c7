using System.Text.Json;
using NetDash.Testing.Docker;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>Every network mode on a real engine, held against <c>ip -j -d</c> inside each namespace and <c>docker inspect</c>.</summary>
[Trait("Requires", "Docker")]
public sealed class ContainerModesTests(LiveNetDash live) : IClassFixture<LiveNetDash>
{
    [Fact]
    public async Task The_hosts_own_namespace_is_as_iproute2_says()
    {
        await live.StartAsync();
        await live.UntilAsync(async s => TruthAssert.Same(await IpTruth.ReadAsync(null), s, live.HostNetns(s)), "the host's interfaces");
        TruthAssert.SameInterfaces(await IpTruth.ReadAsync(null), live.Current, live.HostNetns(live.Current));
    }

    [Fact]
    public async Task Default_bridge_with_published_exposed_and_labelled()
    {
        var docker = await live.StartAsync();
        await using var web = await docker.RunContainerAsync("modes-web",
        [
            "--publish", "127.0.0.1:18080:80", "--publish", "18053:53/udp", "--publish", "81", "--expose", "9999", "--restart", "unless-stopped",
            "--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=web", "--label", "API_TOKEN=hush",
        ], ["httpd", "-f", "-p", "80"]);

        var node = await CheckAsync(web);
        var c = (ContainerProperties)node.Properties;
        Assert.Equal("bridge", c.NetworkMode);
        Assert.Contains(new PublishedPort("127.0.0.1", 18080, 80, PortProtocol.Tcp), c.PublishedPorts);
        Assert.Contains(new PublishedPort("0.0.0.0", 18053, 53, PortProtocol.Udp), c.PublishedPorts);
        Assert.Contains(c.PublishedPorts, p => p.ContainerPort == 81 && p.HostPort > 0);
        Assert.Contains(new ExposedPort(9999, PortProtocol.Tcp), c.ExposedPorts);
        Assert.Equal(("shop", "web", "unless-stopped"), (c.ComposeProject, c.ComposeService, c.RestartPolicy));
        Assert.Equal("•••", node.Labels["API_TOKEN"]);
        Assert.Contains(live.Current.EdgesOf(node.Id), e => e.Properties is PublishesProperties { HostPort: 18080, HostIp: "127.0.0.1" });
        await live.UntilAsync(s => Container(s, web).Listening.Any(l => l is { Port: 80, Protocol: PortProtocol.Tcp }), "web listens on 80");
    }

    [Fact]
    public async Task User_bridge_with_alias_and_fixed_address()
    {
        var docker = await live.StartAsync();
        await using var network = await docker.CreateNetworkAsync("modes-net", "--subnet", "10.213.7.0/24", "--gateway", "10.213.7.1", "--ip-range", "10.213.7.128/25");
        await using var db = await docker.RunContainerAsync("modes-db", ["--network", network.Name, "--ip", "10.213.7.200", "--network-alias", "database"]);

        var node = await CheckAsync(db);
        Assert.Equal(network.Name, ((ContainerProperties)node.Properties).NetworkMode);
        Assert.Equal(["10.213.7.200"], ((ContainerProperties)node.Properties).Addresses);
        var attached = Assert.Single(live.Current.EdgesOf(node.Id), e => e.Kind == EdgeKind.Attached);
        Assert.Contains("database", ((AttachedProperties)attached.Properties).Aliases);
        var net = (DockerNetworkProperties)live.Current.Nodes[attached.To].Properties;
        Assert.Equal(("10.213.7.0/24", "10.213.7.1", "10.213.7.128/25"), (net.Subnets[0], net.Gateways[0], net.IpRanges[0]));

        // network → bridge → its port → the veth's other end: the container's own interface.
        var realizes = Assert.Single(live.Current.EdgesOf(attached.To), e => e.Kind == EdgeKind.Realizes);
        var port = Assert.Single(live.Current.EdgesOf(realizes.To), e => e.Kind == EdgeKind.Master);
        var pair = Assert.Single(live.Current.EdgesOf(port.From), e => e.Kind == EdgeKind.Veth);
        var inside = live.Current.Nodes[pair.From == port.From ? pair.To : pair.From];
        Assert.Equal(node.Parent, inside.Parent);
        Assert.Equal("eth0", inside.Name);
    }

    [Fact]
    public async Task Two_networks_give_two_interfaces_and_connect_and_disconnect_are_followed()
    {
        var docker = await live.StartAsync();
        await using var one = await docker.CreateNetworkAsync("modes-one");
        await using var two = await docker.CreateNetworkAsync("modes-two");
        await using var both = await docker.RunContainerAsync("modes-both", ["--network", one.Name]);
        await docker.RunAsync("network", "connect", two.Name, both.Id);
        await live.UntilAsync(s => Attached(s, both) == 2, "both networks");
        await CheckAsync(both);
        await docker.RunAsync("network", "disconnect", one.Name, both.Id);
        await live.UntilAsync(s => Attached(s, both) == 1, "one network");
        await CheckAsync(both);
    }

    [Fact]
    public async Task Host_mode_has_the_hosts_own_addresses()
    {
        var docker = await live.StartAsync();
        await using var host = await docker.RunContainerAsync("modes-host", ["--network", "host"], ["httpd", "-f", "-p", "19876"]);
        await live.UntilAsync(s => Container(s, host).Listening.Any(l => l.Port == 19876), "the host-mode container listens");

        var node = live.Node(host);
        Assert.Equal(live.HostNetns(live.Current), node.Parent);
        var truth = await IpTruth.ReadAsync(null);
        var addresses = ((ContainerProperties)node.Properties).Addresses;
        Assert.NotEmpty(addresses);
        Assert.All(addresses, a => Assert.Contains(truth.Links, l => l.Addresses.Any(cidr => cidr.StartsWith(a + "/", StringComparison.Ordinal))));
        Assert.Contains(live.Current.EdgesOf(node.Id), e => e.Properties is SharesNetnsProperties { Mode: "host" } && e.To == node.Host);
        Assert.Equal("host", ((ContainerProperties)node.Properties).NetworkMode);
    }

    [Fact]
    public async Task None_mode_has_a_namespace_with_nothing_but_loopback()
    {
        var docker = await live.StartAsync();
        await using var none = await docker.RunContainerAsync("modes-none", ["--network", "none"]);
        var node = await CheckAsync(none);
        Assert.Equal("lo", Assert.Single(live.Current.ChildrenOf(node.Parent!), n => n.Kind == NodeKind.Interface).Name);
        Assert.Empty(((ContainerProperties)node.Properties).Addresses);
    }

    [Fact]
    public async Task Container_mode_shares_the_namespace_and_link_names_the_other()
    {
        var docker = await live.StartAsync();
        await using var web = await docker.RunContainerAsync("modes-owner");
        await using var peer = await docker.RunContainerAsync("modes-peer", ["--network", "container:" + web.Name]);
        await using var linked = await docker.RunContainerAsync("modes-linked", ["--link", web.Name + ":upstream"]);
        var owner = await CheckAsync(web);
        var node = await CheckAsync(peer);
        Assert.Equal(owner.Parent, node.Parent);
        Assert.Equal("container:" + web.Name, ((ContainerProperties)node.Properties).NetworkMode);
        Assert.Contains(live.Current.EdgesOf(node.Id), e => e.Kind == EdgeKind.SharesNetns && e.To == owner.Id);

        var linking = await CheckAsync(linked);
        Assert.Contains(live.Current.EdgesOf(linking.Id), e => e.Properties is LinkProperties { Alias: "upstream" } && e.To == owner.Id);
    }

    [Fact]
    public async Task Macvlan_stands_on_its_lower_interface()
    {
        var docker = await live.StartAsync();
        await using var lower = await TemporaryLink.BridgeAsync();
        await using var network = await docker.CreateNetworkAsync("modes-macvlan", "--driver", "macvlan", "--subnet", "10.214.8.0/24", "--opt", "parent=" + lower.Name);
        await using var lan = await docker.RunContainerAsync("modes-lan", ["--network", network.Name]);
        var node = await CheckAsync(lan);
        var nic = Assert.Single(live.Current.ChildrenOf(node.Parent!), n => n.Kind == NodeKind.Interface && n.Name == "eth0");
        var edge = Assert.Single(live.Current.EdgesOf(nic.Id), e => e.Kind == EdgeKind.ParentLink);
        Assert.Equal(lower.Name, live.Current.Nodes[edge.To].Name);
    }

    [Fact]
    public async Task A_stopped_container_stays_and_a_removed_one_goes_and_leaves_no_veth()
    {
        var docker = await live.StartAsync();
        var gone = await docker.RunContainerAsync("modes-gone", [], ["sh", "-c", "exit 3"]);
        await live.UntilAsync(s => Container(s, gone) is { State: "exited", ExitCode: 3 }, "exited with 3");
        Assert.Equal(NodeStatus.Error, live.Node(gone).Status);
        await gone.DisposeAsync();
        await live.UntilAsync(s => live.Find(s, gone) is null, "removed");

        var running = await docker.RunContainerAsync("modes-gone2");
        var netns = (await CheckAsync(running)).Parent!;
        var peer = ((InterfaceProperties)live.Current.ChildrenOf(netns).Single(n => n.Name == "eth0").Properties).Peer;
        Assert.Contains((await IpTruth.ReadAsync(null)).Links, l => l.Name == peer);
        await running.DisposeAsync();
        await live.UntilAsync(s => !s.Nodes.ContainsKey(netns), "its namespace is gone");
        Assert.DoesNotContain((await IpTruth.ReadAsync(null)).Links, l => l.Name == peer);
    }

    private static ContainerProperties Container(TopologySnapshot s, TestContainer container) =>
        s.OfKind(NodeKind.Container).Select(n => n.Properties).OfType<ContainerProperties>().FirstOrDefault(c => c.ContainerId == container.Id) ?? new ContainerProperties();

    private static int Attached(TopologySnapshot s, TestContainer container) =>
        s.OfKind(NodeKind.Container).Where(n => n.Name == container.Name).SelectMany(n => s.EdgesOf(n.Id)).Count(e => e.Kind == EdgeKind.Attached);

    /// <summary>Waits until a running container's node, namespace and interfaces are what inspect and iproute2 say, and returns the node.</summary>
    private async Task<Node> CheckAsync(TestContainer container)
    {
        var inspect = await container.InspectAsync();
        var pid = inspect.GetProperty("State").GetProperty("Pid").GetInt32();
        await live.UntilAsync(
            async s => live.Find(s, container) is { Parent: { } parent } && s.Nodes[parent].Kind == NodeKind.Netns
                && TruthAssert.Same(await IpTruth.ReadAsync($"/proc/{pid}/ns/net"), s, parent),
            $"{container.Name} as iproute2 says");

        var node = live.Node(container);
        var c = (ContainerProperties)node.Properties;
        TruthAssert.SameInterfaces(await IpTruth.ReadAsync($"/proc/{pid}/ns/net"), live.Current, node.Parent!);
        Assert.Equal(pid, c.Pid);
        Assert.Equal(inspect.GetProperty("State").GetProperty("Status").GetString(), c.State);
        Assert.Equal(inspect.GetProperty("Config").GetProperty("Hostname").GetString(), c.Hostname);
        Assert.Equal(inspect.GetProperty("Config").GetProperty("Image").GetString(), c.Image);
        var netns = (NetnsProperties)live.Current.Nodes[node.Parent!].Properties;
        Assert.Equal($"net:[{netns.Inode}]", new FileInfo($"/proc/{pid}/ns/net").LinkTarget);
        foreach (var network in inspect.GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject())
        {
            AssertAttached(node, network);
        }

        return node;
    }

    private void AssertAttached(Node node, JsonProperty network)
    {
        var address = network.Value.GetProperty("IPAddress").GetString()!;
        Assert.Contains(live.Current.EdgesOf(node.Id), e => e.Kind == EdgeKind.Attached && live.Current.Nodes[e.To].Name == network.Name
            && ((AttachedProperties)e.Properties).Ipv4 == address
            && ((AttachedProperties)e.Properties).Mac == network.Value.GetProperty("MacAddress").GetString());
    }
}
