using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A network policy as a chip on its namespace: what it is about is lit when it is looked at.</summary>
internal static class PolicyDrawing
{
    public const string Foot = "foot";
    public const double Height = 20;

    private const double TextX = 23;
    private const double LongestName = 160;

    public static string IdOf(string node) => "policy/" + node;

    /// <summary>How wide it is, with its words at zoom 0.8.</summary>
    public static double Width(Node policy) => TextX + Math.Min(LongestName, Math.Ceiling(TextMetrics.Width(policy.Name, TextRole.Note) * 1.25)) + 8;

    public static SceneElement Draw(Node policy, Health health, string parent, double x, double y)
    {
        var properties = (NetworkPolicyProperties)policy.Properties;
        var width = Width(policy);
        return new SceneElement
        {
            Id = IdOf(policy.Id),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = new Box(x, y, width, Height),
            Name = policy.Name,
            Description = $"network policy, {string.Join(" and ", properties.PolicyTypes.Select(t => t.ToLowerInvariant()))}, applies to {(properties.PodSelector.Count == 0 ? "every pod" : string.Join(' ', properties.PodSelector.Take(4)))}",
            Health = health,
            Node = policy.Id,
            Nodes = [policy.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, width, Height), 4, health == Health.Error ? BoxLook.CardError : BoxLook.Raised) { From = Detail.Brief },
                new IconPart(5, 3, "network-policy", Tone.Ink2) { From = Detail.Brief },
                new TextPart(TextX, 14, width - TextX - 6, [new Run(policy.Name, TextRole.Note, Tone.Ink2, MayCut: true)]) { From = Detail.Full },
            ],
            Jacks = [new Jack(Foot, 12, Height)],
        };
    }
}
