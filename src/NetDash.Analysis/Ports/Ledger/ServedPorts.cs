using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>The ports that something is forwarded at, and which sockets are there for that alone.</summary>
internal sealed class ServedPorts
{
    // Programs that hold a socket on behalf of something else: a published port (docker-proxy, dockerd itself, rootlesskit and
    // rootlessport, slirp4netns, pasta, conmon), a Swarm service (dockerd), a Service's health check (kube-proxy). comm(5) is cut
    // after 15 bytes, which none of these reaches.
    private static readonly HashSet<string> Servers = new(StringComparer.Ordinal)
    {
        "docker-proxy", "dockerd", "rootlesskit", "rootlessport", "slirp4netns", "conmon", "pasta", "pasta.avx2", "kube-proxy", "netavark", "gvproxy",
    };

    private readonly Dictionary<(string Netns, PortProtocol Protocol, int Port), List<(PortAddress At, int Index)>> _served = [];

    /// <summary>Whether a program of that name may hold a socket for somebody else.</summary>
    public static bool IsServer(string processName) => Servers.Contains(processName);

    public void Add(LedgerEntry entry, int index)
    {
        var key = (entry.Netns, entry.At.Protocol, entry.At.Port);
        (_served.TryGetValue(key, out var list) ? list : _served[key] = []).Add((entry.At, index));
    }

    /// <summary>The entry that is served at an address: of several, the one with just that address. Null when nothing is.</summary>
    public int? Find(string netnsId, PortAddress address)
    {
        if (!_served.TryGetValue((netnsId, address.Protocol, address.Port), out var served))
        {
            return null;
        }

        foreach (var (at, index) in served)
        {
            if (at.Address.Equals(address.Address))
            {
                return index;
            }
        }

        foreach (var (at, index) in served)
        {
            if (at.Overlaps(address))
            {
                return index;
            }
        }

        return null;
    }
}
