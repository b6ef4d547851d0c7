using System.Net;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// What a namespace is to its NAT rules: the addresses that packets for it carry, and its interfaces. Loopback addresses are left
/// out: what is sent to them meets the rules of hook output, and what arrives for them is dropped.
/// </summary>
internal sealed class NatScope
{
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<string> _bridges = new(StringComparer.Ordinal);

    /// <summary>Takes what was last read of a namespace.</summary>
    public NatScope(Netns netns)
    {
        Links = netns.Links;
        LinkAddresses = netns.Addresses;
        foreach (var link in netns.Links)
        {
            _names[link.Index] = link.Name;
            if (link.Kind == "bridge")
            {
                _bridges.Add(link.Name);
            }
        }

        var seen = new HashSet<IPAddress>();
        foreach (var address in netns.Addresses)
        {
            var slash = address.Cidr.IndexOf('/', StringComparison.Ordinal);
            if (IPAddress.TryParse(slash < 0 ? address.Cidr : address.Cidr[..slash], out var parsed) && !IPAddress.IsLoopback(parsed) && seen.Add(parsed))
            {
                Addresses.Add(new OwnAddress(parsed.GetAddressBytes(), parsed.ToString()));
            }
        }
    }

    /// <summary>Its addresses of both families.</summary>
    public List<OwnAddress> Addresses { get; } = [];

    /// <summary>The very lists that this was taken from.</summary>
    public object Links { get; }

    /// <summary>The very lists that this was taken from.</summary>
    public object LinkAddresses { get; }

    /// <summary>Whether an interface is a bridge of the namespace.</summary>
    public bool IsBridge(string name) => _bridges.Contains(name);

    /// <summary>An interface's name by its index; null when there is none.</summary>
    public string? NameOf(int index) => _names.GetValueOrDefault(index);

    /// <summary>Whether rules mean the same to both.</summary>
    public bool IsLike(NatScope other) =>
        Addresses.Count == other.Addresses.Count && _names.Count == other._names.Count && _bridges.SetEquals(other._bridges)
        && Addresses.Select(static a => a.Text).SequenceEqual(other.Addresses.Select(static a => a.Text))
        && _names.All(pair => other._names.GetValueOrDefault(pair.Key) == pair.Value);
}

/// <summary>An address of a namespace.</summary>
/// <param name="Bytes">4 or 16 bytes in network byte order.</param>
/// <param name="Text">Without brackets.</param>
internal sealed record OwnAddress(byte[] Bytes, string Text)
{
    /// <summary>Whether it is one of IPv6.</summary>
    public bool IsIpv6 => Bytes.Length == 16;
}
