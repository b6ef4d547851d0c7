using NetDash.Drawing.Clusters;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>Draws a namespace and everything in it at its place.</summary>
internal sealed class IslandDrawing(TopologySnapshot snapshot, Sketch sketch, PodHealths healths, Func<string, bool>? shown, IslandLayout layout)
{
    private const double TitleRoom = 300;
    private const double ChipGap = 6;
    private const double MoreRoom = 40;

    private string Id => IdOf(layout.Plan.Namespace);

    public static string IdOf(Node @namespace) => "island/" + @namespace.Id;

    public void Draw(string cluster, double x, double y)
    {
        sketch.Add(Ground(cluster, new Box(x, y, layout.Width, layout.Height)));
        Policies(x, y);
        for (var strand = 0; strand < layout.Strands; strand++)
        {
            Heads(strand, x, y + layout.HeadsY);
        }

        var services = layout.Plan.Blocks.SelectMany(b => b.Services).Select(s => s.Node.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (ingress, strand, at) in layout.Ingresses)
        {
            // What a filter hides is there all the same.
            sketch.Add(IngressDrawing.Draw(
                ingress, name => shown is not null || services.Contains(name), NodeHealth.Of(snapshot, ingress.Node), Id, x + layout.StrandX(strand), y + layout.ContentY + at));
        }

        foreach (var (block, strand, at) in layout.Blocks)
        {
            var top = y + layout.ContentY + at;
            for (var i = 0; i < block.Plan.Services.Count; i++)
            {
                sketch.Add(ServiceDrawing.Draw(block.Plan.Services[i], Id, x + layout.ServiceX(strand), top + (i * ServiceLanes.ServicePitch)));
            }

            foreach (var group in block.Groups)
            {
                Group(group, x + layout.PodX(strand), top);
                top += group.Height + ServiceLanes.GroupGap;
            }
        }
    }

    private void Group(GroupLayout group, double x, double y)
    {
        var plan = group.Plan;
        var parent = Id;
        var (rowX, rowWidth) = (x, ServiceLanes.PodWidth);
        if (plan.HasTitle)
        {
            if (group.Rows > 0)
            {
                sketch.Add(WorkloadDrawing.Frame(plan, Id, new Box(x, y, ServiceLanes.PodWidth, group.Height)));
                (rowX, rowWidth) = (x + ServiceLanes.FrameInset, ServiceLanes.PodWidth - (2 * ServiceLanes.FrameInset));
            }

            sketch.Add(WorkloadDrawing.Title(plan, healths, Id, new Box(x, y, ServiceLanes.PodWidth, ServiceLanes.TitleHeight), group.Rows > 0));
            parent = WorkloadDrawing.IdOf(plan.Key);
        }

        Box Row(string key) => new(rowX, y + group.RowTop(key), rowWidth, plan.HasTitle ? ServiceLanes.RowHeight : ServiceLanes.LooseHeight);
        foreach (var pod in plan.Rows)
        {
            sketch.Add(PodDrawing.Draw(snapshot, pod, healths.Of(pod), shown, parent, Row(pod.Id), plan.HasTitle));
        }

        foreach (var place in plan.Places)
        {
            sketch.Add(PlaceDrawing.Draw(place, NodeHealth.Of(snapshot, place.Node), parent, Row(place.Key)));
        }

        if (plan.Untold > 0)
        {
            sketch.Add(WorkloadDrawing.Untold(plan, parent, Row(GroupLayout.Untold)));
        }
    }

    private void Policies(double x, double y)
    {
        var room = layout.Width - TitleRoom - ServiceLanes.IslandPad - MoreRoom;
        var told = layout.Plan.Policies.TakeWhile(p => (room -= PolicyDrawing.Width(p) + ChipGap) >= 0).ToList();
        var untold = layout.Plan.Policies.Count - told.Count;
        var right = x + layout.Width - ServiceLanes.IslandPad;
        if (untold > 0)
        {
            sketch.Add(HostDrawing.Head($"policies/{layout.Plan.Namespace.Id}", Id, right - MoreRoom, y + 7, MoreRoom, $"+{Wording.Number(untold)}", end: true));
            right -= MoreRoom;
        }

        foreach (var policy in told.AsEnumerable().Reverse())
        {
            right -= PolicyDrawing.Width(policy);
            sketch.Add(PolicyDrawing.Draw(policy, NodeHealth.Of(snapshot, policy), Id, right, y + 7));
            right -= ChipGap;
        }
    }

    private void Heads(int strand, double x, double y)
    {
        var key = $"{layout.Plan.Namespace.Id}/{strand}";
        if (strand >= layout.Served)
        {
            sketch.Add(HostDrawing.Head(key + "/loose", Id, x + layout.PodX(strand), y, ServiceLanes.PodWidth, "No service leads here"));
            return;
        }

        if (layout.HasIngresses)
        {
            sketch.Add(HostDrawing.Head(key + "/ingresses", Id, x + layout.StrandX(strand), y, ServiceLanes.IngressWidth, "Ingresses"));
        }

        if (layout.HasServices)
        {
            sketch.Add(HostDrawing.Head(key + "/services", Id, x + layout.ServiceX(strand), y, ServiceLanes.ServiceWidth, "Services"));
        }

        sketch.Add(HostDrawing.Head(
            key + "/pods", Id, x + layout.PodX(strand), y, ServiceLanes.PodWidth, layout.Plan.IsRolledUp ? "Who answers, rolled up by workload" : "Who answers, by workload"));
    }

    private SceneElement Ground(string cluster, Box box)
    {
        var node = layout.Plan.Namespace;
        var health = NodeHealth.Of(snapshot, node);
        var counts = string.Join(" · ", new[]
        {
            layout.Plan.Services > 0 ? Wording.Count(layout.Plan.Services, "service") : "", layout.Plan.Pods > 0 ? Wording.Count(layout.Plan.Pods, "pod") : "",
        }.Where(t => t.Length > 0));
        return new SceneElement
        {
            Id = Id,
            Kind = ElementKind.Area,
            Layer = SceneLayer.Area,
            Parent = cluster,
            Box = box,
            Name = node.Name,
            Description = counts,
            Health = health,
            Node = node.Id,
            Nodes = [node.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, box.W, box.H), 8, BoxLook.Ground) { From = Detail.Tile },
                new IconPart(12, 10, "k8s-namespace", Tone.Ink2) { From = Detail.Full },
                new TextPart(33, 22, TitleRoom - 40,
                [
                    new Run(node.Name, TextRole.Title, Tone.Ink, MayCut: true), new Run(counts, TextRole.Note, Tone.Ink3, Gap: 10, Drop: 1),
                    new Run(node.Status == NodeStatus.Warning ? "being deleted" : "", TextRole.Note, Tone.Warning, Gap: 10),
                ]) { From = Detail.Full },
            ],
            Brief = new Brief(node.Name, "", "k8s-namespace"),
            Spots = [new Spot(new Box(0, 0, TitleRoom, ServiceLanes.IslandHead), node.Id, node.Name)],
        };
    }
}
