using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>An interface that stands by itself: in its lane, or as a veth where a rail would be.</summary>
internal static class InterfaceDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    /// <summary>A second jack on the right, for ways between interfaces.</summary>
    public const string Tie = "tie";

    public static string IdOf(Node nic) => "interface/" + nic.Id;

    public static double HeightOf(InterfacePlan plan) => plan.IsLoopback ? 48 : 64;

    public static SceneElement Draw(InterfacePlan plan, string area, double y, Health health)
    {
        var nic = plan.Nic;
        var shown = Wiring.Addresses.Shown(nic);
        var first = shown.Count > 0 ? shown[0] : "";
        var slash = first.IndexOf('/', StringComparison.Ordinal);
        var address = plan.IsLoopback || slash < 0 ? first : first[..slash];
        var height = HeightOf(plan);
        var parts = new List<Part>
        {
            new BoxPart(new Box(0, 0, Lanes.InterfaceWidth, height), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
            new IconPart(9, 9, KindIcons.NameOf(plan.Node), Tone.Ink2) { From = Detail.Full },
            new TextPart(29, 20, 72, [new Run(nic.IfName, TextRole.Name, Tone.Ink, MayCut: true)]) { From = Detail.Full },
            new GlyphPart(110, 16, health),
            new TextPart(10, 38, Lanes.InterfaceWidth - 16, [address.Length > 0 ? new Run(address, TextRole.Mono, Tone.Ink) : new Run("no address", TextRole.Note, Tone.Ink3)]) { From = Detail.Full },
        };
        if (!plan.IsLoopback)
        {
            parts.Add(new TextPart(10, 54, Lanes.InterfaceWidth - 16,
            [
                new Run(slash > 0 ? first[slash..] : nic.Type, TextRole.Mono, Tone.Ink3),
                new Run(shown.Count > 1 ? $" · +{shown.Count - 1}" : $" · mtu {nic.Mtu}", TextRole.Mono, Tone.Ink3, Drop: 1),
            ]) { From = Detail.Full });
        }

        return new SceneElement
        {
            Id = IdOf(plan.Node),
            Kind = ElementKind.Interface,
            Parent = area,
            Box = new Box(Lanes.InterfaceX, y, Lanes.InterfaceWidth, height),
            Name = nic.IfName,
            Description = Describe(nic),
            Health = health,
            Node = plan.Node.Id,
            Nodes = [plan.Node.Id],
            Parts = [.. parts],
            Brief = new Brief(nic.IfName, address, KindIcons.NameOf(plan.Node)),
            Jacks = [new Jack(Left, 0, height / 2), new Jack(Right, Lanes.InterfaceWidth, height / 2), new Jack(Tie, Lanes.InterfaceWidth, (height / 2) + 8)],
        };
    }

    /// <summary>One end of a pair that is on no bridge, at the height of its cable.</summary>
    public static SceneElement DrawPair(Node node, string area, double middle, Health health) => new()
    {
        Id = IdOf(node),
        Kind = ElementKind.Interface,
        Parent = area,
        Box = new Box(Lanes.PairX, middle - 12, Lanes.BridgeWidth, 24),
        Name = HostNodes.Nic(node).IfName,
        Description = Describe(HostNodes.Nic(node)),
        Health = health,
        Node = node.Id,
        Nodes = [node.Id],
        Parts =
        [
            new BoxPart(new Box(0, 0, Lanes.BridgeWidth, 24), 4, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
            new IconPart(8, 5, KindIcons.NameOf(node), Tone.Ink2) { From = Detail.Full },
            new TextPart(28, 16, Lanes.BridgeWidth - 34, [new Run(HostNodes.Nic(node).IfName, TextRole.Mono, Tone.Ink)]) { From = Detail.Full },
        ],
        Brief = new Brief(HostNodes.Nic(node).IfName),
        Jacks = [new Jack(Left, 0, 12), new Jack(Right, Lanes.BridgeWidth, 12)],
    };

    private static string Describe(InterfaceProperties nic) =>
        string.Join(", ", new[] { nic.Type, nic.OperState, string.Join(' ', nic.Addresses), nic.Gateways.Count > 0 ? $"gateway {string.Join(' ', nic.Gateways)}" : "", $"mtu {nic.Mtu}" }.Where(t => t.Length > 0));
}
