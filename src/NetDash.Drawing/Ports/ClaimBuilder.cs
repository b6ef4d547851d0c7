using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>Entries of the ledger → claims, by port. O(n log n).</summary>
internal static class ClaimBuilder
{
    public static IReadOnlyList<Claim> Build(TopologySnapshot snapshot, IEnumerable<LedgerEntry> entries)
    {
        var single = entries.GroupBy(KeyOf).Select(g => Claim(snapshot, g.Key, [.. g.OrderBy(e => e.State).ThenBy(e => e.At.Address.AddressFamily)]));
        var claims = new List<Claim>();
        foreach (var claim in single.OrderBy(c => c.Key.Same, StringComparer.Ordinal).ThenBy(c => c.Key.Port))
        {
            if (claims.Count > 0 && Continues(claims[^1], claim.Value))
            {
                claims[^1] = claims[^1] with { Last = claim.Value.Last, Entries = [.. claims[^1].Entries, .. claim.Value.Entries] };
            }
            else
            {
                claims.Add(claim.Value);
            }
        }

        return [.. claims.OrderBy(c => c.First).ThenBy(c => c.Protocol).ThenBy(c => c.Entry.State).ThenBy(c => c.Reach.Kind).ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>Where a port is reached: 0.0.0.0 and :: are one thing to a reader, and so are all loopbacks but those that somebody chose.</summary>
    public static Reach ReachOf(LedgerEntry entry) => entry.Exposure switch
    {
        PortExposure.All => new Reach(PortExposure.All, ""),
        PortExposure.Loopback when entry.At.Address.ToString() is "127.0.0.1" or "::1" => new Reach(PortExposure.Loopback, ""),
        var kind => new Reach(kind, entry.At.Address.ToString()),
    };

    private static (string Same, int Port) KeyOf(LedgerEntry entry) =>
        ($"{entry.At.Protocol} {ReachOf(entry).Key} {WayOf(entry)} {entry.Owner?.Id}", entry.At.Port);

    /// <summary>What stays the same when its owner stops: what is published is published, what it opens itself it opens itself.</summary>
    private static string WayOf(LedgerEntry entry) => entry.Via is PortVia.Listen or PortVia.DockerExpose ? "own" : entry.Via.ToString();

    private static ((string Same, int Port) Key, Claim Value) Claim(TopologySnapshot snapshot, (string Same, int Port) key, List<LedgerEntry> entries)
    {
        var port = entries[0].At.Port;
        var health = entries[0].Owner is not { } owner ? Health.Ok
            : NodeHealth.OfPort(snapshot.FindingsOf(owner.Id).Where(f => f.Port is { } p && p.Port == port && p.Protocol == entries[0].At.Protocol));
        return (key, new Claim($"{key.Port} {key.Same}", entries, port, port, ReachOf(entries[0]), health));
    }

    /// <summary>Published runs that lead to equal runs are one; what somebody listens on stands by itself.</summary>
    private static bool Continues(Claim before, Claim next) =>
        before.Entry.Via is PortVia.DockerPublish or PortVia.Nat && next.Entry.Via == before.Entry.Via
        && before.Last + 1 == next.First && before.Protocol == next.Protocol && before.Reach == next.Reach && before.Owner?.Id == next.Owner?.Id
        && before.Health == next.Health && before.Entry.State == next.Entry.State && before.Entry.HasSocket == next.Entry.HasSocket
        && before.Entry.Process?.Name == next.Entry.Process?.Name && Target(next) - next.First == Target(before) - before.First;

    private static int Target(Claim claim)
    {
        var to = claim.Entry.ForwardsTo;
        return int.TryParse(to.AsSpan(to.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : claim.First;
    }
}
