using NetDash.Drawing.Marks;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Sockets and publishes → plates.</summary>
internal static class PlateBuilder
{
    /// <summary>What a thing listens on, or wants to.</summary>
    public static IReadOnlyList<PlatePlan> Sockets(TopologySnapshot snapshot, Node owner, IEnumerable<ListeningSocket> sockets, bool wanted) =>
    [
        .. sockets
            .GroupBy(s => (s.Protocol, s.Port, Reach: Reach(s.Address)))
            .OrderBy(g => g.Key.Port).ThenBy(g => g.Key.Protocol).ThenBy(g => g.Key.Reach, StringComparer.Ordinal)
            .Select(g => new PlatePlan(
                $"{owner.Id} {g.Key.Protocol} {g.Key.Port} {g.Key.Reach}", owner.Id, g.Key.Protocol, g.Key.Port, g.Key.Port, 0,
                Addresses(g.Select(s => s.Address)), wanted, Findings(snapshot, owner, g.Key.Port, g.Key.Port))),
    ];

    /// <summary>What a container that does not run declares.</summary>
    public static IReadOnlyList<PlatePlan> Exposed(TopologySnapshot snapshot, Node owner, IEnumerable<ExposedPort> ports) =>
    [
        .. ports.OrderBy(p => p.Port).ThenBy(p => p.Protocol).Select(p => new PlatePlan(
            $"{owner.Id} {p.Protocol} {p.Port} all", owner.Id, p.Protocol, p.Port, p.Port, 0, ["0.0.0.0"], true, Findings(snapshot, owner, p.Port, p.Port))),
    ];

    /// <summary>Host ports that lead into a container, or would if it ran. Runs that lead to equal runs are one plate.</summary>
    public static IReadOnlyList<PlatePlan> Published(TopologySnapshot snapshot, Node owner)
    {
        var container = HostNodes.Container(owner);
        if (container.PublishedPorts.Count == 0)
        {
            return [];
        }

        var plates = new List<PlatePlan>();
        var wanted = !HostNodes.Runs(owner);
        var single = container.PublishedPorts
            .GroupBy(p => (p.Protocol, p.HostPort, p.ContainerPort, Reach: Reach(p.HostIp)))
            .OrderBy(g => g.Key.Protocol).ThenBy(g => g.Key.Reach, StringComparer.Ordinal).ThenBy(g => g.Key.HostPort).ThenBy(g => g.Key.ContainerPort);
        foreach (var g in single)
        {
            var plate = new PlatePlan(
                $"{owner.Id} publishes {g.Key.Protocol} {g.Key.HostPort} {g.Key.ContainerPort} {g.Key.Reach}", owner.Id, g.Key.Protocol,
                g.Key.HostPort, g.Key.HostPort, g.Key.ContainerPort, Addresses(g.Select(p => p.HostIp)), wanted,
                Findings(snapshot, owner, g.Key.HostPort, g.Key.HostPort));
            if (plates.Count > 0 && plates[^1] is var before && Continues(before, plate))
            {
                plates[^1] = before with { Last = plate.First };
            }
            else
            {
                plates.Add(plate);
            }
        }

        return [.. plates.OrderBy(p => p.First).ThenBy(p => p.Protocol).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    /// <summary>The first few; the rest behind one plate.</summary>
    public static IReadOnlyList<PlatePlan> AtMost(IReadOnlyList<PlatePlan> plates, int most)
    {
        if (plates.Count <= most)
        {
            return plates;
        }

        // What is wrong is never rolled away.
        var ranked = plates.Select((p, i) => (Plate: p, Index: i)).OrderByDescending(x => x.Plate.Health >= Health.Warning).ThenBy(x => x.Index).ToList();
        var kept = ranked.Take(most - 1).OrderBy(x => x.Index).Select(x => x.Plate).ToList();
        var rest = ranked.Skip(most - 1).Select(x => x.Plate).ToList();
        return
        [
            .. kept,
            new PlatePlan(
                $"{rest[0].Owner} rest", rest[0].Owner, rest[0].Protocol, rest[0].First, rest[^1].Last, 0,
                [.. rest.SelectMany(p => p.Addresses).Distinct()], rest.TrueForAll(p => p.Wanted), rest.Max(p => p.Health), rest.Sum(p => p.Last - p.First + 1)),
        ];
    }

    private static bool Continues(PlatePlan before, PlatePlan next) =>
        before.Protocol == next.Protocol && before.Last + 1 == next.First && next.First != 0 && before.To != 0
        && next.First - before.First == next.To - before.To && before.Addresses.SequenceEqual(next.Addresses) && before.Health == next.Health;

    private static Health Findings(TopologySnapshot snapshot, Node owner, int first, int last) =>
        NodeHealth.OfPort(snapshot.FindingsOf(owner.Id).Where(f => f.Port is { } port && first <= port.Port && port.Port <= last));

    // 0.0.0.0 and :: are one thing to a reader, and so are the two loopbacks; any other address is its own.
    private static string Reach(string address) => address switch
    {
        "0.0.0.0" or "::" or "*" or "" => "all",
        "127.0.0.1" or "::1" => "loopback",
        _ => address,
    };

    private static List<string> Addresses(IEnumerable<string> addresses) =>
        [.. addresses.Select(a => a.Length == 0 ? "0.0.0.0" : a).Distinct().OrderBy(a => a.Contains(':', StringComparison.Ordinal) ? 1 : 0).ThenBy(a => a, StringComparer.Ordinal)];
}
