using NetDash.Drawing;
using NetDash.Drawing.Words;
using NetDash.Drawing.Writers;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Api.Pictures;

/// <summary>What a picture is called.</summary>
internal static class PictureCaption
{
    private const int LongestName = 60;
    private static readonly NodeKind[] InWiring = [NodeKind.Container, NodeKind.DockerNetwork, NodeKind.Netns];
    private static readonly NodeKind[] InServices = [NodeKind.Service, NodeKind.Pod, NodeKind.K8sNode];

    /// <summary>Its name, what is on it, and what of the view was ignored or not found.</summary>
    public static SceneCaption Of(TopologyView view, ViewContent content, RolledUp? rolledUp = null)
    {
        var isServices = view.Lens == ViewLens.Services;
        var grounds = isServices ? [.. content.Nodes.Values.Where(n => n.Kind == NodeKind.Cluster)] : Hosts(content);
        var lens = view.Lens switch { ViewLens.Ports => "Ports", ViewLens.Services => "Services", _ => "Wiring" };
        var title = grounds.Length == 1 ? $"{lens} of {grounds[0].Name}"
            : grounds.Length == 0 ? lens : $"{lens} of {Wording.Count(grounds.Length, isServices ? "cluster" : "host")}";
        if (content.Nodes.IsEmpty)
        {
            return new SceneCaption(title, string.Join(" ", [!view.HasFilters ? "Nothing has been read yet." : "Nothing matches.", .. Notices(view, content)]));
        }

        var counts = content.Nodes.Values.Where(n => (isServices ? InServices : InWiring).Contains(n.Kind))
            .GroupBy(n => n.Kind).OrderByDescending(g => g.Key is NodeKind.Container or NodeKind.Service).ThenBy(g => g.Key).Select(g => Wording.Count(g.Count(), Wording.Kind(g.Key)));
        var findings = content.Findings.IsEmpty ? "no findings" : Wording.Count(content.Findings.Count, "finding");
        return new SceneCaption(title, string.Join(" ", [$"{string.Join(", ", counts.Append(findings))}.", .. Part(rolledUp), .. Notices(view, content)]));
    }

    /// <summary>Name of the file that it is kept as: nothing in it but letters, digits, dots, dashes.</summary>
    public static string FileName(ViewContent content, PictureFormat format)
    {
        var hosts = Hosts(content);
        var host = hosts.Length == 1 ? string.Concat(hosts[0].Name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-').Take(LongestName)) : "";
        return $"netdash{(host.Length > 0 ? "-" : "")}{host}.{(format == PictureFormat.Svg ? "svg" : "png")}";
    }

    private static Node[] Hosts(ViewContent content) => [.. content.Nodes.Values.Where(n => n.Kind == NodeKind.Host)];

    /// <summary>Nobody should take a part for the whole.</summary>
    private static IEnumerable<string> Part(RolledUp? rolledUp) => rolledUp is { } part && part.Shown < part.Total
        ? [$"{part.Title}: {part.Part}."] : [];

    private static IEnumerable<string> Notices(TopologyView view, ViewContent content) =>
        view.Notices.Concat(content.NotFound.Select(name => $"{name}: nothing has this name."));
}
