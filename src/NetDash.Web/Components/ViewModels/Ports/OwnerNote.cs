using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>What is told beside an owner's name.</summary>
/// <param name="Text">Few words; empty where there is nothing to add.</param>
/// <param name="IsMono">Whether it is a process name or a number.</param>
public sealed record OwnerNote(string Text, bool IsMono)
{
    internal static OwnerNote Of(LedgerRow row)
    {
        if (row.Findings.Any(f => f.Rule == "port-declared-unheard") && Target(row) is { } port)
        {
            return new OwnerNote($"nothing on {port}", false);
        }

        return (row.Owner, row.State) switch
        {
            ({ Properties: ProcessProperties process }, _) => new OwnerNote(process.Pid.ToString(CultureInfo.InvariantCulture), true),
            ({ Properties: ContainerProperties container }, PortState.Wanted) => new OwnerNote(Waiting(container), false),
            ({ Properties: PodProperties pod }, PortState.Wanted) => new OwnerNote(pod.Phase.ToLowerInvariant(), false),
            ({ } owner, PortState.Held) when row.Process is { Name.Length: > 0 } process && Bare(process.Name) != Bare(owner.Name) => new OwnerNote(process.Name, true),
            _ => new OwnerNote("", false),
        };
    }

    /// <summary>How a container is that does not run.</summary>
    public static string Waiting(ContainerProperties container) => container.State switch
    {
        "created" when container.Error.Length > 0 => "failed to start",
        "created" => "never started",
        "exited" or "dead" => "stopped",
        _ => container.State,
    };

    private static string? Target(LedgerRow row)
    {
        var to = row.Entries.FirstOrDefault(e => e.ForwardsTo.Length > 0)?.ForwardsTo;
        return to?[(to.LastIndexOf(':') + 1)..];
    }

    // node_exporter is the process of node-exporter: comm(5) is cut after 15 bytes, and people write names either way.
    private static string Bare(string name) => name.Replace('_', '-').ToLowerInvariant() is var bare && bare.Length > 15 ? bare[..15] : bare;
}
