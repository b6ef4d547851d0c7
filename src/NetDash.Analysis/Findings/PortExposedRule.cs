using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-exposed</c>: Docker publishes a port on every address. Its rules stand in prerouting and forward, so what a firewall on the
/// host says in its INPUT chain (ufw, firewalld) is never asked (moby#22054).
/// </summary>
internal sealed class PortExposedRule : IHostRule
{
    public string Name => "port-exposed";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        // Who is read over the network has an address for it, whether the kernel is read or not.
        if (host.HasKernel && host.Host is not { Addresses.Count: > 0 })
        {
            yield break;
        }

        foreach (var entry in host.Ledger.Entries)
        {
            if (IsExposed(entry) && IsFirst(host.Ledger, entry))
            {
                yield return Exposed(host, entry, entry.Owner!);
            }
        }
    }

    private static bool IsExposed(LedgerEntry entry) =>
        entry is { Via: PortVia.DockerPublish, State: PortState.Forwarded, Owner: not null, Exposure: PortExposure.All };

    /// <summary>One finding for both families.</summary>
    private static bool IsFirst(HostLedger ledger, LedgerEntry entry)
    {
        foreach (var position in ledger.PositionsAt(entry.Netns, entry.At.Protocol, entry.At.Port))
        {
            var other = ledger.Entries[position];
            if (IsExposed(other) && ReferenceEquals(other.Owner, entry.Owner))
            {
                return ReferenceEquals(other, entry);
            }
        }

        return false;
    }

    private Finding Exposed(HostScope host, LedgerEntry entry, Node owner)
    {
        var port = PortWords.Port(entry.At.Protocol, entry.At.Port);
        return new Finding
        {
            Id = NodeId.Edge(Name, owner.Id, host.HostId, port),
            Rule = Name,
            Severity = FindingSeverity.Info,
            Title = $"Port {port} is published on all addresses",
            Detail = $"{owner.Name} publishes {port} on every address of its host. Docker's rules are consulted before a host firewall's INPUT chain (ufw, firewalld), so that cannot close it.",
            Subjects = [owner.Id],
            Port = PortClaim.Port(host, entry),
            Fix = string.Create(CultureInfo.InvariantCulture, $"If only this host needs it, publish `127.0.0.1:{entry.At.Port}` for {owner.Name}"),
            Since = entry.OwnerStartedAt ?? default,
        };
    }
}
