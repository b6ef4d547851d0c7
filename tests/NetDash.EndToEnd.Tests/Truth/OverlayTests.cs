using NetDash.Testing.Docker;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>A Swarm of two engines, each a host of its own on this machine, with an overlay between them.</summary>
[Trait("Requires", "Docker")]
public sealed class OverlayTests : IAsyncLifetime
{
    private readonly LiveNetDash _live = new();
    private DockerEngine? _one;
    private DockerEngine? _two;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _live.DisposeAsync();
        await (_two?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_one?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task An_overlay_is_drawn_through_its_hidden_namespace_on_both_hosts()
    {
        var (one, two) = await SwarmAsync();
        await _live.StartAsync(one.Docker.Endpoint, two.Docker.Endpoint);
        await using var network = await one.Docker.CreateNetworkAsync("ov", "--driver", "overlay", "--attachable");
        await using var near = await one.Docker.RunContainerAsync("ov-near", ["--network", network.Name]);
        await using var far = await two.Docker.RunContainerAsync("ov-far", ["--network", network.Name]);
        await one.Docker.RunAsync("service", "create", "--detach", "--name", "ov-service", "--replicas", "0", "--publish", "18099:80", TestImage.Name, "sleep", "1000000");

        await _live.UntilAsync(s => Realized(s, network.Name) == 2, "the overlay's bridge on both hosts");
        await _live.UntilAsync(s => s.OfKind(NodeKind.SwarmService).Any(n => n.Name == "ov-service"), "the service");
        var s = _live.Current;
        Assert.NotEqual(_live.Node(near).Host, _live.Node(far).Host);
        Assert.Equal(2, s.OfKind(NodeKind.DockerNetwork).Where(n => n.Name == network.Name).Select(n => n.Host).Distinct().Count());
        Assert.Equal(18099, ((SwarmServiceProperties)s.OfKind(NodeKind.SwarmService).Single(n => n.Name == "ov-service").Properties).PublishedPorts[0].Published);

        foreach (var container in new[] { near, far })
        {
            // container → its interface → the veth's other end → br0 in a namespace without processes → the network.
            var nics = s.ChildrenOf(_live.Node(container).Parent!).Where(n => n.Kind == NodeKind.Interface).ToList();
            var bridges = nics.SelectMany(n => s.EdgesOf(n.Id).Where(e => e.Kind == EdgeKind.Veth).Select(e => Other(e, n.Id)))
                .SelectMany(end => s.EdgesOf(end).Where(e => e.Kind == EdgeKind.Master && e.From == end)).Select(e => e.To).ToList();
            var realizing = s.Edges.Values.Where(e => e.Kind == EdgeKind.Realizes && s.Nodes[e.From].Name == network.Name && s.Nodes[e.From].Host == _live.Node(container).Host);
            Assert.Contains(Assert.Single(realizing).To, bridges);
        }

        // The tunnel leads from one host's vxlan to the other host itself, not to an unknown address.
        await _live.UntilAsync(t => Tunnels(t).Any(to => to == _live.Node(far).Host), "a tunnel to the other host");
        var vxlan = s.OfKind(NodeKind.Interface).Select(n => n.Properties).OfType<InterfaceProperties>().First(i => i.Type == "vxlan");
        Assert.True(vxlan.Vni > 0);
    }

    private static IEnumerable<string> Tunnels(TopologySnapshot s) =>
        s.Edges.Values.Where(e => e.Kind == EdgeKind.Tunnel).Select(e => e.To);

    private static int Realized(TopologySnapshot s, string network) =>
        s.Edges.Values.Count(e => e.Kind == EdgeKind.Realizes && s.Nodes[e.From].Name == network);

    private static string Other(Edge edge, string end) => edge.From == end ? edge.To : edge.From;

    private async Task<(DockerEngine One, DockerEngine Two)> SwarmAsync()
    {
        _one = await DockerEngine.StartAsync();
        _two = await DockerEngine.StartAsync();
        var (first, second) = (_one.Namespace!, _two.Namespace!);
        await first.RunAsync("ip", "link", "add", "wire", "type", "veth", "peer", "name", "wire", "netns", second.Name);
        await first.RunAsync("ip", "addr", "add", "10.199.0.1/24", "dev", "wire");
        await first.RunAsync("ip", "link", "set", "wire", "up");
        await second.RunAsync("ip", "addr", "add", "10.199.0.2/24", "dev", "wire");
        await second.RunAsync("ip", "link", "set", "wire", "up");
        await first.RunAsync("ip", "route", "add", "default", "dev", "wire");
        await second.RunAsync("ip", "route", "add", "default", "dev", "wire");
        await _one.Docker.RunAsync("swarm", "init", "--advertise-addr", "10.199.0.1");
        var token = await _one.Docker.RunAsync("swarm", "join-token", "--quiet", "worker");
        await _two.Docker.RunAsync("swarm", "join", "--advertise-addr", "10.199.0.2", "--token", token.Output, "10.199.0.1:2377");
        return (_one, _two);
    }
}
