using System.Diagnostics;
using NetDash.Testing.Linux;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>Gateways and default routes, held against <c>ip -j route</c> in each namespace.</summary>
[Trait("Requires", "Docker")]
public sealed class DefaultRouteTests(LiveNetDash live) : IClassFixture<LiveNetDash>
{
    [Fact]
    public async Task The_hosts_own_default_routes_are_as_iproute2_says()
    {
        await live.StartAsync();
        await SameAsync(null, live.HostNetns);
    }

    [Fact]
    public async Task A_containers_gateway_is_its_networks()
    {
        var docker = await live.StartAsync();
        await using var web = await docker.RunContainerAsync("routes-web");
        var settings = (await web.InspectAsync()).GetProperty("NetworkSettings").GetProperty("Networks").GetProperty("bridge");
        var pid = (await web.InspectAsync()).GetProperty("State").GetProperty("Pid").GetInt32();
        await live.UntilAsync(s => live.Find(s, web) is { Parent: { } parent } && s.Nodes[parent].Kind == NodeKind.Netns, "its namespace");
        var netns = live.Node(web).Parent!;

        Assert.Equal(
            [RouteTruth.Line("eth0", ["0.0.0.0/0"], [settings.GetProperty("Gateway").GetString()!])],
            await SameAsync($"/proc/{pid}/ns/net", _ => netns));
    }

    [Fact]
    public async Task A_route_that_comes_or_goes_by_itself_shows_at_once()
    {
        await live.StartAsync();
        await using var netns = await NetworkNamespace.CreateAsync();
        await using var link = await TemporaryLink.IntoAsync(netns, "up0");
        await SameAsync(netns.Path, s => Of(s, netns));

        // Nothing else changes, and everything is read again only every 30 s: it is heard of.
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            await netns.RunAsync("ip", "route", "add", "default", "dev", "lo");
            await live.UntilAsync(s => RouteTruth.Shown(s, Of(s, netns)).Length == 1, "a default route");
            await netns.RunAsync("ip", "route", "del", "default");
            await live.UntilAsync(s => RouteTruth.Shown(s, Of(s, netns)).Length == 0, "no default route");
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_container_in_none_mode_has_none()
    {
        var docker = await live.StartAsync();
        await using var none = await docker.RunContainerAsync("routes-none", ["--network", "none"]);
        var pid = (await none.InspectAsync()).GetProperty("State").GetProperty("Pid").GetInt32();
        await live.UntilAsync(s => live.Find(s, none) is { Parent: { } parent } && s.Nodes[parent].Kind == NodeKind.Netns, "its namespace");

        Assert.Empty(await SameAsync($"/proc/{pid}/ns/net", s => live.Node(none).Parent!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "default via 10.61.0.1", "-6 default via fd61::1")]
    [InlineData(1, "-6 default via fd61::1", "unreachable default metric 4000", "default via 10.61.0.9 table 100")]
    [InlineData(2, "default nexthop via 10.61.0.1 nexthop via 10.62.0.1 weight 3")]
    [InlineData(2, "-6 default nexthop via fd61::1 nexthop via fd62::1", "-4 default via inet6 fe80::7 dev a0", "default dev b0 metric 9")]
    public async Task A_namespace_tells_each_way_of_each_default_route(int interfaces, params string[] routes)
    {
        await live.StartAsync();
        await using var netns = await NetworkNamespace.CreateAsync();
        foreach (var (name, number) in new[] { ("a", 61), ("b", 62) })
        {
            await netns.RunAsync("ip", "link", "add", name + "0", "type", "veth", "peer", "name", name + "1");
            await netns.RunAsync("ip", "link", "set", name + "0", "up");
            await netns.RunAsync("ip", "link", "set", name + "1", "up");
            await netns.RunAsync("ip", "addr", "add", $"10.{number}.0.2/24", "dev", name + "0");
            await netns.RunAsync("ip", "addr", "add", $"fd{number}::2/64", "dev", name + "0", "nodad");
        }

        foreach (var words in routes.Select(r => r.Split(' ')))
        {
            string[] family = words[0] is "-4" or "-6" ? [words[0]] : [];
            await netns.RunAsync("ip", [.. family, "route", "add", .. words[family.Length..]]);
        }

        var lines = await SameAsync(netns.Path, s => Of(s, netns));
        Assert.Equal(interfaces, lines.Length);
    }

    private static string Of(TopologySnapshot s, NetworkNamespace netns) =>
        s.OfKind(NodeKind.Netns).FirstOrDefault(n => ((NetnsProperties)n.Properties).Paths.Contains(netns.Path))?.Id ?? "";

    /// <summary>Waits until a namespace is shown with interfaces and with the default routes that it has.</summary>
    private async Task<string[]> SameAsync(string? path, Func<TopologySnapshot, string> netns)
    {
        string[] truth = [];
        await live.UntilAsync(
            async s => netns(s) is { Length: > 0 } id && s.ChildrenOf(id).Any(n => n.Kind == NodeKind.Interface)
                && (truth = await RouteTruth.ReadAsync(path)).SequenceEqual(RouteTruth.Shown(s, id)),
            $"the default routes of {path ?? "the host"} as iproute2 says");
        return truth;
    }
}
