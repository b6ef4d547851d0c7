using System.Text.Json;
using NetDash.Testing.Processes;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>What <c>ip -j route</c> says of the default routes of one namespace, one line an interface that has any.</summary>
internal static class RouteTruth
{
    /// <summary>The machine's own namespace, with null; else that of a process or an nsfs path.</summary>
    public static async Task<string[]> ReadAsync(string? netnsPath)
    {
        var ways = new List<(string Interface, string Destination, string Gateway)>();
        foreach (var (family, destination) in new[] { ("-4", "0.0.0.0/0"), ("-6", "::/0") })
        {
            string[] inside = netnsPath is null ? [] : ["--net=" + netnsPath];
            var read = await Command.RunAsync("nsenter", [.. inside, "ip", "-j", "-d", family, "route", "show", "table", "main", "default"]);
            using var document = JsonDocument.Parse(read.Output.Trim().Length > 0 ? read.Output : "[]");
            ways.AddRange(document.RootElement.EnumerateArray().Where(IsUnicast).SelectMany(Ways).Select(w => (w.Interface, destination, w.Gateway)));
        }

        return [.. ways.GroupBy(w => w.Interface).Select(g => Line(g.Key, g.Select(w => w.Destination).Distinct(), g.Select(w => w.Gateway).Distinct())).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same of the topology.</summary>
    public static string[] Shown(TopologySnapshot snapshot, string netnsId) =>
    [
        .. snapshot.ChildrenOf(netnsId).Select(n => n.Properties).OfType<InterfaceProperties>().Where(i => i.DefaultRoutes.Count + i.Gateways.Count > 0)
            .Select(i => Line(i.IfName, i.DefaultRoutes, i.Gateways)).Order(StringComparer.Ordinal),
    ];

    public static string Line(string name, IEnumerable<string> destinations, IEnumerable<string> gateways) =>
        $"{name}: {string.Join(' ', destinations)} by {string.Join(' ', gateways)}";

    // Older than 6.0, ip tells the type only where it is none of unicast.
    private static bool IsUnicast(JsonElement route) => !route.TryGetProperty("type", out var type) || type.GetString() == "unicast";

    // {"dst":"default","gateway":"172.17.0.1","dev":"eth0"}, {"dst":"default","via":{"family":"inet6","host":"fe80::7"},"dev":"eth0"},
    // {"dst":"default","nexthops":[{"gateway":"10.1.2.9","dev":"a","weight":1},{"dev":"b","weight":1}]}
    private static IEnumerable<(string Interface, string Gateway)> Ways(JsonElement route) =>
        (route.TryGetProperty("nexthops", out var nexthops) ? nexthops.EnumerateArray().ToArray() : [route]).Select(way => (
            way.GetProperty("dev").GetString()!,
            way.TryGetProperty("gateway", out var gateway) ? gateway.GetString()!
                : way.TryGetProperty("via", out var via) ? via.GetProperty("host").GetString()! : "on-link"));
}
