using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>
/// A published port in its short form, as go-connections' nat.ParsePortSpec reads it for docker and Compose alike:
/// <code>
/// 80   8080:80   127.0.0.1:8080:80   [::1]:8080:80/udp   127.0.0.1::80   3000-3005:3000-3005   3000-3005:80
/// </code>
/// </summary>
internal sealed record PortSpec
{
    /// <summary>Address of the host; null for all.</summary>
    public IPAddress? HostIp { get; init; }

    /// <summary>Ports of the host; null where the engine chooses.</summary>
    public PortNumbers? Host { get; init; }

    /// <summary>The host's ports as they are written; null where they are not written in one piece.</summary>
    public PlacedText? HostText { get; init; }

    /// <summary>Ports of the container.</summary>
    public required PortNumbers Container { get; init; }

    public PortProtocol Protocol { get; init; }

    /// <summary>Whether one of the host's ports is chosen for the container's only one.</summary>
    public bool IsOneOf => Container.Count == 1 && Host is { Count: > 1 };

    /// <summary>Reads one.</summary>
    /// <exception cref="PreflightException">It is none; docker and Compose refuse it too.</exception>
    public static PortSpec Read(PlacedText text)
    {
        var (ip, host, container) = Split(text);
        var slash = container.Text.IndexOf('/', StringComparison.Ordinal);
        var protocol = Protocols.Read(slash < 0 ? "" : container.Text[(slash + 1)..])
            ?? throw text.Error($"`{text}`: `{container.Text[(slash + 1)..]}` is no protocol; tcp, udp and sctp are");
        var inside = slash < 0 ? container : container.Slice(0, slash);
        return new PortSpec
        {
            HostIp = ip is null ? null : Address(ip),
            Host = Numbers(host, text),
            HostText = host?.Place() is null ? null : host,
            Container = PortNumbers.Read(inside.Text) is { First: > 0 } numbers
                ? numbers
                : throw inside.Error($"`{text}`: `{inside}` is no port of a container"),
            Protocol = protocol,
        }.Checked(text);
    }

    /// <summary>Reads the ports of a host; null for none and for 0, where the engine chooses.</summary>
    public static PortNumbers? Numbers(PlacedText? host, PlacedText within)
    {
        if (host is not { Text.Length: > 0 })
        {
            return null;
        }

        var numbers = PortNumbers.Read(host.Text) ?? throw host.Error($"`{within}`: `{host}` is no port of a host, which go from 1 to 65535");
        return numbers.Last == 0 ? null
            : numbers.First == 0 ? throw host.Error($"`{within}`: a range of ports begins with 1 at the least")
            : numbers;
    }

    /// <summary>An address of the host, with or without brackets; null for none.</summary>
    public static IPAddress? Address(PlacedText text)
    {
        var bare = text.Text is ['[', .. var inner, ']'] ? inner : text.Text;
        if (bare.Length == 0)
        {
            return null;
        }

        // IPAddress.TryParse takes 127.1 and 0x7f.1 too, net.ParseIP does not.
        return IPAddress.TryParse(bare, out var ip) && !bare.Contains('%', StringComparison.Ordinal)
            && (ip.AddressFamily == AddressFamily.InterNetworkV6 || ip.ToString() == bare)
            ? ip
            : throw text.Error($"`{text}` is no IP address");
    }

    private PortSpec Checked(PlacedText text) => Host is not { } host || host.Count == Container.Count || Container.Count == 1
        ? this
        : throw text.Error($"`{text}`: {host.Count} ports of the host do not fit {Container.Count} of the container");

    /// <summary>The last two colons part host port and container port; what stands before them is an address.</summary>
    private static (PlacedText? Ip, PlacedText? Host, PlacedText Container) Split(PlacedText text)
    {
        var last = text.Text.LastIndexOf(':');
        if (last < 0)
        {
            return (null, null, text);
        }

        var before = last == 0 ? -1 : text.Text.LastIndexOf(':', last - 1);
        var host = text.Slice(before + 1, last - before - 1);
        return (before < 0 ? null : text.Slice(0, before), host, text.Slice(last + 1));
    }
}
