using System.Diagnostics;
using NetDash.Linux.Namespaces;
using NetDash.Testing;
using NetDash.Testing.Linux;
using NetDash.Testing.Processes;

namespace NetDash.Linux.Tests.Namespaces;

[Trait("Requires", "Root")]
public sealed class NotificationTests
{
    [Fact]
    public async Task A_change_is_heard_from_the_namespace_that_it_happens_in()
    {
        Requires.Root();
        var link = Scratch.NextName();
        await using var inside = await NetworkNamespace.CreateAsync();
        await Command.RunAsync("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", inside.Name);
        try
        {
            await ReaderThread.RunAsync(reader =>
            {
                reader.Refresh(mountsChanged: true, isDeep: true);
                reader.Number(reader.Namespaces);
                var netns = reader.Namespaces.Single(n => n.MountPaths.Contains(inside.Path));
                Assert.True(reader.Hears(netns));

                inside.RunAsync("ip", "link", "set", "eth0", "mtu", "1300").GetAwaiter().GetResult();

                Heard(reader, netns);
            });
        }
        finally
        {
            await Command.RunAsync("ip", "link", "del", link);
        }
    }

    [Fact]
    public async Task Of_routes_only_default_ones_of_the_main_table_wake_anybody()
    {
        Requires.Root();
        var link = Scratch.NextName();
        await using var inside = await NetworkNamespace.CreateAsync();
        await Command.RunAsync("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", inside.Name);
        try
        {
            await ReaderThread.RunAsync(reader =>
            {
                reader.Refresh(mountsChanged: true, isDeep: true);
                reader.Number(reader.Namespaces);
                var netns = reader.Namespaces.Single(n => n.MountPaths.Contains(inside.Path));

                // Routes by lo: the veth only makes the namespace one that has a number here, and stays down and silent.
                foreach (var (route, isHeard) in new[]
                {
                    ("10.9.0.0/16 dev lo", false), ("0.0.0.0/1 dev lo", false), ("default dev lo table 100", false), ("default dev lo", true),
                })
                {
                    foreach (var verb in new[] { "add", "del" })
                    {
                        Assert.Equal(isHeard, Hears(reader, netns, () => inside.RunAsync("ip", ["route", verb, .. route.Split(' ')]).GetAwaiter().GetResult()));
                    }
                }
            });
        }
        finally
        {
            await Command.RunAsync("ip", "link", "del", link);
        }
    }

    [Fact]
    public async Task Another_thread_ends_the_wait()
    {
        await ReaderThread.RunAsync(reader =>
        {
            using var later = new Timer(_ => reader.Wake(), null, 100, Timeout.Infinite);
            var waited = Stopwatch.StartNew();
            while (reader.Wait(30_000).Any)
            {
                // Something else on this machine changed.
            }

            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20));
        });
    }

    private static bool Hears(KernelReader reader, Netns netns, Action change)
    {
        while (reader.TakeChanged(reader.Wait(0), out _).Contains(netns))
        {
            // From before.
        }

        change();
        return reader.TakeChanged(reader.Wait(0), out _).Contains(netns);
    }

    private static void Heard(KernelReader reader, Netns netns)
    {
        var limit = Stopwatch.StartNew();
        while (!reader.TakeChanged(reader.Wait(1_000), out _).Contains(netns))
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(20), "The change was not heard within 20 s.");
        }
    }
}
