using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>
/// Which wishes of one text are in each other's way: for each the earliest other one. O(wishes), whatever stands in them.
/// </summary>
internal sealed class WishRivals
{
    private const int Nobody = -1;
    private readonly Dictionary<(string Space, PortProtocol Protocol, int Port), Bucket> _buckets = [];

    public WishRivals(IReadOnlyList<PortWish> wishes)
    {
        for (var i = 0; i < wishes.Count; i++)
        {
            if (!IsFixed(wishes[i]))
            {
                continue;
            }

            var key = (wishes[i].Space, wishes[i].Protocol, wishes[i].Port);
            var bucket = _buckets.TryGetValue(key, out var known) ? known : _buckets[key] = new Bucket();
            foreach (var at in wishes[i].Addresses(wishes[i].Port))
            {
                bucket.Add(at.Address, i);
            }
        }
    }

    /// <summary>Whether a wish is for one port that is known.</summary>
    public static bool IsFixed(PortWish wish) => wish is { IsResolved: true, IsOneOf: false, Port: > 0 };

    /// <summary>The earliest other wish in the way of one; null when there is none.</summary>
    public int? Of(PortWish wish, int index)
    {
        if (!IsFixed(wish))
        {
            return null;
        }

        var bucket = _buckets[(wish.Space, wish.Protocol, wish.Port)];
        var earliest = int.MaxValue;
        foreach (var at in wish.Addresses(wish.Port))
        {
            var other = bucket.Other(at.Address, index);
            earliest = other == Nobody ? earliest : Math.Min(earliest, other);
        }

        return earliest == int.MaxValue ? null : earliest;
    }

    /// <summary>The wishes for one port, by address.</summary>
    private sealed class Bucket
    {
        private readonly Dictionary<IPAddress, Pair> _at = [];
        private readonly Dictionary<AddressFamily, Pair> _family = [];

        public void Add(IPAddress address, int index)
        {
            var at = Plain(address);
            _at[at] = _at.GetValueOrDefault(at, Pair.Empty).With(index);
            _family[at.AddressFamily] = _family.GetValueOrDefault(at.AddressFamily, Pair.Empty).With(index);
        }

        public int Other(IPAddress address, int index)
        {
            var at = Plain(address);
            var wildcard = at.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any;
            if (at.Equals(wildcard))
            {
                return _family.GetValueOrDefault(at.AddressFamily, Pair.Empty).Other(index);
            }

            var same = _at.GetValueOrDefault(at, Pair.Empty).Other(index);
            var all = _at.GetValueOrDefault(wildcard, Pair.Empty).Other(index);
            return same == Nobody ? all : all == Nobody ? same : Math.Min(same, all);
        }

        private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>The two earliest, so that one of them is another.</summary>
    private readonly record struct Pair(int First, int Second)
    {
        public static Pair Empty => new(Nobody, Nobody);

        public Pair With(int index) => First == Nobody ? this with { First = index } : Second == Nobody && index != First ? this with { Second = index } : this;

        public int Other(int index) => First == index ? Second : First;
    }
}
