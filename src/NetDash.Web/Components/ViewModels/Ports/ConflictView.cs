using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A conflict as a row tells it: who has the port, who wants it, and one thing to paste. Pure.</summary>
/// <param name="View">The finding with its things.</param>
/// <param name="HolderAbout">What the holder is, in few words.</param>
/// <param name="WantingAbout">How the other one is.</param>
/// <param name="Fix">What ends it; null where only the finding's sentence tells.</param>
/// <param name="Entry">The entry of the ledger that a link selects; null when the ledger has none.</param>
public sealed record ConflictView(FindingView View, string HolderAbout, string WantingAbout, FixLine? Fix, LedgerEntry? Entry)
{
    public Finding Finding => View.Finding;

    /// <summary>A row for each finding in which two want one port, the worst first.</summary>
    public static IReadOnlyList<ConflictView> Of(TopologySnapshot snapshot, HostLedger ledger, PortFindings findings)
    {
        var conflicts = findings.All.Where(PortFindings.IsConflict).ToList();
        if (conflicts.Count == 0)
        {
            return [];
        }

        var free = ledger.HasKernel ? FreePorts.Of(ledger) : null;
        var numbers = conflicts.Select(f => (f.Port!.Protocol, f.Port.Port)).ToHashSet();
        var entries = ledger.Entries.Where(e => numbers.Contains((e.At.Protocol, e.At.Port))).ToLookup(e => (e.At.Protocol, e.At.Port));
        return [.. conflicts.Select(f => Make(snapshot, f, [.. entries[(f.Port!.Protocol, f.Port.Port)]], free))];
    }

    private static ConflictView Make(TopologySnapshot snapshot, Finding finding, IReadOnlyList<LedgerEntry> entries, FreePorts? free)
    {
        var view = FindingView.Of(snapshot, finding);
        var held = entries.FirstOrDefault(e => e.State != PortState.Wanted && e.Owner?.Id == finding.Holder);
        var wanted = entries.FirstOrDefault(e => e.Owner is not null && e.Owner.Id == view.Wanting?.Id && e.State == PortState.Wanted)
            ?? entries.FirstOrDefault(e => e.Owner is not null && e.Owner.Id == view.Wanting?.Id);
        return new ConflictView(
            view, About(view.Holder, held), Waiting(finding, view.Wanting),
            Publish(finding, view.Wanting, free?.From(finding.Port!.Protocol, finding.Port.Port + 1))
                ?? (view.Commands.Count > 0 ? new FixLine(view.Commands[0], "", view.Commands[0]) : null),
            held ?? wanted);
    }

    private static string About(Node? holder, LedgerEntry? held) => holder is null ? "" :
        holder.Kind == NodeKind.Container && held is { State: PortState.Held, Process: { Pid: > 0 } process }
            ? string.Create(CultureInfo.InvariantCulture, $"{FindingView.About(holder)}, pid {process.Pid}")
            : held is { Via: PortVia.DockerPublish } ? "published" : FindingView.About(holder);

    private static string Waiting(Finding finding, Node? wanting) => wanting?.Properties switch
    {
        null => "",
        ContainerProperties c when c.State is "running" or "paused" => FindingView.About(wanting),
        ContainerProperties when finding.Rule == "port-latent" => "stopped, next start fails",
        ContainerProperties { ExitCode: not 0 } c => string.Create(CultureInfo.InvariantCulture, $"failed, exit {c.ExitCode}"),
        ContainerProperties c => OwnerNote.Waiting(c),
        PodProperties pod => pod.Phase.ToLowerInvariant(),
        _ => FindingView.About(wanting),
    };

    /// <summary>The other host port for what is published: in the words of who started it, a compose file or a command.</summary>
    private static FixLine? Publish(Finding finding, Node? wanting, int? freePort)
    {
        if (freePort is not { } free || wanting?.Properties is not ContainerProperties container
            || container.PublishedPorts.FirstOrDefault(p => p.HostPort == finding.Port!.Port && p.Protocol == finding.Port.Protocol) is not { } published)
        {
            return null;
        }

        var port = free.ToString(CultureInfo.InvariantCulture);
        var address = published.HostIp is "" or "0.0.0.0" or "::" ? "" : (published.HostIp.Contains(':', StringComparison.Ordinal) ? $"[{published.HostIp}]" : published.HostIp) + ":";
        var mapping = $"{address}{port}:{published.ContainerPort}{(published.Protocol == PortProtocol.Tcp ? "" : "/" + PortWords.Protocol(published.Protocol))}";
        return container.ComposeProject.Length > 0
            ? new FixLine($"ports: [\"{mapping}\"]", port, $"ports: [\"{mapping}\"]")
            : new FixLine($"docker run -p {mapping} …", port, $"-p {mapping}");
    }
}
