using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>One port that a text asks for, or one of several.</summary>
internal sealed record PortWish
{
    public required Claimant By { get; init; }

    /// <summary>As it is written.</summary>
    public required string Written { get; init; }

    public WishKind Kind { get; init; }

    public PortVia Via { get; init; }

    public PortProtocol Protocol { get; init; }

    /// <summary>The address; null for every address of both families.</summary>
    public IPAddress? HostIp { get; init; }

    /// <summary>The port; of a choice the first. 0 where it could not be resolved, or is refused whatever it is.</summary>
    public int Port { get; init; }

    /// <summary>What is written together with it; null where it could not be resolved.</summary>
    public PortSpan? Span { get; init; }

    /// <summary>Why another port cannot be written in its place, as <c>it comes through ${PORT}</c>; empty where it can.</summary>
    public string Fixed { get; init; } = "";

    /// <summary>Containers that each want it.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>The shared namespace that it is wanted in, as <c>service:db</c>; empty for the host's own.</summary>
    public string Space { get; init; } = "";

    /// <summary>Why it cannot be resolved; empty when it could.</summary>
    public string Unresolved { get; init; } = "";

    /// <summary>Why an engine refuses it whoever has the port; empty where it does not.</summary>
    public string Refused { get; init; } = "";

    /// <summary>What helps where an engine refuses it; empty for what helps against most refusals.</summary>
    public string Remedy { get; init; } = "";

    public bool IsResolved => Unresolved.Length == 0;

    public bool IsOneOf => Span is { IsOneOf: true };

    /// <summary>What it binds: no address given is one socket for each family, see libnetwork's port_mapping.go.</summary>
    public IEnumerable<PortAddress> Addresses(int port)
    {
        if (HostIp is not null)
        {
            yield return Bound(HostIp, port);
            yield break;
        }

        yield return new PortAddress(Protocol, IPAddress.Any, port, false);
        if (Kind != WishKind.Forward)
        {
            yield return new PortAddress(Protocol, IPAddress.IPv6Any, port, true);
        }
    }

    /// <summary>The one to show.</summary>
    public PortAddress Address(int port) => Addresses(port).First();

    /// <summary>Whether both cannot be had at once, were they for the same port.</summary>
    public bool SharesAddress(PortWish other) => Protocol == other.Protocol && Space == other.Space
        && (HostIp is not { } mine || other.HostIp is not { } theirs || Bound(mine, 1).Overlaps(other.Bound(theirs, 1)));

    private PortAddress Bound(IPAddress address, int port) => new(Protocol, address, port, address.AddressFamily == AddressFamily.InterNetworkV6);
}
