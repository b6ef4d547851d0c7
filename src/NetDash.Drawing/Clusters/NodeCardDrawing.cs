using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>A node of a cluster as a card: what runs on it by workload, or why nothing is known of that.</summary>
internal static class NodeCardDrawing
{
    public const double Width = 284;
    public const double Height = 138;
    public const double Pitch = 150;

    private const int MostChips = 6;
    private const double ChipWidth = 130;
    private const double ChipHeight = 19;
    private const double ChipPitch = 22;
    private const double ChipsTop = 46;
    private const double Foot = 126;

    public static string IdOf(Node node) => "k8s-node/" + node.Id;

    /// <param name="plan">The node.</param>
    /// <param name="parent">Id of its cluster's element.</param>
    /// <param name="x">Its left side.</param>
    /// <param name="y">Its top.</param>
    public static SceneElement Draw(NodePlan plan, string parent, double x, double y)
    {
        var properties = (K8sNodeProperties)plan.Node.Properties;
        var address = properties.Addresses.Count > 0 ? properties.Addresses[0] : "";
        var isOut = !properties.Ready;
        var parts = new List<Part>
        {
            new BoxPart(new Box(0, 0, Width, Height), 6, isOut ? BoxLook.Ghost : plan.Health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
            new IconPart(12, 12, "k8s-node", isOut ? Tone.Ink2 : Tone.Ink) { From = Detail.Full },
            new TextPart(34, 24, Width - 34 - 34, Title(plan.Node, properties, address)) { From = Detail.Full },
            new GlyphPart(Width - 18, 19, plan.Health),
            new LinePart(1, 38, Width - 1, 38) { From = Detail.Brief },
        };
        var spots = new List<Spot>();
        if (isOut)
        {
            Out(properties, parts);
        }
        else
        {
            Chips(plan, parts, spots);
        }

        var rest = plan.Shares.Skip(MostChips).ToList();
        var left = isOut ? "not ready" : rest.Count == 0 ? properties.Unschedulable ? "takes no new pods" : "" : More(rest);
        var right = isOut ? $"{Wording.Count(plan.Running, "pod")} last seen" : Wording.Count(plan.Running, "pod");
        parts.Add(new TextPart(12, Foot, 170, [new Run(left, TextRole.Note, isOut || properties.Unschedulable ? Tone.Ink2 : Tone.Ink3, MayCut: true)]) { From = Detail.Full });
        parts.Add(new TextPart(Width - 12, Foot, 130, [new Run(right, TextRole.Note, Tone.Ink2)], End: true) { From = Detail.Full });
        return new SceneElement
        {
            Id = IdOf(plan.Node),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = new Box(x, y, Width, Height),
            Name = plan.Node.Name,
            Description = Describe(plan, properties, right),
            Health = plan.Health,
            Node = plan.Node.Id,
            Nodes = [plan.Node.Id, .. plan.Pods.Select(p => p.Id)],
            Parts = [.. parts],
            Brief = new Brief(plan.Node.Name, right, "k8s-node"),
            Spots = [.. spots],
        };
    }

    private static Topology.Values.ValueList<Run> Title(Node node, K8sNodeProperties properties, string address) =>
    [
        new Run(node.Name, TextRole.Title, properties.Ready ? Tone.Ink : Tone.Ink2, MayCut: true),
        new Run(address, TextRole.Mono, Tone.Ink3, Gap: 8, Drop: 1),
    ];

    private static void Chips(NodePlan plan, List<Part> parts, List<Spot> spots)
    {
        for (var i = 0; i < Math.Min(MostChips, plan.Shares.Count); i++)
        {
            var share = plan.Shares[i];
            var box = new Box(10 + (i % 2 * (ChipWidth + 4)), ChipsTop + (i / 2 * ChipPitch), ChipWidth, ChipHeight);
            parts.Add(new BoxPart(box, 4, BoxLook.Chip) { From = Detail.Brief });
            parts.Add(share.Health >= Health.Warning
                ? new GlyphPart(box.X + 12, box.Y + 10, share.Health) { From = Detail.Brief }
                : new IconPart(box.X + 5, box.Y + 3, share.Workload is null ? "pod" : "workload", Tone.Ink3) { From = Detail.Full });
            parts.Add(new TextPart(box.X + 24, box.Y + 13.5, ChipWidth - 24 - 34, [new Run(share.Name, TextRole.Note, Tone.Ink, MayCut: true)]) { From = Detail.Full });
            parts.Add(new TextPart(box.Right - 6, box.Y + 13.5, 30, [new Run(Wording.Number(share.Pods), TextRole.Mono, Tone.Ink)], End: true) { From = Detail.Full });
            if (share.Workload is { } workload)
            {
                spots.Add(new Spot(box, workload.Id, $"{workload.Name}, {Wording.Count(share.Pods, "pod")}"));
            }
        }

        if (plan.Shares.Count == 0)
        {
            parts.Add(new TextPart(12, ChipsTop + 14, Width - 24, [new Run("No pods run here", TextRole.Note, Tone.Ink3)]) { From = Detail.Full });
        }
    }

    private static void Out(K8sNodeProperties properties, List<Part> parts)
    {
        parts.Add(new TextPart(12, 62, Width - 24, [new Run(properties.Reason.Length > 0 ? properties.Reason : "It does not say that it is ready", TextRole.Note, Tone.Ink2, MayCut: true)]) { From = Detail.Full });
        parts.Add(new TextPart(12, 82, Width - 24, [new Run("Its pods are shown as they were then", TextRole.Note, Tone.Ink3)]) { From = Detail.Full });
    }

    private static string More(List<NodeShare> rest)
    {
        var (errors, warnings) = (rest.Count(s => s.Health == Health.Error), rest.Count(s => s.Health == Health.Warning));
        return Wording.Count(rest.Count, "more workload")
            + (errors > 0 ? $", {Wording.Count(errors, "error")}" : warnings > 0 ? $", {Wording.Count(warnings, "warning")}" : "");
    }

    private static string Describe(NodePlan plan, K8sNodeProperties properties, string pods) => string.Join(", ", new[]
    {
        properties.Addresses.Count > 0 ? string.Join(' ', properties.Addresses.Take(3)) : "",
        properties.KubeletVersion, properties.Runtime.Replace("://", " ", StringComparison.Ordinal),
        properties.Ready ? "" : $"not ready {Wording.CutLine(properties.Reason)}".TrimEnd(), properties.Unschedulable ? "takes no new pods" : "", pods,
    }.Concat(plan.Shares.Take(MostChips).Select(s => $"{s.Name} {s.Pods}")).Where(t => t.Length > 0));
}
