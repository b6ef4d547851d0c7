using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Analysis.Ports;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-blocked</c>: a container failed because another holds a port that it wants. Either the engine says so, or it ended
/// with an exit code other than 0 in a shared namespace where another has held such a port since before it ended.
/// </summary>
internal sealed partial class PortBlockedRule : IFindingRule
{
    // A new listener is found within one round of looking, so it may carry a time this much later than the truth.
    private static readonly TimeSpan LookingInterval = TimeSpan.FromSeconds(2);

    public string Name => "port-blocked";

    public IEnumerable<Finding> Evaluate(HostScope host)
    {
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (container.State is "running" or "paused" or "removing")
            {
                continue;
            }

            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var claim in PortClaims.Of(node, container, host))
            {
                if (Blocks(container, claim) is not { } kind
                    || host.Holders.InTheWayOf(claim.NetnsId, claim.Address, node.Id) is not { } holder
                    || (kind == Evidence.Exit && !HeldBefore(holder, container.FinishedAt)))
                {
                    continue;
                }

                // A port published for both families fails once: people see one finding for it.
                if (reported.Add(PortHolders.Word(claim.Address.Protocol, claim.Address.Port)))
                {
                    yield return Blocked(host, node, container, claim, holder);
                }
            }
        }
    }

    private static Evidence? Blocks(ContainerProperties container, PortClaim claim)
    {
        if (claim.Published)
        {
            return container.Error.Length > 0 && EngineBlames(container.Error, claim.Address.Port) ? Evidence.Engine : null;
        }

        return container.State is "exited" or "restarting" or "dead" && container.ExitCode != 0 ? Evidence.Exit : null;
    }

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

    private static bool HeldBefore(PortHolder holder, DateTimeOffset? ended) =>
        ended is { } end
        && (holder.OwnerStartedAt is not { } started || started <= end)
        && (holder.Since is not { } since || since <= end + LookingInterval);

    private static Finding Blocked(HostScope host, Node loser, ContainerProperties container, PortClaim claim, PortHolder holder)
    {
        var port = PortHolders.Word(claim.Address.Protocol, claim.Address.Port);
        var free = host.Holders.FreePortAfter(claim.Address.Protocol, claim.Address.Port);
        return new Finding
        {
            Id = NodeId.Edge("port-blocked", loser.Id, claim.NetnsId, port),
            Rule = "port-blocked",
            Severity = FindingSeverity.Error,
            Title = $"Port {port} is taken",
            Detail = $"{loser.Name} could not start: {HolderWords(holder)} {holder.Address}.",
            Subjects = holder.Owner is null ? [loser.Id] : [loser.Id, holder.Owner.Id],
            Port = new FindingPort(claim.Address.Protocol, claim.Address.Address.ToString(), claim.Address.Port, host.HostId),
            Holder = holder.Owner?.Id,
            Fix = PortFix.For(loser, claim, holder, free),
            Since = container.FinishedAt ?? default,
        };
    }

    private static string HolderWords(PortHolder holder) => holder.Owner switch
    {
        null => "a process that NetDash cannot read holds",
        { Kind: NodeKind.Container } container when holder.Published => $"{container.Name} already publishes",
        { Properties: ProcessProperties process } owner => $"{owner.Name} (pid {process.Pid}) already listens on",
        var owner => $"{owner.Name} already listens on",
    };

    // The port after a colon and before what an engine writes next; both phrases say that somebody else has it.
    [GeneratedRegex(@":(?<port>\d{1,5})(:[^\s]*)?(: bind)?( failed)?: (address already in use|port is already allocated)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TakenPattern();

    private enum Evidence
    {
        Engine,
        Exit,
    }
}
