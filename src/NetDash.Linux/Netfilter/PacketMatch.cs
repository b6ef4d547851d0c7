using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// The packets that have come so far through rules and chains, of those for the namespace's own addresses. It never changes: what
/// a rule asks for makes another, or none when no packet is left; where everything is let through it is the same object.
/// </summary>
internal sealed record PacketMatch
{
    /// <summary>More conditions than anybody reads are told as others.</summary>
    private const int MostConditions = 4;

    /// <summary>Ranges of ports that are told apart; a set with more is a condition.</summary>
    private const int MostRanges = 256;

    private const string OtherConditions = "other conditions";

    /// <summary>What may hold: address and interfaces of the namespace.</summary>
    public required NatScope Scope { get; init; }

    /// <summary>IPv4 may be meant.</summary>
    public bool IsIpv4 { get; init; } = true;

    /// <summary>IPv6 may be meant.</summary>
    public bool IsIpv6 { get; init; } = true;

    /// <summary>Transport protocols, of those that have ports.</summary>
    public TransportProtocols Protocols { get; init; } = TransportProtocols.All;

    /// <summary>Own addresses that it is for; null for every one.</summary>
    public IReadOnlyList<OwnAddress>? Addresses { get; init; }

    /// <summary>Destination ports, ascending.</summary>
    public IReadOnlyList<(int First, int Last)> Ports { get; init; } = [(0, ushort.MaxValue)];

    /// <summary>What else must hold, in words.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Whether it is drawn by lot which packets these are.</summary>
    public bool IsChance { get; init; }

    /// <summary>Whether it is every packet for these addresses and ports.</summary>
    public bool IsCertain => Conditions.Count == 0 && !IsChance;

    /// <summary>What is left when a field must be in one of the ranges, or in none; null when nothing is.</summary>
    public PacketMatch? Require(PacketField field, ReadOnlySpan<ValueRange> ranges, bool isNegated) => field switch
    {
        PacketField.Family => RequireFamily(ranges, isNegated),
        PacketField.Protocol => RequireProtocol(ranges, isNegated),
        PacketField.Destination => RequireDestination(ranges, isNegated),
        PacketField.DestinationPort => RequirePort(ranges, isNegated),
        PacketField.DestinationType => Holds(ranges, MemoryMarshal.AsBytes<int>([LinuxXTables.RTN_LOCAL])) != isNegated ? this : null,
        PacketField.Source => With(ConditionText.Source(ranges, isNegated, OtherConditions)),
        PacketField.InputName => RequireInput(ConditionText.InterfaceNames(ranges), isNegated),
        PacketField.InputIndex => RequireInput(ConditionText.InterfaceIndexes(ranges, Scope), isNegated),
        PacketField.Random => this with { IsChance = true },
        _ => With(OtherConditions),
    };

    /// <summary>What is left when it must come from where these words say.</summary>
    public PacketMatch RequireSource(string words) => With(words);

    private static bool Holds(ReadOnlySpan<ValueRange> ranges, ReadOnlySpan<byte> value)
    {
        foreach (var range in ranges)
        {
            if (range.PadTo(value.Length).Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    private PacketMatch? RequireFamily(ReadOnlySpan<ValueRange> ranges, bool isNegated)
    {
        var four = IsIpv4 && Holds(ranges, [LinuxNetfilter.NFPROTO_IPV4]) != isNegated;
        var six = IsIpv6 && Holds(ranges, [LinuxNetfilter.NFPROTO_IPV6]) != isNegated;
        return (four, six) == (IsIpv4, IsIpv6) ? this
            : !four && !six ? null
            : this with { IsIpv4 = four, IsIpv6 = six, Addresses = Addresses?.Where(a => a.IsIpv6 == six).ToArray() };
    }

    private PacketMatch? RequireProtocol(ReadOnlySpan<ValueRange> ranges, bool isNegated)
    {
        var left = TransportProtocols.None;
        foreach (var (protocol, number) in TransportProtocol.Numbers)
        {
            if (Protocols.HasFlag(protocol) && Holds(ranges, [number]) != isNegated)
            {
                left |= protocol;
            }
        }

        return left == Protocols ? this : left == TransportProtocols.None ? null : this with { Protocols = left };
    }

    private PacketMatch? RequireDestination(ReadOnlySpan<ValueRange> ranges, bool isNegated)
    {
        var left = new List<OwnAddress>();
        var count = 0;
        foreach (var address in Addresses ?? Scope.Addresses)
        {
            if (address.IsIpv6 ? !IsIpv6 : !IsIpv4)
            {
                continue;
            }

            count++;
            if (Holds(ranges, address.Bytes) != isNegated)
            {
                left.Add(address);
            }
        }

        // To be for every address but some that are not here is to be for every address, and so is 0.0.0.0/0.
        var isEvery = left.Count == count && (isNegated || Addresses is not null || IsWhole(ranges));
        return isEvery ? this : left.Count == 0 ? null : this with { Addresses = left };
    }

    private static bool IsWhole(ReadOnlySpan<ValueRange> ranges)
    {
        foreach (var range in ranges)
        {
            if (!range.Low.AsSpan().ContainsAnyExcept((byte)0) && !range.High.AsSpan().ContainsAnyExcept((byte)0xff))
            {
                return true;
            }
        }

        return false;
    }

    private PacketMatch? RequirePort(ReadOnlySpan<ValueRange> ranges, bool isNegated)
    {
        if (ranges.Length > MostRanges)
        {
            return With(OtherConditions);
        }

        var wanted = new List<(int First, int Last)>(ranges.Length);
        foreach (var range in ranges)
        {
            var whole = range.PadTo(2);
            wanted.Add((BinaryPrimitives.ReadUInt16BigEndian(whole.Low), BinaryPrimitives.ReadUInt16BigEndian(whole.High)));
        }

        wanted.Sort();
        var left = PortRanges.Intersect(Ports, isNegated ? PortRanges.Complement(wanted) : wanted);
        return left.SequenceEqual(Ports) ? this : left.Count == 0 ? null : this with { Ports = left };
    }

    /// <summary>
    /// An engine spares what comes from its own bridge (<c>! -i docker0</c>): it is for everybody else then, and for everybody
    /// who is not on that bridge it is no condition.
    /// </summary>
    private PacketMatch RequireInput(string? names, bool isNegated) =>
        names is null ? With(OtherConditions)
            : isNegated && Scope.IsBridge(names) ? this
            : With($"{(isNegated ? "not in" : "in")} {names}");

    /// <summary>Another object even where the words are the same: two draws of a lot, two marks are not one condition.</summary>
    private PacketMatch With(string condition) =>
        condition.Length == 0 ? this
            : Conditions.Contains(condition) ? this with { }
            : this with
            {
                // In the same order, whichever a rule asks for first: from, in, other.
                Conditions = Conditions.Append(Conditions.Count < MostConditions - 1 ? condition : OtherConditions).Distinct().Order(StringComparer.Ordinal).ToArray(),
            };
}
