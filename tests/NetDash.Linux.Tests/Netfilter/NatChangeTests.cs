using System.Globalization;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>When NAT rules are read again, what it says when they cannot be, and where it stops.</summary>
[Trait("Requires", "Root")]
public sealed class NatChangeTests
{
    [Fact]
    public async Task Without_rules_it_is_read_that_there_are_none()
    {
        await using var nat = await NatNamespace.CreateAsync();

        Assert.Empty(await nat.ForwardsAsync());
    }

    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task Only_what_changes_what_is_forwarded_is_a_change(string program)
    {
        await using var nat = await NatNamespace.CreateAsync(program);
        await nat.AddAsync(program, "-A PREROUTING -d 192.0.2.99 -p tcp --dport 80 -j REDIRECT");
        await ReaderThread.RunAsync(reader =>
        {
            var netns = nat.Find(reader);
            Assert.Null(netns.Forwards);
            Assert.Equal(ReadOutcome.Changed, reader.ReadForwards(netns, isDeep: false));
            Assert.Equal([], netns.Forwards);
            Assert.Equal(ReadOutcome.Unchanged, reader.ReadForwards(netns, isDeep: false));

            // Another rule, and not for a port of the namespace.
            Wait(nat.AddAsync(program, "-A PREROUTING -d 192.0.2.98 -p tcp --dport 80 -j REDIRECT"));
            Assert.Equal(ReadOutcome.Unchanged, reader.ReadForwards(netns, isDeep: false));

            // The same rules, and an address that they are for.
            Wait(nat.Netns.RunAsync("ip", "addr", "add", "192.0.2.99/24", "dev", "br0"));
            reader.ReadInterfaces(netns);
            Assert.Equal(ReadOutcome.Changed, reader.ReadForwards(netns, isDeep: false));
            Assert.Equal(["tcp 192.0.2.99 80 >  PREROUTING"], NatNamespace.Lines(netns));

            // As many rules of the same length as before.
            Wait(nat.AddAsync(program, "-R PREROUTING 1 -d 192.0.2.99 -p tcp --dport 81 -j REDIRECT"));
            Assert.Equal(ReadOutcome.Changed, reader.ReadForwards(netns, isDeep: false));
            Assert.Equal(["tcp 192.0.2.99 81 >  PREROUTING"], NatNamespace.Lines(netns));

            Wait(nat.AddAsync(program, "-F PREROUTING"));
            Assert.Equal(ReadOutcome.Changed, reader.ReadForwards(netns, isDeep: false));
            Assert.Equal([], netns.Forwards);
            Assert.Empty(netns.Unreadable);
        });
    }

    [Fact]
    public async Task Rules_of_both_kinds_are_told_together()
    {
        await using var nat = await NatNamespace.CreateAsync("iptables-nft", "iptables-legacy");
        await nat.AddAsync("iptables-legacy", "-A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 1");
        await nat.AddAsync("iptables-nft", "-A PREROUTING -p tcp --dport 81 -j REDIRECT --to-ports 2");

        Assert.Equal(["tcp 0.0.0.0 81 > :2 PREROUTING", "tcp 0.0.0.0 80 > :1 PREROUTING"], await nat.ForwardsAsync());
    }

    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task Without_the_right_nothing_is_told_and_it_is_said_once(string program)
    {
        await using var one = await NatNamespace.CreateAsync(program);
        await using var two = await NatNamespace.CreateAsync();
        await one.AddAsync(program, "-A PREROUTING -p tcp --dport 80 -j REDIRECT");
        await ReaderThread.RunAsync(() =>
        {
            ThreadRights.DropNetAdmin();
            using var reader = new KernelReader("/proc");
            Assert.Null(reader.NatDenied);
            foreach (var nat in new[] { one, two })
            {
                var netns = nat.Find(reader);
                Assert.Equal(ReadOutcome.Failed, reader.ReadForwards(netns, isDeep: false));
                Assert.Equal(ReadOutcome.Unchanged, reader.ReadForwards(netns, isDeep: false));
                Assert.Null(netns.Forwards);
                Assert.Empty(netns.Unreadable);
            }

            Assert.Equal("NAT rules", reader.NatDenied?.What);
            Assert.Equal("Operation not permitted", reader.NatDenied?.Reason);
            Assert.Contains("CAP_NET_ADMIN", reader.NatDenied?.Remedy, StringComparison.Ordinal);
            Assert.DoesNotContain(reader.Unreadable, u => u.Remedy.Contains("CAP_NET_ADMIN", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task Where_there_are_very_many_it_tells_some_and_says_so(string program)
    {
        await using var nat = await NatNamespace.CreateAsync(program, program + "-restore");
        var rules = Enumerable.Range(1, 3_000).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"-A PREROUTING -p tcp -m tcp --dport {i} -j DNAT --to-destination 10.0.0.5:{i}"));
        await nat.LoadAsync(program + "-restore", "", $"*nat\n{string.Join('\n', rules)}\nCOMMIT\n");

        var (lines, unreadable) = await nat.ReadAsync();

        Assert.Equal(2_000, lines.Length);
        Assert.Equal("tcp 0.0.0.0 2000 > 10.0.0.5:2000 PREROUTING", lines[^1]);
        Assert.Contains("2000 forwarded ports", Assert.Single(unreadable).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_leads_to_very_many_tells_a_few()
    {
        await using var nat = await NatNamespace.CreateAsync("iptables-restore");
        var pods = Enumerable.Range(1, 50).ToArray();
        await nat.LoadAsync("iptables-nft-restore", "", string.Join('\n', [
            "*nat", ":SVC - [0:0]", .. pods.Select(i => $":SEP{i} - [0:0]"), "-A PREROUTING -p tcp -m tcp --dport 80 -j SVC",
            .. pods.Select(i => $"-A SVC -m statistic --mode random --probability 0.1 -j SEP{i}"),
            .. pods.Select(i => $"-A SEP{i} -p tcp -j DNAT --to-destination 10.0.0.{i}"), "COMMIT", ""]));

        Assert.Equal(Enumerable.Range(1, 4).Select(i => $"tcp 0.0.0.0 80 > 10.0.0.{i} SEP{i}"), await nat.ForwardsAsync());
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
