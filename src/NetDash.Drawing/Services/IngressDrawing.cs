using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>An ingress: for which hosts and paths it is, a line each.</summary>
internal static class IngressDrawing
{
    public static string IdOf(string node) => "ingress/" + node;

    public static string Jack(int line) => $"line{line}";

    /// <param name="layout">The ingress.</param>
    /// <param name="leads">Whether there is a service of a name.</param>
    /// <param name="health">How it is.</param>
    /// <param name="parent">Id of its namespace's element.</param>
    /// <param name="x">Its left side.</param>
    /// <param name="y">Its top.</param>
    public static SceneElement Draw(IngressLayout layout, Func<string, bool> leads, Health health, string parent, double x, double y)
    {
        const double width = ServiceLanes.IngressWidth;
        var properties = (IngressProperties)layout.Node.Properties;
        var parts = new List<Part>
        {
            new BoxPart(new Box(0, 0, width, layout.Height), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
            new IconPart(9, 6, "ingress", Tone.Ink2) { From = Detail.Full },
            new TextPart(29, 17, width - 29 - 26,
            [
                new Run(layout.Node.Name, TextRole.Name, Tone.Ink, MayCut: true), new Run(properties.ClassName, TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1),
            ]) { From = Detail.Full },
            new GlyphPart(width - 14, 13, health),
        };
        for (var i = 0; i < layout.Lines; i++)
        {
            var isRest = layout.Rules.Count > layout.Lines && i == layout.Lines - 1;
            parts.Add(new TextPart(9, ServiceLanes.IngressHead + (i * ServiceLanes.IngressLine) + 12, width - 18, layout.Rules.Count == 0 ? [new Run("leads nowhere", TextRole.Note, Tone.Ink3)]
                : isRest ? [new Run($"{Wording.Number(layout.Rules.Count - i)} more", TextRole.Note, Tone.Ink3)]
                : Rule(layout.Rules[i], leads(layout.Rules[i].Service))) { From = Detail.Full });
        }

        return new SceneElement
        {
            Id = IdOf(layout.Node.Id),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = new Box(x, y, width, layout.Height),
            Name = layout.Node.Name,
            Description = string.Join(", ", ["ingress", .. properties.Addresses.Take(3), .. layout.Rules.Take(IngressLayout.MostLines).Select(r => $"{HostOf(r)}{r.Path} to {r.Service}:{r.Port}")]),
            Health = health,
            Node = layout.Node.Id,
            Nodes = [layout.Node.Id],
            Parts = [.. parts],
            Brief = new Brief(layout.Node.Name, layout.Rules.Count > 0 ? HostOf(layout.Rules[0]) : "", "ingress"),
            Jacks = [.. Enumerable.Range(0, layout.Lines).Select(i => new Jack(Jack(i), width, ServiceLanes.IngressHead + (i * ServiceLanes.IngressLine) + 8))],
        };
    }

    private static Topology.Values.ValueList<Run> Rule(IngressRule rule, bool leads) => leads
        ? [new Run(HostOf(rule), TextRole.Mono, Tone.Ink2, MayCut: true), new Run(rule.Path is "/" ? "" : rule.Path, TextRole.Mono, Tone.Ink)]
        : [new Run(HostOf(rule) + rule.Path, TextRole.Mono, Tone.Ink2, MayCut: true), new Run("no service", TextRole.Note, Tone.Warning, Gap: 6)];

    private static string HostOf(IngressRule rule) => rule.Host.Length > 0 ? rule.Host : "any host";
}
