using NetDash.Drawing.Clusters;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>The title of a group: the workload, how many of its pods are ready, and what is wrong with those that are not drawn.</summary>
internal static class WorkloadDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    private const double FoldRoom = 18;

    public static string IdOf(string key) => "group/" + key;

    public static string FrameOf(string key) => "frame/" + key;

    public static string UntoldOf(string key) => "untold/" + key;

    /// <summary>The ground that title and lines stand on; without a title, so that it is not read out.</summary>
    public static SceneElement Frame(GroupPlan plan, string parent, Box box) => new()
    {
        Id = FrameOf(plan.Key),
        Kind = ElementKind.Card,
        Layer = SceneLayer.Area,
        Parent = parent,
        Box = box,
        Name = "",
        Parts = [new BoxPart(new Box(0, 0, box.W, box.H), 6, plan.Health == Health.Stopped ? BoxLook.Ghost : BoxLook.Card) { From = Detail.Tile }],
    };

    public static SceneElement Title(GroupPlan plan, PodHealths healths, string parent, Box box, bool isFramed)
    {
        var workload = plan.Workload?.Properties as WorkloadProperties;
        var name = plan.Workload?.Name ?? "Pods of no workload";
        var rolled = plan.Pods.Count - plan.Rows.Count - plan.Untold;
        var counts = workload is { WorkloadKind: not "CronJob" } ? $"{workload.Ready}/{workload.Desired}" : plan.Pods.Count > 0 ? Wording.Number(plan.Pods.Count) : "";
        var words = Words(plan, healths, rolled);
        var fold = plan.Fold;
        var indent = fold is null ? 0 : FoldRoom;
        var looks = plan.Health switch { Health.Error => BoxLook.CardError, Health.Stopped => BoxLook.Ghost, _ => BoxLook.Card };
        return new SceneElement
        {
            Id = IdOf(plan.Key),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = box,
            Name = name,
            Description = string.Join(", ", new[] { workload?.WorkloadKind ?? "", counts.Length > 0 ? $"{counts} ready" : "", words }.Where(t => t.Length > 0)),
            Health = plan.Health,
            Node = plan.Workload?.Id,
            Nodes = [.. plan.Workload is { } own ? [own.Id] : Array.Empty<string>(), .. rolled + plan.Untold > 0 ? plan.Pods.Select(p => p.Id) : []],
            Parts =
            [
                .. isFramed ? [] : new Part[] { new BoxPart(new Box(0, 0, box.W, box.H), 6, looks) { From = Detail.Tile } },
                .. fold is null ? [] : new Part[] { new IconPart(8, 8, fold.IsOpen ? "less" : "more", Tone.Ink2) { From = Detail.Full } },
                new IconPart(12 + indent, 8, plan.Workload is null ? "pod" : "workload", Tone.Ink2) { From = Detail.Full },
                new TextPart(32 + indent, 19, 300 - indent,
                [
                    new Run(name, TextRole.Name, Tone.Ink, MayCut: true), new Run(workload?.WorkloadKind ?? "", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1),
                    new Run(words, TextRole.Note, plan.Health switch { Health.Error => Tone.Error, Health.Warning => Tone.Warning, _ => Tone.Ink3 }, Gap: 8, Drop: plan.Health >= Health.Warning ? 0 : 2),
                ]) { From = Detail.Full },
                new TextPart(box.W - 31, 19, 80, [new Run(counts, TextRole.Port, Tone.Ink2)], End: true) { From = Detail.Full },
                new GlyphPart(box.W - 18, 15, plan.Health),
            ],
            Brief = new Brief(name, counts, plan.Workload is null ? "pod" : "workload"),
            Jacks = [new Jack(Left, 0, box.H / 2), new Jack(Right, box.W, box.H / 2)],
            Spots = fold is null ? []
                : [new Spot(new Box(0, 0, FoldRoom + 10, box.H), fold.Node, fold.IsOpen ? $"Roll up {name}" : $"Show each of {Wording.Count(plan.Pods.Count, "pod")}") { IsFold = true }],
        };
    }

    /// <summary>Counts what there is no room for.</summary>
    public static SceneElement Untold(GroupPlan plan, string parent, Box box) => new()
    {
        Id = UntoldOf(plan.Key),
        Kind = ElementKind.Head,
        Parent = parent,
        Box = box,
        Name = $"{Wording.Number(plan.Untold)} more",
        Parts = [new TextPart(28, (box.H / 2) + 4, box.W - 40, [new Run($"{Wording.Number(plan.Untold)} more {(plan.Places.Count > 0 ? "addresses" : "like these")}", TextRole.Note, Tone.Ink3)]) { From = Detail.Full }],
    };

    /// <summary>What is wrong with those that are not drawn is told by its number.</summary>
    private static string Words(GroupPlan plan, PodHealths healths, int rolled)
    {
        if (plan.Workload?.Properties is WorkloadProperties { WorkloadKind: not "CronJob", Desired: 0 } && plan.Pods.Count == 0)
        {
            return "wants no pods";
        }

        var wrong = rolled > 0 ? plan.Pods.Count(p => healths.Of(p) >= Health.Warning) : 0;
        return wrong > 0 ? $"{Wording.Number(wrong)} not ready" : "";
    }
}
