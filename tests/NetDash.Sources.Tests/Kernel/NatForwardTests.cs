using System.Diagnostics;
using NetDash.Testing;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Sources.Tests.Kernel;

/// <summary>What NAT of a namespace forwards, as the source reports it.</summary>
[Collection("A live kernel")]
[Trait("Requires", "Root")]
public sealed class NatForwardTests
{
    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task A_rule_that_comes_or_goes_is_reported_within_two_rounds_and_one_that_is_for_no_port_is_not(string program)
    {
        Requires.Root();
        Requires.Program(program);
        await using var netns = await NetworkNamespace.CreateAsync();
        await RunAsync(netns, program, "-N WEB");
        await using var source = new RunningKernelSource();
        var found = await source.UntilAsync<NetnsFact>(n => n.Paths.Contains(netns.Path) && n.Forwards is { Count: 0 });
        await source.UntilAsync(() => source.Status?.State == SourceState.Connected, "connected status");
        var watch = Stopwatch.StartNew();

        await RunAsync(netns, program, "-A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 10.9.8.7:80");
        await source.UntilAsync<NetnsFact>(n => n.Id == found.Id && n.Forwards is { Count: 1 });

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        var told = source.Facts<NetnsFact>().Single(n => n.Id == found.Id);
        Assert.Equal(new PortForward(PortProtocol.Tcp, "0.0.0.0", 8080, 8080, "10.9.8.7", 80, "PREROUTING", ""), Assert.Single(told.Forwards!.Value));

        // Other rules, the same forwards; the last one shows that those before it were looked at.
        await RunAsync(netns, program, "-A WEB -p tcp --dport 81 -j DNAT --to-destination 10.9.8.7:80");
        await RunAsync(netns, program, "-A PREROUTING -d 10.96.0.1 -p tcp --dport 81 -j DNAT --to-destination 10.9.8.7:80");
        await RunAsync(netns, program, "-I PREROUTING -p udp --dport 53 -j REDIRECT --to-ports 5353");
        await source.UntilAsync<NetnsFact>(n => n.Id == found.Id && n.Forwards is { Count: 2 });
        Assert.Equal([0, 1, 2], Counts(source, found.Id));

        watch.Restart();
        await RunAsync(netns, program, "-F PREROUTING");
        await source.UntilAsync<NetnsFact>(n => n.Id == found.Id && n.Forwards is { Count: 0 });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    private static Task RunAsync(NetworkNamespace netns, string program, string rule) => netns.RunAsync(program, ["-t", "nat", .. rule.Split(' ')]);

    /// <summary>How many forwards were reported, each time that they differed from the ones before.</summary>
    private static List<int> Counts(RunningKernelSource source, string id)
    {
        var counts = new List<int>();
        ValueList<PortForward>? before = null;
        foreach (var change in source.Changes)
        {
            IEnumerable<Fact> facts = change switch { Replaced list => list.Facts, Upserted some => some.Facts, _ => [] };
            if (facts.OfType<NetnsFact>().FirstOrDefault(f => f.Id == id)?.Forwards is { } forwards && forwards != before)
            {
                counts.Add(forwards.Count);
                before = forwards;
            }
        }

        return counts;
    }
}
