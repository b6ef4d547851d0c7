using System.Runtime.InteropServices;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Ledger entries in the order of their coming, and by namespace, protocol and port: adding and finding cost O(1), walking a
/// port's entries O(their number). Most ports have one entry, so those of a port are chained instead of kept in a list each.
/// </summary>
internal sealed class PortIndex
{
    private const int None = -1;

    private readonly Dictionary<string, int> _namespaces;
    private readonly Dictionary<long, (int First, int Last)> _ports;
    private readonly List<LedgerEntry> _entries;
    private readonly List<int> _next;

    // Entries come namespace by namespace, mostly.
    private string _lastNetns = "";
    private int _lastNumber = None;

    /// <summary>An empty one with room for so many entries of so many namespaces.</summary>
    public PortIndex(int expected, int namespaces)
    {
        _namespaces = new(namespaces, StringComparer.Ordinal);
        _ports = new(expected);
        _entries = new(expected);
        _next = new(expected);
    }

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>The entry at a position; it may be replaced by one of the same namespace, protocol and port.</summary>
    public LedgerEntry this[int position]
    {
        get => _entries[position];
        set => _entries[position] = value;
    }

    public void Add(LedgerEntry entry)
    {
        var key = Key(NumberOf(entry.Netns, true), entry.At.Protocol, entry.At.Port);
        var position = _entries.Count;
        _entries.Add(entry);
        _next.Add(None);
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_ports, key, out var exists);
        if (exists)
        {
            _next[chain.Last] = position;
            chain.Last = position;
        }
        else
        {
            chain = (position, position);
        }
    }

    /// <summary>Positions of the entries of a port, in the order of their coming.</summary>
    public Chain At(string netnsId, PortProtocol protocol, int port)
    {
        var number = NumberOf(netnsId, false);
        return new(this, number != None && _ports.TryGetValue(Key(number, protocol, port), out var chain) ? chain.First : None);
    }

    private int NumberOf(string netnsId, bool add)
    {
        if (_lastNumber != None && ReferenceEquals(netnsId, _lastNetns))
        {
            return _lastNumber;
        }

        if (!_namespaces.TryGetValue(netnsId, out var number))
        {
            if (!add)
            {
                return None;
            }

            number = _namespaces.Count;
            _namespaces.Add(netnsId, number);
        }

        (_lastNetns, _lastNumber) = (netnsId, number);
        return number;
    }

    private static long Key(int netns, PortProtocol protocol, int port) => ((long)netns << 20) | ((long)protocol << 16) | (uint)port;

    /// <summary>Walks the positions of one port's entries.</summary>
    internal struct Chain(PortIndex index, int first)
    {
        private int _upcoming = first;

        public int Current { get; private set; } = None;

        public readonly Chain GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_upcoming == None)
            {
                return false;
            }

            Current = _upcoming;
            _upcoming = index._next[_upcoming];
            return true;
        }
    }
}
