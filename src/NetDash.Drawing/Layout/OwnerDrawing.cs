using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>A process or host-mode container: it has no card, because it has no address of its own.</summary>
internal static class OwnerDrawing
{
    public static string IdOf(OwnerPlan owner) => "owner/" + owner.Key;

    public static string Jack(int row) => $"plate{row}";

    public static SceneElement Draw(OwnerPlan owner, string area, double y)
    {
        var rows = Math.Max(1, owner.Plates.Count);
        var height = ((rows - 1) * Lanes.OwnerPitch) + Lanes.OwnerHeight;
        var look = owner.State switch
        {
            PlugState.Failed => BoxLook.GhostError,
            PlugState.Out => BoxLook.Ghost,
            _ => owner.Health == Health.Error ? BoxLook.CardError : BoxLook.Card,
        };
        return new SceneElement
        {
            Id = IdOf(owner),
            Kind = ElementKind.Owner,
            Parent = area,
            Box = new Box(Lanes.OwnerX, y, Lanes.OwnerWidth, height),
            Name = owner.Name,
            Description = owner.Note,
            Health = owner.Health,
            Node = owner.Node.Id,
            Nodes = [owner.Node.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, Lanes.OwnerWidth, height), 6, look) { From = Detail.Tile },
                new IconPart(8, 6, KindIcons.NameOf(owner.Node), owner.State == PlugState.Failed ? Tone.Error : Tone.Ink2) { From = Detail.Full },
                new TextPart(28, 17, Lanes.OwnerWidth - 28 - 20,
                [
                    new Run(owner.Name, TextRole.Name, owner.State == PlugState.Out ? Tone.Ink2 : Tone.Ink, MayCut: true),
                    new Run(owner.Note, TextRole.Note, owner.State == PlugState.Failed ? Tone.Error : Tone.Ink3, Gap: 6, Drop: 1, MayCut: true),
                ]) { From = Detail.Full },
                new GlyphPart(183, 13, owner.Health),
            ],
            Brief = new Brief(owner.Name, "", KindIcons.NameOf(owner.Node)),
            Jacks = [.. Enumerable.Range(0, rows).Select(i => new Jack(Jack(i), 0, 13 + (i * Lanes.OwnerPitch)))],
        };
    }
}
