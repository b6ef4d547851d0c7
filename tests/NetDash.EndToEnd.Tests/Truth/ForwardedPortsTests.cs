using System.Diagnostics;
using NetDash.Testing;
using NetDash.Testing.Linux;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>Ports that NAT leads elsewhere, held against the rules as iptables lists them.</summary>
[Trait("Requires", "Docker")]
public sealed class ForwardedPortsTests(LiveNetDash live) : IClassFixture<LiveNetDash>
{
    private const int Port = 29_960;

    [Fact]
    public async Task What_an_engine_publishes_is_forwarded_as_its_rules_say()
    {
        var docker = await live.StartAsync();
        Requires.Program("iptables");
        var ports = Enumerable.Range(Port, 10).ToArray();
        await using var network = await docker.CreateNetworkAsync("forwards");
        await using (await docker.RunContainerAsync(
            "forwards-web", ["--publish", $"{Port}:80", "--publish", $"{Port + 1}:53/udp", "--publish", $"127.0.0.1:{Port + 2}:81"]))
        await using (await docker.RunContainerAsync(
            "forwards-range", ["--network", network.Name, "--publish", $"{Port + 3}-{Port + 5}:9000-9002"]))
        {
            Assert.Equal(5, (await SameAsync(ports)).Length);
        }

        Assert.Empty(await SameAsync(ports));
    }

    [Fact]
    public async Task A_rule_made_by_hand_shows_within_two_rounds()
    {
        await live.StartAsync();
        Requires.Program("nft");
        await using var netns = await NetworkNamespace.CreateAsync();
        await live.UntilAsync(s => Forwards(s, netns) is { Count: 0 }, "that nothing is forwarded");
        var clock = Stopwatch.StartNew();

        await netns.RunAsync("nft", "add", "table", "ip", "t");
        await netns.RunAsync("nft", "add", "chain", "ip", "t", "pre", "{ type nat hook prerouting priority dstnat ; }");
        await netns.RunAsync("nft", "add", "rule", "ip", "t", "pre", "tcp", "dport", "{ 80, 443 }", "dnat", "to", "10.9.8.7");

        await live.UntilAsync(
            s => Forwards(s, netns) is { Count: 2 } f && f[0].TargetAddress == "10.9.8.7" && f.Select(x => x.Port).SequenceEqual([80, 443]), "two forwards");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static IReadOnlyList<NetDash.Topology.Facts.PortForward>? Forwards(TopologySnapshot s, NetworkNamespace netns) =>
        s.OfKind(NodeKind.Netns).Select(n => (NetnsProperties)n.Properties).FirstOrDefault(p => p.Paths.Contains(netns.Path))?.Forwards?.ToArray();

    /// <summary>Waits until the host's namespace forwards what the engine's chain says.</summary>
    private async Task<string[]> SameAsync(int[] ports)
    {
        string[] truth = [];
        await live.UntilAsync(
            async s => (truth = await NatTruth.ReadAsync("DOCKER", ports)).SequenceEqual(NatTruth.Shown(s, live.HostNetns(s), "DOCKER", ports)),
            "forwards as iptables says");
        return truth;
    }
}
