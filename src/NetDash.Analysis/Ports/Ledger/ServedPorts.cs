using System.Net;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Which sockets are there only for something else: a published port (docker-proxy, dockerd itself, rootlesskit and rootlessport,
/// slirp4netns, pasta, conmon), a Swarm service (dockerd), a Service's health check (kube-proxy).
/// </summary>
internal static class ServedPorts
{
    /// <summary>What the engine starts for each published port, and leaves behind when it dies at a bad moment (moby#25981).</summary>
    public const string DockerProxy = "docker-proxy";

    // comm(5) is cut after 15 bytes, which none of these reaches.
    private static readonly HashSet<string> Servers = new(StringComparer.Ordinal)
    {
        DockerProxy, "dockerd", "rootlesskit", "rootlessport", "slirp4netns", "conmon", "pasta", "pasta.avx2", "kube-proxy", "netavark", "gvproxy",
    };

    // Those that hold it in another namespace than the one that the port is published in.
    private static readonly HashSet<string> ServersBeside = new(StringComparer.Ordinal)
    {
        "rootlesskit", "rootlessport", "slirp4netns", "pasta", "pasta.avx2", "gvproxy",
    };

    /// <summary>Whether a program of that name may hold a socket for somebody else.</summary>
    public static bool IsServer(string processName) => Servers.Contains(processName);

    /// <summary>Whether a program of that name may hold a socket for an engine in another namespace of the machine.</summary>
    public static bool IsServerBeside(string processName) => ServersBeside.Contains(processName);

    /// <summary>
    /// The position of the entry that a socket serves. Of several the one with just its address; else one for every address where
    /// the socket is for every address too, as dockerd's dual-stack one for the mesh, which is IPv4 alone. A socket on a single
    /// address never serves what is published on another. Null when nothing is served there.
    /// </summary>
    public static int? Find(PortIndex index, string netnsId, PortAddress socket)
    {
        int? wider = null;
        foreach (var position in index.At(netnsId, socket.Protocol, socket.Port))
        {
            var entry = index[position];
            if (!IsServed(entry))
            {
                continue;
            }

            if (entry.At.HasAddressOf(socket))
            {
                return position;
            }

            if (entry.At.Exposure == PortExposure.All && socket.Exposure == PortExposure.All && entry.At.Overlaps(socket))
            {
                wider ??= position;
            }
        }

        return wider;
    }

    /// <summary>
    /// The entry of a container that publishes a port for every address of the other family: an engine that tells of one family
    /// alone may still have a socket for both.
    /// </summary>
    public static LedgerEntry? OtherFamily(PortIndex index, string netnsId, PortAddress socket)
    {
        if (socket.Exposure != PortExposure.All)
        {
            return null;
        }

        foreach (var position in index.At(netnsId, socket.Protocol, socket.Port))
        {
            if (index[position] is { Via: PortVia.DockerPublish, At.Exposure: PortExposure.All } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Gives an entry its socket; one that answers more addresses than were asked for makes the entry as wide.</summary>
    public static void Serve(PortIndex index, int position, PortAddress socket, LedgerProcess? process)
    {
        var entry = index[position];
        if (socket.Address.Equals(IPAddress.IPv6Any) && !socket.V6Only && !entry.At.HasAddressOf(socket))
        {
            index[position] = entry = entry with { At = socket };
        }

        entry.Process = process ?? entry.Process;
        entry.HasSocket = true;
    }

    private static bool IsServed(LedgerEntry entry) => entry.State == PortState.Forwarded || entry.Via == PortVia.HealthCheckNodePort;
}
