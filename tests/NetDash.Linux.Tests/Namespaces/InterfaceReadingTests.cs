using System.Text.Json;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Testing;
using NetDash.Testing.Linux;

namespace NetDash.Linux.Tests.Namespaces;

[Trait("Requires", "Root")]
public sealed class InterfaceReadingTests
{
    [Fact]
    public async Task Every_interface_is_as_ip_tells_it()
    {
        Requires.Root();
        Requires.Program("ip");
        await using var here = await NetworkNamespace.CreateAsync();
        await using var there = await NetworkNamespace.CreateAsync();
        await here.RunAsync("ip", "link", "add", "br0", "type", "bridge");
        await here.RunAsync("ip", "link", "set", "br0", "up");
        await here.RunAsync("ip", "addr", "add", "10.1.2.3/24", "dev", "br0");
        await here.RunAsync("ip", "addr", "add", "fd00:1::1/64", "dev", "br0");
        await here.RunAsync("ip", "link", "add", "vethA", "type", "veth", "peer", "name", "vethB", "netns", there.Name);
        await here.RunAsync("ip", "link", "set", "vethA", "master", "br0", "up", "mtu", "1400");
        await here.RunAsync("ip", "link", "property", "add", "dev", "vethA", "altname", "a-name-longer-than-fifteen");
        await here.RunAsync("ip", "link", "add", "vx0", "type", "vxlan", "id", "4097", "remote", "10.99.0.2", "local", "10.1.2.3", "dstport", "4790", "dev", "br0");
        await here.RunAsync("ip", "link", "add", "mv0", "link", "br0", "type", "macvlan", "mode", "private");
        await here.RunAsync("ip", "tuntap", "add", "tap0", "mode", "tap");
        await here.RunAsync("ip", "tuntap", "add", "tun0", "mode", "tun");
        await here.RunAsync("ip", "addr", "add", "192.168.5.1", "peer", "192.168.5.2/32", "dev", "tun0");
        foreach (var type in new[] { "vlan", "ipvlan", "bond", "dummy", "vrf", "ifb" })
        {
            // Whatever more this kernel has is compared as well.
            string[] lower = type is "vlan" or "ipvlan" ? ["link", "br0"] : [];
            string[] more = type switch { "vlan" => ["id", "7"], "vrf" => ["table", "10"], _ => [] };
            await here.TryRunAsync("ip", ["link", "add", .. lower, "name", $"x{type}", "type", type, .. more]);
        }

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: true, isDeep: true);
            foreach (var name in new[] { here, there })
            {
                var netns = reader.Namespaces.Single(n => n.MountPaths.Contains(name.Path));
                JsonElement told;
                string before;
                do
                {
                    // Carrier and IPv6 addresses settle by themselves: compare when ip says the same before and after.
                    before = Told(name);
                    Assert.Equal(ReadOutcome.Changed, reader.ReadInterfaces(netns));
                    told = JsonDocument.Parse(before).RootElement;
                }
                while (before != Told(name));

                Assert.Equal(told.EnumerateArray().Select(i => Ip(i)), netns.Links.Select(l => Ours(l, netns)));
            }
        });

        static string Told(NetworkNamespace netns) => netns.RunAsync("ip", "-j", "-d", "addr", "show").GetAwaiter().GetResult().Output;
    }

    [Fact]
    public async Task A_vxlan_tells_every_end_that_its_forwarding_table_names()
    {
        Requires.Root();
        Requires.Program("bridge");
        await using var netns = await NetworkNamespace.CreateAsync();
        await netns.RunAsync("ip", "link", "add", "vx0", "type", "vxlan", "id", "5", "dstport", "4789");
        await netns.RunAsync("bridge", "fdb", "append", "00:00:00:00:00:00", "dst", "10.99.0.3", "dev", "vx0");
        await netns.RunAsync("bridge", "fdb", "append", "02:42:0a:00:00:03", "dst", "10.99.0.4", "dev", "vx0");
        await netns.RunAsync("bridge", "fdb", "append", "02:42:0a:00:00:04", "dst", "10.99.0.4", "dev", "vx0");

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: true, isDeep: true);
            var found = reader.Namespaces.Single(n => n.MountPaths.Contains(netns.Path));
            reader.ReadInterfaces(found);

            Assert.Equal(["10.99.0.3", "10.99.0.4"], found.Remotes[found.Links.Single(l => l.Name == "vx0").Index]);
        });
    }

    [Fact]
    public async Task Both_ends_of_a_veth_name_each_other_across_namespaces()
    {
        Requires.Root();
        await using var one = await NetworkNamespace.CreateAsync();
        await using var two = await NetworkNamespace.CreateAsync();
        await using var three = await NetworkNamespace.CreateAsync();

        // The same indexes in every namespace: only the numbers of the namespaces tell the pairs apart.
        await one.RunAsync("ip", "link", "add", "name", "a", "index", "100", "type", "veth", "peer", "name", "b", "index", "200", "netns", two.Name);
        await one.RunAsync("ip", "link", "add", "name", "c", "index", "101", "type", "veth", "peer", "name", "d", "index", "200", "netns", three.Name);
        await two.RunAsync("ip", "link", "add", "name", "e", "index", "100", "type", "veth", "peer", "name", "f", "index", "201", "netns", three.Name);
        await three.RunAsync("ip", "link", "add", "name", "g", "type", "veth", "peer", "name", "h");

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: true, isDeep: true);
            foreach (var netns in reader.Namespaces)
            {
                reader.ReadInterfaces(netns);
            }

            reader.ResolveLinks();

            string Peer(NetworkNamespace name, string link)
            {
                var netns = reader.Namespaces.Single(n => n.MountPaths.Contains(name.Path));
                var end = netns.Links.Single(l => l.Name == link);
                var target = reader.TargetOf(netns, end);
                return $"{target?.MountPaths[0]} {target?.Links.Single(l => l.Index == end.LinkIndex).Name}";
            }

            Assert.Equal($"{two.Path} b", Peer(one, "a"));
            Assert.Equal($"{one.Path} a", Peer(two, "b"));
            Assert.Equal($"{three.Path} d", Peer(one, "c"));
            Assert.Equal($"{one.Path} c", Peer(three, "d"));
            Assert.Equal($"{three.Path} f", Peer(two, "e"));
            Assert.Equal($"{two.Path} e", Peer(three, "f"));
            Assert.Equal($"{three.Path} h", Peer(three, "g"));
        });
    }

    [Fact]
    public async Task Counters_are_those_of_the_kernel()
    {
        Requires.Root();
        await using var netns = await NetworkNamespace.CreateAsync();
        await netns.RunAsync("ip", "link", "add", "name", "a", "type", "veth", "peer", "name", "b");
        await netns.RunAsync("ip", "link", "set", "dev", "a", "up");
        await netns.RunAsync("ip", "link", "set", "dev", "b", "up");

        await ReaderThread.RunAsync(reader =>
        {
            reader.Refresh(mountsChanged: true, isDeep: true);
            var found = reader.Namespaces.Single(n => n.MountPaths.Contains(netns.Path));
            reader.ReadInterfaces(found);
            string before;
            IReadOnlyList<LinkCounters> counters;
            do
            {
                before = Told();
                counters = reader.ReadCounters(found);
            }
            while (before != Told());

            var told = JsonDocument.Parse(before).RootElement.EnumerateArray().Select(i => new LinkCounters(
                i.GetProperty("ifindex").GetInt32(),
                i.GetProperty("stats64").GetProperty("rx").GetProperty("bytes").GetInt64(),
                i.GetProperty("stats64").GetProperty("tx").GetProperty("bytes").GetInt64()));
            Assert.Equal(told, counters);
        });

        string Told() => netns.RunAsync("ip", "-j", "-s", "link", "show").GetAwaiter().GetResult().Output;
    }

    private static string Ours(Link link, Netns netns)
    {
        var addresses = netns.Addresses.Where(a => a.InterfaceIndex == link.Index).Select(a => a.Cidr);
        var master = netns.Links.SingleOrDefault(l => l.Index == link.MasterIndex)?.Name;
        return $"{link.Index} {link.Name} {link.Kind} {link.Mac} {link.Mtu} {link.OperState} up={link.IsUp} master={master} "
            + $"link={(link.LinkNamespaceId is null ? netns.Links.SingleOrDefault(l => l.Index == link.LinkIndex)?.Name : link.LinkIndex)} nsid={link.LinkNamespaceId} "
            + $"vxlan={(link.Vxlan is { } v ? $"{v.Id} {v.Group} {v.Local} {v.Port}" : "")} macvlan={link.MacvlanMode} vlan={link.VlanId} "
            + $"alt={string.Join(',', link.AlternativeNames)} {string.Join(',', addresses)}";
    }

    private static string Ip(JsonElement link)
    {
        string Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.ToString() : "";
        var info = link.TryGetProperty("linkinfo", out var linkInfo) ? linkInfo : default;
        var kind = info.ValueKind == JsonValueKind.Object ? Text(info, "info_kind") : "";
        var data = info.ValueKind == JsonValueKind.Object && info.TryGetProperty("info_data", out var d) ? d : default;
        var type = Text(link, "link_type");
        var vxlan = kind == "vxlan" ? $"{Text(data, "id")} {Text(data, "remote")}{Text(data, "group")} {Text(data, "local")} {Text(data, "port")}" : "";
        var addresses = link.GetProperty("addr_info").EnumerateArray().Select(a => $"{Text(a, "local")}/{Text(a, "prefixlen")}");
        var lower = Text(link, "link_netnsid").Length > 0 ? Text(link, "link_index") : Text(link, "link");
        return $"{Text(link, "ifindex")} {Text(link, "ifname")} {(kind.Length > 0 ? kind : type == "loopback" ? "loopback" : "physical")} "
            + $"{Text(link, "address")} {Text(link, "mtu")} {Text(link, "operstate").ToLowerInvariant()} "
            + $"up={link.GetProperty("flags").EnumerateArray().Any(f => f.GetString() == "UP")} master={Text(link, "master")} "
            + $"link={lower} nsid={Text(link, "link_netnsid")} vxlan={vxlan} macvlan={(kind == "macvlan" ? Text(data, "mode") : "")} "
            + $"vlan={(kind == "vlan" ? Text(data, "id") : "0")} "
            + $"alt={(link.TryGetProperty("altnames", out var names) ? string.Join(',', names.EnumerateArray().Select(n => n.GetString())) : "")} "
            + string.Join(',', addresses);
    }
}
