using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-latent</c>: a container that does not run wants a port that another has by now, so that its next start will fail. What
/// port-blocked says already is not said twice. A NAT rule without a socket does not make a start fail: once the container runs
/// under it, port-shadowed says so.
/// </summary>
internal sealed class PortLatentRule : IHostRule
{
    // A container that is replaced (compose up) leaves the old one stopped for a moment.
    private static readonly TimeSpan Replacing = TimeSpan.FromSeconds(3);

    public string Name => "port-latent";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        var said = PortBlockedRule.Blocked(host).Keys.ToHashSet();
        foreach (var claim in PortClaim.Waiting(host))
        {
            if (!said.Contains(PortClaim.Of(claim)) && PortClaim.InTheWayOf(host, claim) is { } holder)
            {
                var since = Since(claim, holder);
                if (host.HasLasted(since, Replacing) && said.Add(PortClaim.Of(claim)))
                {
                    yield return Latent(host, claim, holder, since);
                }
            }
        }
    }

    /// <summary>From when on both have been so; null when that is not known.</summary>
    private static DateTimeOffset? Since(LedgerEntry claim, LedgerEntry holder)
    {
        DateTimeOffset? latest = null;
        foreach (var moment in new[] { ((ContainerProperties)claim.Owner!.Properties).FinishedAt, holder.Since, holder.OwnerStartedAt })
        {
            latest = latest is null || moment > latest ? moment ?? latest : latest;
        }

        return latest;
    }

    private Finding Latent(HostScope host, LedgerEntry claim, LedgerEntry holder, DateTimeOffset? since)
    {
        var loser = claim.Owner!;
        var port = PortWords.Port(claim.At.Protocol, claim.At.Port);
        return new Finding
        {
            Id = NodeId.Edge(Name, loser.Id, claim.Netns, port),
            Rule = Name,
            Severity = FindingSeverity.Warning,
            Title = $"Port {port} is taken when {loser.Name} starts again",
            Detail = $"{loser.Name} wants {claim.At}, but {PortWords.Owner(holder)} {PortWords.Verb(holder)} {holder.At}: its next start fails.{PortWords.Oddity(holder)}",
            Subjects = holder.Owner is null ? [loser.Id] : [loser.Id, holder.Owner.Id],
            Port = PortClaim.Port(host, claim),
            Holder = holder.Owner?.Id,
            Fix = PortFix.For(loser.Name, claim, holder, host.Free.From(claim.At.Protocol, claim.At.Port + 1)),
            Since = since ?? default,
        };
    }
}
