using NetDash.Testing;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Tests.Kernel;

/// <summary>However a state came about, the source that watched tells the same as one that starts now.</summary>
[Collection("A live kernel")]
[Trait("Requires", "Root")]
public sealed class ConvergenceTests
{
    [Fact]
    public async Task After_a_storm_the_watcher_tells_what_a_newcomer_tells()
    {
        Requires.Root();
        await using var one = await NetworkNamespace.CreateAsync();
        await using var two = await NetworkNamespace.CreateAsync();
        await using var watcher = new RunningKernelSource();
        await watcher.UntilAsync<HostFact>(_ => true);

        var file = Path.GetTempFileName();
        var random = new Random(4711);
        for (var burst = 0; burst < 5; burst++)
        {
            var lines = new List<string>();
            for (var i = 0; i < 40; i++)
            {
                var name = $"v{random.Next(8)}";
                lines.Add(random.Next(4) switch
                {
                    0 => $"link add name {name} type veth peer name p{name} netns {two.Name}",
                    1 => $"link del dev {name}",
                    2 => $"link set dev {name} up mtu {random.Next(1000, 1500)}",
                    _ => $"addr add 10.0.{random.Next(200)}.1/24 dev {name}",
                });
            }

            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);

            // Some of the commands name what is not there: that is part of the storm.
            await one.TryRunAsync("ip", "-force", "-batch", file);
        }

        File.Delete(file);
        await using var newcomer = new RunningKernelSource();
        await newcomer.UntilAsync<NetnsFact>(n => n.Paths.Contains(two.Path));
        var ids = newcomer.Facts<NetnsFact>().Where(n => n.Paths.Contains(one.Path) || n.Paths.Contains(two.Path)).Select(n => n.Id).ToArray();
        Assert.Equal(2, ids.Length);

        await watcher.UntilAsync(() => Told(watcher).SequenceEqual(Told(newcomer)), "agreement");
        Assert.Contains(Told(watcher), i => i.Type == "veth" && i.LinkNetnsId.Length > 0);

        InterfaceFact[] Told(RunningKernelSource source) =>
            [.. source.Facts<InterfaceFact>().Where(i => ids.Contains(i.NetnsId)).OrderBy(i => i.Id, StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Namespaces_that_come_and_go_leave_nothing_behind()
    {
        Requires.Root();
        await using var source = new RunningKernelSource();
        await source.UntilAsync<HostFact>(_ => true);
        var made = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            await using var netns = await NetworkNamespace.CreateAsync();
            made.Add((await source.UntilAsync<NetnsFact>(n => n.Paths.Contains(netns.Path))).Id);
        }

        Assert.Equal(10, made.Distinct().Count());
        await source.UntilAsync(
            () => !source.Facts<NetnsFact>().Any(n => made.Contains(n.Id)) && !source.Facts<InterfaceFact>().Any(i => made.Contains(i.NetnsId)),
            "end of them all");
    }
}
