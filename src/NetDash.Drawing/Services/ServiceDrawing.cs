using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A service: where it is reached, and how many of those behind it answer.</summary>
internal static class ServiceDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    private const double Width = ServiceLanes.ServiceWidth;
    private const double Inner = Width - 32 - 12;

    public static string IdOf(string node) => "service/" + node;

    public static SceneElement Draw(ServicePlan plan, string parent, double x, double y)
    {
        var service = (ServiceProperties)plan.Node.Properties;
        var counts = service.ExternalName.Length > 0 ? "" : $"{service.ReadyEndpoints}/{service.TotalEndpoints}";
        var isShort = counts.Length > 0 && (service.TotalEndpoints == 0 || service.ReadyEndpoints < service.TotalEndpoints);
        // At 0.8 text is a quarter wider in proportion: both sides keep to what is left then.
        var outside = ServiceWords.Outside(service);
        var outsideWidth = outside.Count == 0 ? 0 : Math.Min(Inner / 2, Math.Ceiling(outside.Sum(r => r.Gap + TextMetrics.Width(r.Text, r.Role)) * 1.25));
        return new SceneElement
        {
            Id = IdOf(plan.Node.Id),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = new Box(x, y, Width, ServiceLanes.ServiceHeight),
            Name = plan.Node.Name,
            Description = ServiceWords.Describe(service),
            Health = plan.Health,
            Node = plan.Node.Id,
            Nodes = [plan.Node.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, Width, ServiceLanes.ServiceHeight), 6, plan.Health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
                new IconPart(11, 8, "service", Tone.Ink2) { From = Detail.Full },
                new TextPart(32, 19, Inner - 72,
                [
                    new Run(plan.Node.Name, TextRole.Name, Tone.Ink, MayCut: true), new Run(ServiceWords.Kind(service), TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1),
                ]) { From = Detail.Full },
                new TextPart(Width - 27, 19, 64, [new Run(counts, TextRole.Port, isShort ? Tone.Ink : Tone.Ink2)], End: true) { From = Detail.Full },
                new GlyphPart(Width - 16, 15, plan.Health),
                new TextPart(32, 37, Inner - (outsideWidth > 0 ? outsideWidth + 8 : 0), [.. ServiceWords.At(service)]) { From = Detail.Full },
                .. outside.Count > 0 ? [new TextPart(Width - 12, 37, outsideWidth, [.. outside], End: true) { From = Detail.Full }] : Array.Empty<Part>(),
            ],
            Brief = new Brief(plan.Node.Name, counts, "service"),
            Jacks = [new Jack(Left, 0, ServiceLanes.ServiceJack), new Jack(Right, Width, ServiceLanes.ServiceJack)],
        };
    }
}
