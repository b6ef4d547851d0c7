using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A pod as a line: name, what is wrong with it, address, containers.</summary>
internal static class PodDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    private const double AddressX = 254;
    private const double PauseWidth = 20;

    public static string IdOf(string node) => "pod/" + node;

    /// <param name="snapshot">The topology.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="health">How it is.</param>
    /// <param name="shown">Whether a filter leaves a node; null without one.</param>
    /// <param name="parent">Id of its workload's element, or its namespace's.</param>
    /// <param name="box">Where it stands.</param>
    /// <param name="isFramed">Whether it is a line of a frame, not a card.</param>
    public static SceneElement Draw(TopologySnapshot snapshot, Node pod, Health health, Func<string, bool>? shown, string parent, Box box, bool isFramed)
    {
        var properties = (PodProperties)pod.Properties;
        var address = properties.PodIps.Count > 0 ? properties.PodIps[0] : "";
        var isOver = properties.Phase is "Succeeded" or "Failed";
        var middle = box.H / 2;
        var parts = new List<Part>();
        if (!isFramed || health == Health.Error)
        {
            parts.Add(new BoxPart(new Box(0, isFramed ? 1 : 0, box.W, box.H - (isFramed ? 2 : 0)), 6, health == Health.Error ? BoxLook.CardError : isOver ? BoxLook.Ghost : BoxLook.Card) { From = Detail.Tile });
        }
        else
        {
            parts.Add(new LinePart(0, 0, box.W, 0) { From = Detail.Brief });
        }

        parts.Add(new IconPart(8, middle - 7, "pod", isOver ? Tone.Ink3 : Tone.Ink2) { From = Detail.Full });
        parts.Add(new TextPart(28, middle + 4, AddressX - 28 - 10,
        [
            new Run(pod.Name, TextRole.Name, isOver ? Tone.Ink2 : Tone.Ink, MayCut: true),
            new Run(PodWords.State(pod), TextRole.Note, ToneOf(health), Gap: 8, Drop: health >= Health.Warning ? 0 : 1),
            new Run(PodWords.Restarts(pod), TextRole.Note, ToneOf(health), Gap: 8, Drop: 2),
        ]) { From = Detail.Full });
        var end = box.W - 28;
        Box? pause = null;
        if (properties.PauseContainer.Length > 0 && shown?.Invoke(properties.PauseContainer) == true)
        {
            pause = new Box(end - PauseWidth, middle - 8, PauseWidth, 16);
            parts.Add(new BoxPart(pause.Value, 4, BoxLook.Chip) { From = Detail.Full });
            parts.Add(new IconPart(pause.Value.X + 3, middle - 7, "pause", Tone.Ink2) { From = Detail.Full });
            end -= PauseWidth + 6;
        }

        end = CardChips.Draw(PodChips.Of(properties), middle, parts, AddressX + (TextMetrics.Width(address, TextRole.Mono) * 1.25) + 14, end);
        parts.Add(new TextPart(AddressX, middle + 4, end - AddressX - 6,
        [
            new Run(address, TextRole.Mono, Tone.Ink2), new Run(properties.PodIps.Count > 1 ? $"+{properties.PodIps.Count - 1}" : "", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 1),
            new Run(properties.HostNetwork ? "node's" : "", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 2),
        ]) { From = Detail.Full });
        parts.Add(new GlyphPart(box.W - 14, middle, health));
        return new SceneElement
        {
            Id = IdOf(pod.Id),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = box,
            Name = pod.Name,
            Description = PodWords.Describe(pod),
            Health = health,
            Node = pod.Id,
            // Whoever selects one of its containers finds it here.
            Nodes = [pod.Id, .. snapshot.EdgesOf(pod.Id).Where(e => e.Kind == EdgeKind.InPod).Select(e => e.From).Order(StringComparer.Ordinal)],
            Parts = [.. parts],
            Brief = new Brief(pod.Name, address, "pod"),
            Spots = pause is { } spot ? [new Spot(spot, properties.PauseContainer, "pause")] : [],
            Jacks = [new Jack(Left, 0, middle), new Jack(Right, box.W, middle)],
        };
    }

    private static Tone ToneOf(Health health) => health switch
    {
        Health.Error => Tone.Error,
        Health.Warning => Tone.Warning,
        _ => Tone.Ink3,
    };
}
