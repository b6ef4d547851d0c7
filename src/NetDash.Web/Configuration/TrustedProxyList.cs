using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace NetDash.Web.Configuration;

/// <summary>The proxies of the setting TrustedProxies: <c>10.0.0.7</c>, <c>fd00::7</c>, <c>10.0.0.0/8</c>.</summary>
internal sealed class TrustedProxyList
{
    private readonly IPNetwork[] _networks;

    /// <param name="values">Addresses and networks that <see cref="TryRead"/> reads.</param>
    public TrustedProxyList(IEnumerable<string> values) =>
        _networks = [.. values.Select(v => TryRead(v, out var network, out var why) ? network.Value : throw new FormatException($"{v}: {why}"))];

    /// <summary>Each as a network, an address as the network of it alone.</summary>
    public IReadOnlyList<IPNetwork> Networks => _networks;

    /// <summary>Whether an address is one of a listed proxy; an IPv4 one also as a socket of both families gives it (<c>::ffff:10.0.0.7</c>).</summary>
    public bool Contains(IPAddress address)
    {
        var plain = Plain(address);
        return _networks.Any(n => n.Contains(plain));
    }

    /// <summary>Reads one value.</summary>
    public static bool TryRead(string value, [NotNullWhen(true)] out IPNetwork? network, out string why)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var text = slash < 0 ? value : value[..slash];
        network = null;
        why = "neither an address as 10.0.0.7 nor a network as 10.0.0.0/8";
        // The framework also takes 10 for 0.0.0.10, and fe80::1%2, whose zone no peer can be held to.
        if (!IPAddress.TryParse(text, out var address) || !(text.Contains(':') || text.Count(c => c == '.') == 3) || text.Contains('%'))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            why = $"write {address.MapToIPv4()}, which also means peers that come as ::ffff:{address.MapToIPv4()}";
            return false;
        }

        var bits = address.GetAddressBytes().Length * 8;
        var prefix = bits;
        if (slash >= 0 && !(int.TryParse(value.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out prefix) && prefix <= bits))
        {
            return false;
        }

        var first = FirstOf(address, prefix);
        if (!first.Equals(address))
        {
            why = $"bits are set behind the prefix; the network is {first}/{prefix}, the address alone {address}";
            return false;
        }

        network = new IPNetwork(first, prefix);
        return true;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress FirstOf(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(prefix - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }

        return new IPAddress(bytes);
    }
}
