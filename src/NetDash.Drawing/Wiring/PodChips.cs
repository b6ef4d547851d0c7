using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>The containers of a pod as chips.</summary>
internal static class PodChips
{
    private const int LongestName = 18;

    /// <summary>Its containers in the order of its spec; what only prepares the others is told while it has not done so.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="seen">Its containers that the kernel or an engine shows, by name.</param>
    public static List<ChipPlan> Of(PodProperties pod, IReadOnlyDictionary<string, Node>? seen = null) =>
    [
        .. pod.Containers.Where(c => c.Role is "container" or "sidecar" || (c.Role == "init" && c.State != "terminated" && pod.Phase == "Pending"))
            .Select(c => new ChipPlan(Wording.CutName(c.Name, LongestName), HealthOf(pod, c), seen?.GetValueOrDefault(c.Name)?.Id)),
    ];

    private static Health HealthOf(PodProperties pod, PodContainer container) => container.Ready || pod.Phase is not "Running" ? Health.Ok
        : container.Reason.Length > 0 && container.State != "running" ? Health.Error : Health.Warning;
}
