using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>The host's card, the areas in it, the lanes' titles.</summary>
internal static class HostDrawing
{
    public const string Left = "left";

    private const double HostCountsWidth = 330;

    public static string IdOf(Node host) => "host/" + host.Id;

    public static string AreaId(AreaPlan area) => "area/" + area.Key;

    /// <param name="node">The host.</param>
    /// <param name="box">Where it stands.</param>
    /// <param name="role">What it is to a cluster; empty for nothing.</param>
    /// <param name="counts">What is on it.</param>
    /// <param name="health">How it is.</param>
    public static SceneElement Host(Node node, Box box, string role, string counts, Health health)
    {
        var host = (HostProperties)node.Properties;
        var about = string.Join(" · ", new[] { host.Os, host.Kernel.Length > 0 ? $"Linux {host.Kernel}" : host.IsPart ? "" : "kernel not read" }.Where(t => t.Length > 0));
        var runs = new List<Run> { new(node.Name, TextRole.Title, Tone.Ink, MayCut: true) };
        if (host.Addresses.Count > 0)
        {
            runs.Add(new Run(host.Addresses[0], TextRole.Mono, Tone.Ink2, Gap: 8, Drop: 1));
        }

        if (host.Addresses.Count > 1)
        {
            runs.Add(new Run($"+{host.Addresses.Count - 1}", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 2));
        }

        runs.Add(new Run(role, TextRole.Note, Tone.Ink2, Gap: 10, Drop: 3));
        runs.Add(new Run(about, TextRole.Note, Tone.Ink3, Gap: 10, Drop: 4));
        return new SceneElement
        {
            Id = IdOf(node),
            Kind = ElementKind.Host,
            Layer = SceneLayer.Area,
            Box = box,
            Name = node.Name,
            Description = string.Join(", ", [.. host.Addresses.Take(3), .. role.Length > 0 ? [role] : Array.Empty<string>(), about, counts]),
            Health = health,
            Node = node.Id,
            Nodes = [node.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, box.W, box.H), 10, BoxLook.Host) { From = Detail.Tile },
                new IconPart(16, 12, "host", Tone.Ink) { From = Detail.Brief },
                new TextPart(40, 25, box.W - 40 - 16 - HostCountsWidth, [.. runs]) { From = Detail.Full },
                new TextPart(box.W - 16, 25, HostCountsWidth - 8, [new Run(counts, TextRole.Note, Tone.Ink3)], End: true) { From = Detail.Full },
                new LinePart(1, Lanes.HostHeader, box.W - 1, Lanes.HostHeader) { From = Detail.Tile },
            ],
            Brief = new Brief(node.Name, "", "host"),
            Spots = [new Spot(new Box(0, 0, box.W, Lanes.HostHeader), node.Id, node.Name)],
            Jacks = [new Jack(Left, 0, Lanes.HostHeader / 2)],
        };
    }

    public static SceneElement Area(AreaPlan area, string host, Box box) => new()
    {
        Id = AreaId(area),
        Kind = ElementKind.Area,
        Layer = SceneLayer.Area,
        Parent = host,
        Box = box,
        Name = area.Title,
        Node = area.Netns?.Id,
        Nodes = area.Netns is null ? [] : [area.Netns.Id],
        Parts = [new BoxPart(new Box(0, 0, box.W, box.H), 8, BoxLook.Ground) { From = Detail.Tile }],
    };

    /// <summary>A lane's title, its baseline 11 above the ground.</summary>
    public static SceneElement Head(string key, string? parent, double x, double top, double width, string text, string icon = "", bool end = false, bool strong = false) => new()
    {
        Id = "head/" + key,
        Kind = ElementKind.Head,
        Parent = parent,
        Box = new Box(x, top, width, 20),
        Name = text,
        Parts =
        [
            .. icon.Length > 0 ? [new IconPart(0, 1, icon, Tone.Ink3) { From = Detail.Full }] : Array.Empty<Part>(),
            new TextPart(end ? width : icon.Length > 0 ? 20 : 0, 13, width - (icon.Length > 0 ? 20 : 0), [new Run(text, end ? TextRole.Note : TextRole.Label, strong ? Tone.Ink2 : Tone.Ink3, MayCut: !end)], end) { From = Detail.Full },
        ],
    };

    /// <summary>What a host has, as <c>12 pods · 14 containers · 0 networks · 15 namespaces</c>; what only holds a pod's namespace is no container to people.</summary>
    public static string Counts(TopologySnapshot snapshot, Node host)
    {
        var pods = Of(snapshot, host, NodeKind.Pod);
        return string.Join(" · ", new[]
        {
            pods > 0 ? Wording.Count(pods, "pod") : "",
            Wording.Count(Of(snapshot, host, NodeKind.Container), "container"),
            Wording.Count(Of(snapshot, host, NodeKind.DockerNetwork), "network"),
            Wording.Count(Of(snapshot, host, NodeKind.Netns), "namespace"),
        }.Where(t => t.Length > 0));
    }

    private static int Of(TopologySnapshot snapshot, Node host, NodeKind kind) =>
        snapshot.OfKind(kind).Count(n => n.Host == host.Id && n.Properties is not ContainerProperties { IsPause: true });
}
