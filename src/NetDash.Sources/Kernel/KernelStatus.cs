using NetDash.Linux;
using NetDash.Linux.Namespaces;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>Says how the kernel source is.</summary>
internal static class KernelStatus
{
    /// <summary>Name of the source, and of its partition.</summary>
    public const string SourceName = "kernel";

    private const int MostItems = 100;

    /// <summary>The status of a source that has just read.</summary>
    public static SourceStatus Of(KernelReader reader, string hostId, IEnumerable<Unreadable> hostProblems, long period)
    {
        var problems = reader.Unreadable.Concat(hostProblems)
            .Select(static u => new UnreadableItem(u.What, u.Reason, u.Remedy))
            .Distinct()
            .OrderBy(static u => u.What, StringComparer.Ordinal).ThenBy(static u => u.Reason, StringComparer.Ordinal)
            .ToList();
        if (problems.Count > MostItems)
        {
            var more = problems.Count - MostItems;
            problems.RemoveRange(MostItems, more);
            problems.Add(new UnreadableItem($"{more} more things", "left out here"));
        }

        var canRead = reader.Namespaces.Any(static n => n.Links.Count > 0);
        return new SourceStatus
        {
            Name = SourceName,
            Kind = "kernel",
            Host = hostId,
            State = canRead ? SourceState.Connected : SourceState.Denied,
            Detail = Detail(reader, canRead, period),
            Unreadable = problems.ToValueList(),
        };
    }

    /// <summary>The status of a source that cannot read.</summary>
    public static SourceStatus Failed(SourceState state, string detail) =>
        new() { Name = SourceName, Kind = "kernel", State = state, Detail = detail };

    private static string Detail(KernelReader reader, bool canRead, long period)
    {
        if (!canRead)
        {
            return "No network namespace can be read, not even this program's own.";
        }

        var slow = period > ListenerSchedule.ShortestPeriod
            ? $"{reader.Namespaces.Count} namespaces are more than can be asked every 1.5 s: listeners are looked for every {period / 1000.0:0.#} s."
            : "";

        // Nothing that is asked for is missing: who wants ports that NAT forwards gives one right more.
        var noNat = reader.NatDenied is { } denied
            ? $"Ports that {denied.What} forward are not known ({denied.Reason}): {denied.Remedy}."
            : "";
        return string.Join(' ', new[] { slow, noNat }.Where(static s => s.Length > 0));
    }
}
