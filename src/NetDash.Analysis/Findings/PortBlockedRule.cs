using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-blocked</c>: a container failed because another holds a port that it wants. Either the engine says so, or it ended
/// with an exit code other than 0 in a shared namespace where another has held such a port since before it ended.
/// </summary>
internal sealed partial class PortBlockedRule : IHostRule
{
    // A new listener is found within one round of looking, so it may carry a time this much later than the truth.
    private static readonly TimeSpan LookingInterval = TimeSpan.FromSeconds(2);

    public string Name => "port-blocked";

    public IEnumerable<Finding> Evaluate(HostScope host) =>
        Blocked(host).Values.Select(found => Blocked(host, found.Claim, found.Holder));

    /// <summary>
    /// What is blocked, by who wants it: a port published for both families fails once, and people see one finding for it.
    /// </summary>
    public static Dictionary<PortClaim, (LedgerEntry Claim, LedgerEntry Holder)> Blocked(HostScope host)
    {
        var blocked = new Dictionary<PortClaim, (LedgerEntry, LedgerEntry)>();
        foreach (var claim in PortClaim.Waiting(host))
        {
            var container = (ContainerProperties)claim.Owner!.Properties;
            if (Blocks(container, claim) is { } kind && !blocked.ContainsKey(PortClaim.Of(claim))
                && Holder(host, claim, kind) is { } holder
                && (kind == Evidence.Engine || HeldBefore(holder, container.FinishedAt)))
            {
                blocked.Add(PortClaim.Of(claim), (claim, holder));
            }
        }

        return blocked;
    }

    /// <summary>
    /// Who has the port. The engine says that somebody has, so who forwards it without a socket that was seen is better than nobody.
    /// </summary>
    private static LedgerEntry? Holder(HostScope host, LedgerEntry claim, Evidence evidence)
    {
        var holder = PortClaim.InTheWayOf(host, claim);
        return holder is null && evidence == Evidence.Engine
            ? host.Ledger.InTheWayOf(claim.Netns, claim.At, claim.Owner!.Id, e => !PortClaim.IsPassing(host, e))
            : holder;
    }

    private static Evidence? Blocks(ContainerProperties container, LedgerEntry claim)
    {
        if (claim.Via == PortVia.DockerPublish)
        {
            return container.Error.Length > 0 && EngineBlames(container.Error, claim.At.Port) ? Evidence.Engine : null;
        }

        return Failed(container) ? Evidence.Exit : null;
    }

    /// <summary>Whether a container ended by itself and not well.</summary>
    public static bool Failed(ContainerProperties container) =>
        container.State is "exited" or "restarting" or "dead" && container.ExitCode != 0;

    /// <summary>
    /// Engines say it in these ways:
    /// <code>
    /// driver failed programming external connectivity on endpoint pub3 (…): Error starting userland proxy: listen tcp4 0.0.0.0:9876: bind: address already in use
    /// driver failed programming external connectivity on endpoint b (…): Bind for 0.0.0.0:8080 failed: port is already allocated
    /// failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use
    /// </code>
    /// </summary>
    private static bool EngineBlames(string error, int port) =>
        TakenPattern().Matches(error) is { Count: > 0 } matches
        && matches.Any(m => m.Groups["port"].ValueSpan.SequenceEqual(port.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether somebody had a port before somebody else ended, as far as is known.</summary>
    public static bool HeldBefore(LedgerEntry holder, DateTimeOffset? ended) =>
        ended is { } end
        && (holder.OwnerStartedAt is not { } started || started <= end)
        && (holder.Since is not { } since || since <= end + LookingInterval);

    private static Finding Blocked(HostScope host, LedgerEntry claim, LedgerEntry holder)
    {
        var loser = claim.Owner!;
        var port = PortWords.Port(claim.At.Protocol, claim.At.Port);
        return new Finding
        {
            Id = NodeId.Edge("port-blocked", loser.Id, claim.Netns, port),
            Rule = "port-blocked",
            Severity = FindingSeverity.Error,
            Title = $"Port {port} is taken",
            Detail = $"{loser.Name} could not start: {PortWords.Owner(holder)} {PortWords.Verb(holder)} {holder.At}.{PortWords.Oddity(holder)}",
            Subjects = holder.Owner is null ? [loser.Id] : [loser.Id, holder.Owner.Id],
            Port = PortClaim.Port(host, claim),
            Holder = holder.Owner?.Id,
            Fix = PortFix.For(loser.Name, claim, holder, host.Free.From(claim.At.Protocol, claim.At.Port + 1)),
            Since = ((ContainerProperties)loser.Properties).FinishedAt ?? default,
        };
    }

    // The port after a colon and before what an engine writes next; both phrases say that somebody else has it.
    [GeneratedRegex(@":(?<port>\d{1,5})(:[^\s]*)?(: bind)?( failed)?: (address already in use|port is already allocated)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TakenPattern();

    private enum Evidence
    {
        Engine,
        Exit,
    }
}
