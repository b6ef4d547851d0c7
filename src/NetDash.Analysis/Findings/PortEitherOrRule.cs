using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-either-or</c>: containers that do not run want one port, and nobody has it: the first to start gets it. One finding for
/// all that want the port, joined by addresses that overlap.
/// </summary>
internal sealed class PortEitherOrRule : IHostRule
{
    public string Name => "port-either-or";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        var wanted = new Dictionary<(PortProtocol Protocol, int Port), List<LedgerEntry>>();
        foreach (var claim in PortClaim.Waiting(host))
        {
            var key = (claim.At.Protocol, claim.At.Port);
            (wanted.TryGetValue(key, out var list) ? list : wanted[key] = []).Add(claim);
        }

        foreach (var claims in wanted.Values)
        {
            if (claims.Count < 2)
            {
                continue;
            }

            claims.RemoveAll(c => host.Ledger.InTheWayOf(c.Netns, c.At, c.Owner!.Id, e => e.StopsStartOf(c)) is not null);
            foreach (var group in Rivals(claims))
            {
                yield return EitherOr(host, group);
            }
        }
    }

    /// <summary>Claims of different owners that overlap, directly or by way of others. O(claims of one port squared).</summary>
    private static IEnumerable<List<LedgerEntry>> Rivals(List<LedgerEntry> claims)
    {
        while (claims.Count > 0)
        {
            var group = new List<LedgerEntry> { claims[^1] };
            claims.RemoveAt(claims.Count - 1);
            for (var i = 0; i < group.Count; i++)
            {
                var one = group[i];
                for (var j = claims.Count - 1; j >= 0; j--)
                {
                    if (claims[j].Owner!.Id == one.Owner!.Id || claims[j].At.Overlaps(one.At))
                    {
                        group.Add(claims[j]);
                        claims.RemoveAt(j);
                    }
                }
            }

            if (group.Any(c => c.Owner!.Id != group[0].Owner!.Id))
            {
                yield return group;
            }
        }
    }

    private Finding EitherOr(HostScope host, List<LedgerEntry> group)
    {
        // Whatever the order of the ledger, it is the same finding.
        group = [.. group.OrderBy(c => c.Owner!.Id, StringComparer.Ordinal).ThenBy(c => c.At.ToString(), StringComparer.Ordinal)];
        var owners = group.Select(c => c.Owner!).DistinctBy(o => o.Id).ToList();
        var port = PortWords.Port(group[0].At.Protocol, group[0].At.Port);
        var last = owners[^1].Name;
        var via = group.Last(c => c.Owner!.Id == owners[^1].Id).Via;
        return new Finding
        {
            Id = NodeId.Edge(Name, host.OwnNetns, string.Join('\n', owners.Select(o => o.Id)), port),
            Rule = Name,
            Severity = FindingSeverity.Info,
            Title = $"Port {port} is wanted {(owners.Count == 2 ? "twice" : $"by {owners.Count} containers")}",
            Detail = $"{PortWords.List([.. owners.Select(o => o.Name)])} {(owners.Count == 2 ? "both" : "all")} want {port}, and nobody has it: the first to start gets it.",
            Subjects = owners.Select(o => o.Id).ToValueList(),
            Port = PortClaim.Port(host, group[0]),
            Fix = $"Start only one of them, or {PortFix.Another(last, via, host.Free.From(group[0].At.Protocol, group[0].At.Port + 1))}",
        };
    }
}
