using System.Net;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>What a host's ledger says of a port that is wanted in its own namespace.</summary>
internal sealed class HostPorts(HostLedger ledger)
{
    public HostLedger Ledger => ledger;

    /// <summary>Whether the host's sockets are read: a port that nobody is known to have is free then, and only then.</summary>
    public bool KnowsSockets => ledger.Scope.HasKernel;

    public PortStanding At(PortWish wish, int port)
    {
        var standing = default(PortStanding);
        foreach (var entry in ledger.At(ledger.OwnNetns, wish.Protocol, port))
        {
            if (!wish.Addresses(port).Any(entry.At.Overlaps))
            {
                continue;
            }

            if (wish.By.Is(entry))
            {
                standing = entry.State == PortState.Wanted ? standing : standing with { Own = entry };
            }
            else if (entry.State == PortState.Wanted)
            {
                standing = standing with { AlsoWanted = standing.AlsoWanted ?? entry };
            }
            else if (!Blocks(entry, wish.Kind))
            {
                standing = standing with { Shadow = standing.Shadow ?? entry };
            }
            else if (standing.Blocker is null || (standing.Blocker.Owner is null && entry.Owner is not null))
            {
                standing = standing with { Blocker = entry };
            }
        }

        return standing;
    }

    /// <summary>Whether an engine's own book already has the very port, so that of a range it takes the next.</summary>
    public bool IsAllocated(PortWish wish, int port) => ledger.At(ledger.OwnNetns, wish.Protocol, port).Any(entry =>
        entry is { Via: PortVia.DockerPublish, State: not PortState.Wanted } && !wish.By.Is(entry)
        && wish.Addresses(port).Any(a => a.Address.Equals(entry.At.Address)));

    /// <summary>Why an address cannot be bound: no interface of the host has it; null when it can, or that is not known.</summary>
    public IReadOnlyList<string>? AddressesInsteadOf(IPAddress address)
    {
        if (!KnowsSockets || ledger.Scope.Host is not { Addresses: { Count: > 0 } addresses }
            || IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
            || address.IsIPv6LinkLocal || address.IsIPv4MappedToIPv6 || addresses.Any(a => IPAddress.TryParse(a, out var own) && own.Equals(address)))
        {
            return null;
        }

        return [.. addresses];
    }

    /// <summary>
    /// Who fails, or cuts off: a socket, or a book. NAT alone lets a socket be bound, see <see cref="LedgerEntry.HasSocket"/>; what
    /// is itself NAT cuts off whatever stands there.
    /// </summary>
    private static bool Blocks(LedgerEntry entry, WishKind kind) => kind switch
    {
        _ when entry.HasSocket || entry.Owner is null && entry.Via != PortVia.Nat => true,
        WishKind.Publish => entry.Via == PortVia.DockerPublish,
        WishKind.PodListen => entry.Via is PortVia.HostPort or PortVia.HealthCheckNodePort,
        WishKind.Forward => true,
        _ => false,
    };
}
