using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>
/// Networks on which an engine keeps what is published and binds nothing: macvlan and ipvlan have addresses of their own, and
/// internal ones no way in.
/// </summary>
internal sealed class UnboundNetworks(HostLedger? ledger)
{
    /// <summary>Why a container on all these binds nothing; null when it binds, as on none of them.</summary>
    public string? Why(IEnumerable<WantedNetwork> networks)
    {
        string? why = null;
        foreach (var network in networks)
        {
            var known = network.EngineName.Length > 0 ? Known(network.EngineName) : null;
            var driver = network.Driver.Length > 0 ? network.Driver : known?.Driver ?? "";
            if (driver is "macvlan" or "ipvlan" or "null")
            {
                why = $"a network of driver {driver}";
            }
            else if (network.IsInternal || known is { Internal: true })
            {
                why = "an internal network";
            }
            else
            {
                return null;
            }
        }

        return why;
    }

    private DockerNetworkProperties? Known(string name) => ledger?.Scope.Snapshot.OfKind(NodeKind.DockerNetwork)
        .FirstOrDefault(n => n.Host == ledger.HostId && n.Name == name)?.Properties as DockerNetworkProperties;
}
