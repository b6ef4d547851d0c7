using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components.ViewModels;

/// <summary>Why a map has nothing to draw, before any filter. Pure.</summary>
public static class MapWait
{
    /// <summary>In words; null where there is something that its lens could draw: of the services a cluster, of the others a host or node.</summary>
    public static string? Of(PageState state)
    {
        var snapshot = state.Snapshot;
        var isServices = state.View.Lens == ViewLens.Services;
        NodeKind[] grounds = isServices ? [NodeKind.K8sNode, NodeKind.Cluster, NodeKind.K8sNamespace] : [NodeKind.K8sNode, NodeKind.Host];
        if (Array.Exists(grounds, kind => snapshot.OfKind(kind).Any()))
        {
            return null;
        }

        return snapshot.Sources.Count == 0 ? "No source reports yet."
            : snapshot.Sources.Where(s => s.State == SourceState.Connecting).Select(s => s.Name).ToList() is { Count: > 0 } names ? $"Reading {string.Join(", ", names)}."
            : isServices ? "No cluster is read."
            : "No source tells of a host.";
    }
}
