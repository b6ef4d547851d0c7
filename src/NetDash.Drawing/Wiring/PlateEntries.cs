using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Scenes;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Wiring;

/// <summary>Which entries of the ledger the plates of a host stand for. Making it costs O(entries of the host).</summary>
internal sealed class PlateEntries
{
    private readonly string _netns;
    private readonly Dictionary<(string Owner, PortProtocol Protocol, int Port), List<LedgerEntry>> _entries = [];

    public PlateEntries(HostLedger? ledger)
    {
        _netns = ledger?.OwnNetns ?? "";
        foreach (var entry in ledger?.Entries ?? [])
        {
            if (entry.Netns == _netns)
            {
                // A socket whose owner nobody could read stands in the row of its namespace.
                var key = (entry.Owner?.Id ?? entry.Netns, entry.At.Protocol, entry.At.Port);
                (_entries.TryGetValue(key, out var list) ? list : _entries[key] = []).Add(entry);
            }
        }
    }

    /// <summary>A plate's; none for one that stands for what does not fit, or for a port that the engine has still to pick.</summary>
    public ValueList<string> Of(PlatePlan plate)
    {
        if (plate.More > 0)
        {
            return [];
        }

        var ids = new List<string>();
        for (var port = plate.First; port <= plate.Last && ids.Count < SceneElement.MostEntries; port++)
        {
            foreach (var entry in _entries.GetValueOrDefault((plate.Owner, plate.Protocol, port), []))
            {
                if (entry.Via == PortVia.DockerPublish == plate.To > 0 && IsAt(plate, entry))
                {
                    ids.Add(entry.Id);
                }
            }
        }

        return [.. ids.Distinct().Take(SceneElement.MostEntries)];
    }

    /// <summary>The port that a plate is about; null for one that is about no port in particular.</summary>
    public ScenePort? PortOf(PlatePlan plate) =>
        plate.More > 0 || plate.First == 0 || _netns.Length == 0 ? null : new ScenePort(_netns, plate.Protocol, plate.First, plate.Last);

    private static bool IsAt(PlatePlan plate, LedgerEntry entry) => entry.Exposure switch
    {
        PortExposure.All => plate.IsWildcard,
        PortExposure.Loopback when plate.IsLoopback && plate.Addresses.Any(a => a is "127.0.0.1" or "::1") => entry.At.Address.ToString() is "127.0.0.1" or "::1",
        _ => plate.Addresses.Contains(entry.At.Address.ToString(), StringComparer.OrdinalIgnoreCase),
    };
}
