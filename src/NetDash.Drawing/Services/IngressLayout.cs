using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>An ingress, its ways by what they are about, and the services that it really leads to.</summary>
internal sealed class IngressLayout
{
    /// <summary>Ways that have a line of their own.</summary>
    public const int MostLines = 5;

    public IngressLayout(TopologySnapshot snapshot, Node node)
    {
        Node = node;
        Routes = [.. snapshot.EdgesOf(node.Id).Where(e => e.Kind == EdgeKind.Routes && e.From == node.Id).OrderBy(e => e.Id, StringComparer.Ordinal)];
        Rules = [.. ((IngressProperties)node.Properties).Rules.Distinct()];
    }

    public Node Node { get; }

    public IReadOnlyList<Edge> Routes { get; }

    public IReadOnlyList<IngressRule> Rules { get; }

    /// <summary>How many lines it has: its ways, and where they are too many, one that counts the rest.</summary>
    public int Lines => Math.Max(1, Math.Min(MostLines, Rules.Count));

    public double Height => ServiceLanes.IngressHead + (Lines * ServiceLanes.IngressLine) + 6;

    /// <summary>Where the first service that it leads to stands; null where it leads to none that is drawn.</summary>
    public (int Strand, double Y)? First(IslandLayout island) =>
        Routes.Select(r => island.ServiceAt(r.To)).Where(at => at is not null).Min();

    /// <summary>The line of a way: its own, else the one that counts the rest.</summary>
    public int LineOf(Edge route)
    {
        var about = (RoutesProperties)route.Properties;
        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Host == about.Host && Rules[i].Path == about.Path && Rules[i].Port == about.Port)
            {
                return Math.Min(i, Lines - 1);
            }
        }

        return Lines - 1;
    }
}
