using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports;

/// <summary>
/// Ports of a host that nobody holds, forwards or wants, and that the kernel does not hand to clients. O(ports looked at + entries).
/// </summary>
public sealed class FreePorts
{
    /// <summary>The highest port that there is.</summary>
    public const int Last = ushort.MaxValue;

    private const int BitsOfWord = 64;

    // A bit for each port of each protocol: 24 kB, whatever is taken.
    private readonly ulong[] _taken = new ulong[Enum.GetValues<PortProtocol>().Length * (Last + 1) / BitsOfWord];
    private readonly (int First, int Last)? _ephemeral;

    private FreePorts((int First, int Last)? ephemeral) => _ephemeral = ephemeral;

    /// <summary>The free ports of a host's own namespace.</summary>
    public static FreePorts Of(HostLedger ledger)
    {
        var free = new FreePorts(ledger.Ephemeral);
        foreach (var entry in ledger.Entries)
        {
            if (entry.Netns == ledger.OwnNetns)
            {
                free.Take(entry.At.Protocol, entry.At.Port);
            }
        }

        return free;
    }

    /// <summary>The same, without a port that somebody is about to take.</summary>
    public void Take(PortProtocol protocol, int port)
    {
        // A source may say anything, and only these are ports.
        if (port is >= 0 and <= Last)
        {
            var bit = Bit(protocol, port);
            _taken[bit / BitsOfWord] |= 1UL << (bit % BitsOfWord);
        }
    }

    /// <summary>Whether it is free.</summary>
    public bool IsFree(PortProtocol protocol, int port) => port is >= 0 and <= Last && !IsTaken(protocol, port) && !IsEphemeral(port);

    /// <summary>The nearest free port at or above one; null when there is none up to <see cref="Last"/>.</summary>
    public int? From(PortProtocol protocol, int port)
    {
        for (var candidate = Math.Max(1, port); candidate <= Last; candidate++)
        {
            if (IsEphemeral(candidate))
            {
                candidate = _ephemeral!.Value.Last;
            }
            else if (!IsTaken(protocol, candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>So many of them at or above one, fewer when there are no more.</summary>
    public IReadOnlyList<int> Several(PortProtocol protocol, int from, int count)
    {
        var ports = new List<int>();
        for (var next = From(protocol, from); next is { } port && ports.Count < count; next = From(protocol, port + 1))
        {
            ports.Add(port);
        }

        return ports;
    }

    /// <summary>The first of so many free ports in a row at or above one; null when there are none.</summary>
    public int? Run(PortProtocol protocol, int from, int length)
    {
        for (var start = From(protocol, from); start is { } first && first + length - 1 <= Last; start = From(protocol, first + 1))
        {
            var last = first;
            while (last - first + 1 < length && IsFree(protocol, last + 1))
            {
                last++;
            }

            if (last - first + 1 >= length)
            {
                return first;
            }
        }

        return null;
    }

    private bool IsTaken(PortProtocol protocol, int port) =>
        Bit(protocol, port) is var bit && (_taken[bit / BitsOfWord] & (1UL << (bit % BitsOfWord))) != 0;

    private static int Bit(PortProtocol protocol, int port) => ((int)protocol * (Last + 1)) + port;

    private bool IsEphemeral(int port) => _ephemeral is { } range && port >= range.First && port <= range.Last;
}
