using NetDash.Drawing.Scenes;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>
/// Marks what each finding is about, so that it is lit when the finding is opened: who is in it, and of ports the one that it is about.
/// O(elements) where there are findings.
/// </summary>
internal static class FindingSides
{
    public static void Mark(Sketch sketch, TopologySnapshot snapshot)
    {
        if (snapshot.Findings.IsEmpty)
        {
            return;
        }

        foreach (var element in sketch.Elements.Values.Where(e => e.Layer == SceneLayer.Body && e.Nodes.Count > 0).ToArray())
        {
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var node in element.Nodes)
            {
                foreach (var finding in snapshot.FindingsOf(node))
                {
                    if (IsAbout(finding, element))
                    {
                        ids.Add(finding.Id);
                    }
                }
            }

            if (ids.Count > 0)
            {
                sketch.Replace(element with { Findings = [.. ids] });
            }
        }
    }

    private static bool IsAbout(Finding finding, SceneElement element) => finding.Port is { } about && element.Port is { } port
        ? port.Covers(about.Protocol, about.Port)
        : element.Kind != ElementKind.Plate;
}
