using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

internal static class ListeningSockets
{
    /// <summary>
    /// Each once, by protocol, port and address, with the earliest time: the same list whatever the order of reading.
    /// </summary>
    public static ValueList<ListeningSocket> InOrder(this IEnumerable<SocketFact> sockets) => sockets
        .Select(s => new ListeningSocket(s.Protocol, s.Address, s.Port, s.V6Only, s.SeenSince)).InOrder();

    /// <inheritdoc cref="InOrder(IEnumerable{SocketFact})"/>
    public static ValueList<ListeningSocket> InOrder(this IEnumerable<ListeningSocket> sockets) => sockets
        .GroupBy(s => s with { Since = null })
        .Select(g => g.Key with { Since = g.Any(s => s.Since is null) ? null : g.Min(s => s.Since) })
        .OrderBy(s => s.Protocol).ThenBy(s => s.Port).ThenBy(s => s.Address, StringComparer.Ordinal).ThenBy(s => s.V6Only)
        .ToValueList();
}
