using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Ports;

/// <summary>Addresses that ports are reached at.</summary>
internal static class ExposureDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    public static string IdOf(PortArea area, Reach reach) => $"exposure/{area.Netns}/{reach.Key}";

    /// <param name="id">Its id.</param>
    /// <param name="y">Its top.</param>
    /// <param name="reach">Which addresses.</param>
    /// <param name="host">The host.</param>
    /// <param name="nic">The interface that has the one address; null where there is none, or for all.</param>
    /// <param name="health">How that is.</param>
    public static SceneElement Draw(string id, double y, Reach reach, Node host, Node? nic, Health health)
    {
        var (icon, title) = reach.Kind switch
        {
            PortExposure.All => ("host", "All addresses"),
            PortExposure.Loopback => ("loopback", "This host alone"),
            _ => (nic is null ? "interface" : KindIcons.NameOf(nic), nic?.Name ?? "one address"),
        };
        var runs = Address(reach, host);
        var address = string.Join(' ', runs.Select(r => r.Text));
        return new SceneElement
        {
            Id = id,
            Kind = ElementKind.Exposure,
            // Beside its ports in the tree that is read out, not among them.
            Parent = HostDrawing.IdOf(host),
            Box = new Box(PortLanes.ExposureX, y, PortLanes.ExposureWidth, PortLanes.ExposureHeight),
            Name = title,
            Description = address,
            Health = health,
            Node = nic?.Id,
            Nodes = nic is null ? [] : [nic.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, PortLanes.ExposureWidth, PortLanes.ExposureHeight), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
                new IconPart(9, 9, icon, Tone.Ink2) { From = Detail.Full },
                new TextPart(29, 20, PortLanes.ExposureWidth - 34, [new Run(title, TextRole.Name, Tone.Ink, MayCut: true)]) { From = Detail.Full },
                new TextPart(9, 38, PortLanes.ExposureWidth - 12, runs) { From = Detail.Full },
            ],
            Brief = new Brief(title, runs.Count > 0 ? runs[0].Text : "", icon),
            Jacks = [new Jack(Left, 0, PortLanes.ExposureHeight / 2), new Jack(Right, PortLanes.ExposureWidth, PortLanes.ExposureHeight / 2)],
        };
    }

    private static ValueList<Run> Address(Reach reach, Node host)
    {
        switch (reach.Kind)
        {
            case PortExposure.Loopback:
                return [new Run("127.0.0.1", TextRole.Mono, Tone.Ink2)];
            case PortExposure.HostAddresses:
                return [new Run(reach.Address, TextRole.Mono, Tone.Ink2)];
            default:
                var addresses = ((HostProperties)host.Properties).Addresses;
                return addresses.Count switch
                {
                    0 => [new Run("0.0.0.0", TextRole.Mono, Tone.Ink2)],
                    1 => [new Run(addresses[0], TextRole.Mono, Tone.Ink2)],
                    var all => [new Run(addresses[0], TextRole.Mono, Tone.Ink2), new Run($"+{all - 1}", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 1)],
                };
        }
    }
}
