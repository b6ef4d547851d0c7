using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

internal static class ListeningSockets
{
    /// <summary>
    /// Each once, by protocol, port and address, with the earliest time: the same list whatever the order of reading.
    /// </summary>
    public static ValueList<ListeningSocket> InOrder(this IEnumerable<SocketFact> sockets) => sockets
        .Select(Shown).InOrder();

    /// <inheritdoc cref="InOrder(IEnumerable{SocketFact})"/>
    public static ValueList<ListeningSocket> InOrder(this IEnumerable<ListeningSocket> sockets) => sockets
        .GroupBy(s => s with { Since = null, Pid = 0, Process = "" })
        .Select(g => g.OrderBy(s => s.Pid == 0).ThenBy(s => s.Pid).First() with { Since = g.Any(s => s.Since is null) ? null : g.Min(s => s.Since) })
        .OrderBy(s => s.Protocol).ThenBy(s => s.Port).ThenBy(s => s.Address, StringComparer.Ordinal).ThenBy(s => s.V6Only)
        .ToValueList();

    private static ListeningSocket Shown(SocketFact socket)
    {
        var owner = socket.Owners.Count == 0 ? null : socket.Owners.MinBy(o => o.Pid);
        return new ListeningSocket(
            socket.Protocol, socket.Address, socket.Port, socket.V6Only, socket.SeenSince, owner?.Pid ?? 0, owner?.Name ?? "");
    }
}
