using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>A cluster's card: its name, its API server, its version.</summary>
internal static class ClusterDrawing
{
    public static string IdOf(string cluster) => "cluster/" + cluster;

    /// <param name="id">Id of the cluster's node.</param>
    /// <param name="cluster">The node; null where only things in it are told of.</param>
    /// <param name="box">Where it stands.</param>
    /// <param name="counts">What is in it.</param>
    /// <param name="health">How it is.</param>
    public static SceneElement Draw(string id, Node? cluster, Box box, string counts, Health health)
    {
        var name = cluster?.Name ?? "cluster";
        var properties = cluster?.Properties as ClusterProperties;
        var server = properties?.Server.Replace("https://", "", StringComparison.Ordinal) ?? "";
        var version = properties?.Version ?? "";
        var room = (Math.Min(box.W - 56, 900) / 2) - 8;
        return new SceneElement
        {
            Id = IdOf(id),
            Kind = ElementKind.Host,
            Layer = SceneLayer.Area,
            Box = box,
            Name = name,
            Description = string.Join(", ", new[] { server, version, counts }.Where(t => t.Length > 0)),
            Health = health,
            Node = cluster?.Id,
            Nodes = cluster is null ? [] : [cluster.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, box.W, box.H), 10, BoxLook.Host) { From = Detail.Tile },
                new IconPart(16, 12, "cluster", Tone.Ink) { From = Detail.Brief },
                new TextPart(40, 25, room,
                [
                    new Run(name, TextRole.Title, Tone.Ink, MayCut: true), new Run(Wording.CutLine(server, 60), TextRole.Mono, Tone.Ink2, Gap: 8, Drop: 2),
                    new Run(version, TextRole.Note, Tone.Ink3, Gap: 10, Drop: 1),
                ]) { From = Detail.Full },
                new TextPart(box.W - 16, 25, room, [new Run(counts, TextRole.Note, Tone.Ink3, MayCut: true)], End: true) { From = Detail.Full },
                new LinePart(1, Lanes.HostHeader, box.W - 1, Lanes.HostHeader) { From = Detail.Tile },
            ],
            Brief = new Brief(name, "", "cluster"),
            Spots = cluster is null ? [] : [new Spot(new Box(0, 0, box.W, Lanes.HostHeader), cluster.Id, name)],
        };
    }
}
