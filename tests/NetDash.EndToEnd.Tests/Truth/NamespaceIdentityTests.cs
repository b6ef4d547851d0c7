using System.Diagnostics;
using NetDash.Testing.Docker;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

[Trait("Requires", "Docker")]
public sealed class NamespaceIdentityTests(LiveNetDash live) : IClassFixture<LiveNetDash>
{
    [Fact]
    public async Task An_inode_used_again_by_the_next_container_is_another_namespace()
    {
        var docker = await live.StartAsync();
        var seen = new Dictionary<long, string>();
        for (var round = 0; round < 20; round++)
        {
            await using var container = await docker.RunContainerAsync("identity", ["--network", "none"]);
            await live.UntilAsync(s => Netns(s, container) is not null, "its namespace");
            var netns = Netns(live.Current, container)!;
            var inode = ((NetnsProperties)netns.Properties).Inode;
            if (seen.TryGetValue(inode, out var earlier))
            {
                Assert.NotEqual(earlier, netns.Id);
                Assert.False(live.Current.Nodes.ContainsKey(earlier));
                return;
            }

            seen[inode] = netns.Id;
        }

        Assert.Fail("The kernel gave no inode twice in 20 containers.");
    }

    [Fact]
    public async Task A_listener_that_opens_and_closes_shows_within_two_seconds()
    {
        var docker = await live.StartAsync();
        await using var container = await docker.RunContainerAsync("identity-listen");
        await live.UntilAsync(s => live.Find(s, container) is not null, "it runs");

        await container.ExecAsync("sh", "-c", "httpd -p 8088");
        var clock = Stopwatch.StartNew();
        await live.UntilAsync(s => Listens(s, container), "8088 opens");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));

        await container.ExecAsync("busybox", "killall", "httpd");
        clock.Restart();
        await live.UntilAsync(s => !Listens(s, container), "8088 closes");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
    }

    private bool Listens(TopologySnapshot s, TestContainer container) =>
        live.Find(s, container)?.Properties is ContainerProperties c && c.Listening.Any(l => l.Port == 8088);

    private Node? Netns(TopologySnapshot s, TestContainer container) =>
        live.Find(s, container) is { Parent: { } parent } && s.Nodes.GetValueOrDefault(parent) is { Kind: NodeKind.Netns } netns ? netns : null;
}
