using System.Text.Json;
using NetDash.Linux.Namespaces;
using NetDash.Testing;
using NetDash.Testing.Linux;

namespace NetDash.Linux.Tests.Namespaces;

[Trait("Requires", "Root")]
public sealed class RouteReadingTests
{
    [Fact]
    public async Task Default_routes_are_as_ip_tells_them()
    {
        Requires.Root();
        Requires.Program("ip");
        await using var netns = await WithTwoLinksAsync();
        foreach (var route in new[]
        {
            "default via 10.1.2.1 dev br0", "default dev br1 metric 50", "-4 default via inet6 fe80::7 dev br0 metric 90",
            "default metric 70 nexthop via 10.1.2.9 dev br0 nexthop via 10.2.2.9 dev br1 weight 3", "unreachable default metric 4000",
            "default via 10.1.2.200 dev br0 table 100", "0.0.0.0/1 via 10.1.2.201 dev br0",
            "-6 default via fd00:1::ff dev br0", "-6 default metric 2000 nexthop via fd00:1::fe dev br0 nexthop via fe80::9 dev br1", "-6 default dev br1 metric 3000",
        })
        {
            await AddAsync(netns, route);
        }

        var told = new[] { "-4", "-6" }.SelectMany(family => Told(netns, family)).ToArray();
        var read = await ReadAsync(netns);

        Assert.Equal(9, told.Length);
        Assert.Equal(told, read.DefaultHops.Select(h => $"{(h.IsIpv6 ? "-6" : "-4")} {read.Links.Single(l => l.Index == h.InterfaceIndex).Name} {h.Gateway}"));
        Assert.Empty(read.Unreadable);
    }

    [Fact]
    public async Task A_namespace_without_a_default_route_has_none()
    {
        Requires.Root();
        await using var netns = await WithTwoLinksAsync();

        Assert.Empty((await ReadAsync(netns)).DefaultHops);
    }

    [Theory]
    [InlineData("-4", "10.{0}.{1}.0/24", "10.1.2.1")]
    [InlineData("-6", "fd10:{0:x}:{1:x}::/48", "fd00:1::1:1")]
    public async Task A_router_with_very_many_routes_still_tells_its_default_routes(string family, string network, string gateway)
    {
        Requires.Root();
        await using var netns = await WithTwoLinksAsync();
        await AddAsync(netns, "default via 10.1.2.1 dev br0");
        await AddAsync(netns, "-6 default via fd00:1::ff dev br0");
        var batch = Path.GetTempFileName();
        try
        {
            // From 10.4.0.0 on: the links' own networks are below.
            await File.WriteAllLinesAsync(
                batch, Enumerable.Range(4 * 256, 20_000).Select(i => "route add " + string.Format(null, network, i / 256, i % 256) + $" via {gateway} dev br0"),
                TestContext.Current.CancellationToken);
            await netns.RunAsync("ip", family, "-batch", batch);
        }
        finally
        {
            File.Delete(batch);
        }

        var read = await ReadAsync(netns);

        Assert.Equal(["10.1.2.1", "fd00:1::ff"], read.DefaultHops.Select(h => h.Gateway));
        Assert.Contains(read.Unreadable, u => u.What.StartsWith("routes in", StringComparison.Ordinal) && u.Reason.Contains("256 KiB", StringComparison.Ordinal));
        Assert.Equal(3, read.Links.Count);
    }

    private static async Task<NetworkNamespace> WithTwoLinksAsync()
    {
        var netns = await NetworkNamespace.CreateAsync();
        for (var i = 0; i < 2; i++)
        {
            await netns.RunAsync("ip", "link", "add", $"br{i}", "type", "bridge");
            await netns.RunAsync("ip", "link", "set", $"br{i}", "up");
            await netns.RunAsync("ip", "addr", "add", $"10.{i + 1}.2.3/24", "dev", $"br{i}");
            await netns.RunAsync("ip", "addr", "add", $"fd00:{i + 1}::1/64", "dev", $"br{i}", "nodad");
        }

        return netns;
    }

    private static async Task AddAsync(NetworkNamespace netns, string route)
    {
        var words = route.Split(' ');
        string[] family = words[0] is "-4" or "-6" ? [words[0]] : ["-4"];
        await netns.RunAsync("ip", [.. family, "route", "add", .. words.Where(w => w is not ("-4" or "-6"))]);
    }

    private static async Task<Netns> ReadAsync(NetworkNamespace name)
    {
        Netns? found = null;
        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: true, isDeep: true);
            found = reader.Namespaces.Single(n => n.MountPaths.Contains(name.Path));
            Assert.Equal(ReadOutcome.Changed, reader.ReadInterfaces(found));
        });
        return found!;
    }

    private static IEnumerable<string> Told(NetworkNamespace netns, string family)
    {
        var text = netns.RunAsync("ip", "-j", "-d", family, "route", "show", "default").GetAwaiter().GetResult().Output;
        foreach (var route in JsonDocument.Parse(text).RootElement.EnumerateArray().Where(r => r.GetProperty("type").GetString() == "unicast"))
        {
            IEnumerable<JsonElement> ways = route.TryGetProperty("nexthops", out var nexthops) ? nexthops.EnumerateArray() : [route];
            foreach (var way in ways)
            {
                var gateway = way.TryGetProperty("gateway", out var plain) ? plain.GetString()
                    : way.TryGetProperty("via", out var via) ? via.GetProperty("host").GetString() : "";
                yield return $"{family} {way.GetProperty("dev").GetString()} {gateway}";
            }
        }
    }
}
