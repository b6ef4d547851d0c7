using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Components.Live;

/// <summary>The finding that an address names.</summary>
/// <param name="Reference">As the address names it.</param>
/// <param name="Finding">The finding; null when it does not hold any more, or never did.</param>
public sealed record ChosenFinding(string Reference, Finding? Finding)
{
    /// <summary>Finds what a reference means; null without one.</summary>
    public static ChosenFinding? Find(TopologySnapshot snapshot, string? reference) =>
        reference is null ? null : new ChosenFinding(reference, FindingReference.Find(snapshot, reference));
}
