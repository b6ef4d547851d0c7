using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Testing;
using NetDash.Testing.Linux;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>
/// A namespace to put NAT rules into: <c>br0</c> has 192.0.2.7, 198.51.100.7 and fd00::7, <c>eth0</c> has 203.0.113.7.
/// </summary>
internal sealed class NatNamespace : IAsyncDisposable
{
    private NatNamespace(NetworkNamespace netns)
    {
        Netns = netns;
    }

    public NetworkNamespace Netns { get; }

    /// <summary>Makes it; skips where a program is missing.</summary>
    public static async Task<NatNamespace> CreateAsync(params string[] programs)
    {
        Requires.Root();
        foreach (var program in programs)
        {
            Requires.Program(program);
        }

        var netns = await NetworkNamespace.CreateAsync();
        await netns.RunAsync("ip", "link", "add", "br0", "type", "bridge");
        await netns.RunAsync("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "other");
        foreach (var (address, link) in new[] { ("192.0.2.7/24", "br0"), ("198.51.100.7/24", "br0"), ("fd00::7/64", "br0"), ("203.0.113.7/24", "eth0") })
        {
            await netns.RunAsync("ip", "addr", "add", address, "dev", link);
        }

        return new NatNamespace(netns);
    }

    /// <summary>Adds rules by the words of an iptables command, one a line, such as <c>-A PREROUTING -p tcp …</c>.</summary>
    public async Task AddAsync(string program, params string[] rules)
    {
        foreach (var rule in rules)
        {
            await Netns.RunAsync(program, ["-t", "nat", .. rule.Split(' ')]);
        }
    }

    /// <summary>A file of rules beside the tests.</summary>
    public static string Rules(string name) => Path.Combine(AppContext.BaseDirectory, "Netfilter", "Rules", name);

    /// <summary>Runs a program that reads a file, with this text.</summary>
    public async Task LoadAsync(string program, string option, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            await Netns.RunAsync(program, option.Length > 0 ? [option, file] : [file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Its forwards as lines, and what could not be read.</summary>
    public async Task<(string[] Lines, Unreadable[] Unreadable)> ReadAsync()
    {
        string[] lines = [];
        Unreadable[] unreadable = [];
        await ReaderThread.RunAsync(reader =>
        {
            var netns = Find(reader);
            Assert.Equal(ReadOutcome.Changed, reader.ReadForwards(netns, isDeep: true));
            lines = Lines(netns);
            unreadable = [.. netns.Unreadable];
        });
        return (lines, unreadable);
    }

    /// <summary>Its forwards as lines; everything could be read.</summary>
    public async Task<string[]> ForwardsAsync()
    {
        var (lines, unreadable) = await ReadAsync();
        Assert.Empty(unreadable);
        return lines;
    }

    /// <summary>Finds it, with its interfaces read.</summary>
    public Netns Find(KernelReader reader)
    {
        reader.Refresh(mountsChanged: true, isDeep: true);
        var netns = reader.Namespaces.Single(n => n.MountPaths.Contains(Netns.Path));
        reader.ReadInterfaces(netns);
        return netns;
    }

    public static string[] Lines(Netns netns) => [.. netns.Forwards!.Select(Line)];

    public ValueTask DisposeAsync() => Netns.DisposeAsync();

    internal static string Line(NatForward f)
    {
        var protocol = f.Protocol switch { 6 => "tcp", 17 => "udp", 132 => "sctp", _ => "?" };
        var ports = f.Port == f.LastPort ? $"{f.Port}" : $"{f.Port}-{f.LastPort}";
        var target = $"{f.TargetAddress}{(f.TargetPort == 0 ? "" : $":{f.TargetPort}")}";
        return $"{protocol} {f.Address} {ports} > {target} {f.Chain}{(f.Condition.Length > 0 ? $" [{f.Condition}]" : "")}";
    }
}
