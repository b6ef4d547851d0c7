using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-ephemeral</c>: a published port or nodePort lies within the range that the kernel hands to clients, ip(7)
/// ip_local_port_range: one of them may have it when it is wanted.
/// </summary>
internal sealed class PortEphemeralRule : IHostRule
{
    public string Name => "port-ephemeral";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        if (host.Ledger.Ephemeral is not { } range)
        {
            yield break;
        }

        HashSet<PortClaim>? said = null;
        foreach (var entry in host.Ledger.Entries)
        {
            if (entry.At.Port >= range.First && entry.At.Port <= range.Last && IsPublished(entry.Via) && entry.Owner is not null
                && (said ??= []).Add(PortClaim.Of(entry)))
            {
                yield return Ephemeral(host, entry, entry.Owner, range);
            }
        }
    }

    private static bool IsPublished(PortVia via) =>
        via is PortVia.DockerPublish or PortVia.SwarmIngress or PortVia.HostPort or PortVia.NodePort or PortVia.HealthCheckNodePort;

    private Finding Ephemeral(HostScope host, LedgerEntry entry, Node owner, (int First, int Last) range)
    {
        var port = PortWords.Port(entry.At.Protocol, entry.At.Port);
        var name = PortWords.Name(owner);
        var clients = string.Create(CultureInfo.InvariantCulture, $"{range.First} to {range.Last}");
        return new Finding
        {
            Id = NodeId.Edge(Name, owner.Id, host.HostId, port),
            Rule = Name,
            Severity = FindingSeverity.Info,
            Title = $"Port {port} is one that clients get",
            Detail = $"{name} has {port} as {PortWords.Via(entry.Via)}, and the kernel hands {clients} to outgoing connections: one of them may have it when {name} needs it.",
            Subjects = [owner.Id],
            Port = PortClaim.Port(host, entry),
            Fix = $"Take a port outside {clients}: {PortFix.Another(name, entry.Via, host.Free.From(entry.At.Protocol, entry.At.Port + 1) ?? host.Free.From(entry.At.Protocol, 1024))}",
            Since = entry.OwnerStartedAt ?? default,
        };
    }
}
