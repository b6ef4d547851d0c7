using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A namespace or container as a card: who lives in it on the first line, then an interface a line.</summary>
internal static class CardDrawing
{
    private const double TitleX = 32;
    private const double TitleEnd = 292;
    private const double FoldRoom = 18;
    private const int MostNames = 3;

    public static string IdOf(CardPlan card) => "card/" + card.Key;

    /// <summary>The jack where a line's cable ends.</summary>
    public static string Jack(int line) => $"line{line}";

    /// <summary>The jack at the right side of a line, for ways between two cards.</summary>
    public static string RightJack(int line) => $"right{line}";

    /// <param name="card">The card.</param>
    /// <param name="tied">Ids of interfaces that another line leads to than that of a rail.</param>
    /// <param name="host">Id of the host's element.</param>
    /// <param name="y">Its top.</param>
    public static SceneElement Draw(CardPlan card, IReadOnlySet<string> tied, string host, double y)
    {
        var height = Lanes.CardHeight(card.Lines.Count);
        var parts = new List<Part>
        {
            new BoxPart(new Box(0, 0, Lanes.CardWidth, height), 6, LookOf(card)) { From = Detail.Tile },
        };
        var spots = new List<Spot>();
        if (card.Group is { } group)
        {
            parts.Add(new IconPart(8, 6, "more", Tone.Ink2) { From = Detail.Full });
            spots.Add(new Spot(new Box(0, 0, FoldRoom + 10, Lanes.CardHead), group.Key.Opens, $"Show each of {Wording.Count(group.Cards, "card")}") { IsFold = true });
        }

        var names = Names(card, parts, spots);
        parts.Add(new GlyphPart(304, 13, card.Health));
        for (var i = 0; i < card.Lines.Count; i++)
        {
            Line(card, tied, i, parts, spots);
        }

        var id = IdOf(card);
        return new SceneElement
        {
            Id = id,
            Kind = ElementKind.Card,
            Parent = host,
            Box = new Box(Lanes.CardX, y, Lanes.CardWidth, height),
            Name = names,
            Description = Describe(card),
            Health = card.Health,
            // A project is no node: a card of its containers selects nothing, and opens.
            Node = card.Group is { } rolled ? (rolled.Key.Subject.Length > 0 ? rolled.Key.Subject : null) : card.Subject.Id,
            Nodes = [.. card.Nodes.Select(n => n.Id).Distinct()],
            Parts = [.. parts],
            Brief = new Brief(names, card.Lines[0].Address.Length > 0 ? WithoutPrefix(card.Lines[0].Address) : card.Note, IconOf(card)),
            Spots = [.. spots],
            Jacks = [.. card.Lines.SelectMany((_, i) => new[] { new Jack(Jack(i), 2, Lanes.LineMiddle(i)), new Jack(RightJack(i), Lanes.CardWidth, Lanes.LineMiddle(i)) })],
        };
    }

    private static BoxLook LookOf(CardPlan card) => card.State switch
    {
        PlugState.Failed => BoxLook.GhostError,
        PlugState.Out => BoxLook.Ghost,
        _ => card.Health == Health.Error ? BoxLook.CardError : BoxLook.Card,
    };

    private static string IconOf(CardPlan card) => card.Group is not null ? KindIcons.NameOf(NodeKind.Group) : card.Pod is null && card.Containers.Count > 0 ? KindIcons.NameOf(card.Containers[0]) : KindIcons.NameOf(card.Subject);

    /// <summary>Everybody in it side by side; who does not fit is counted.</summary>
    private static string Names(CardPlan card, List<Part> parts, List<Spot> spots)
    {
        var named = card.Group is not null ? [(card.Subject, card.Title, card.Note)]
            : card.Pod is { } pod ? [(pod, pod.Name, PodNote(pod))]
            : card.Containers.Count == 0 ? [(card.Subject, card.Title, card.Note)]
            : card.Containers.Select((c, i) => (Node: c, c.Name, Note: Note(card, c, i))).ToList();
        var shown = named.Count <= MostNames ? named : named.GetRange(0, MostNames - 1);
        var rest = named.Count - shown.Count;
        var x = TitleX + (card.Group is null ? 0 : FoldRoom);
        var widths = Shares(shown.Select(n => Natural(n.Item2, n.Item3)).ToList(), TitleEnd - x - (rest > 0 ? 32 : 0));
        var tone = card.State == PlugState.In ? Tone.Ink : card.State == PlugState.Failed ? Tone.Ink : Tone.Ink2;
        for (var i = 0; i < shown.Count; i++)
        {
            var (node, name, note) = shown[i];
            if (i > 0)
            {
                parts.Add(new LinePart(x - 30, 7, x - 30, 22) { From = Detail.Full });
            }

            parts.Add(new IconPart(x - 20, 6, card.Group is null ? KindIcons.NameOf(node) : KindIcons.NameOf(NodeKind.Group), card.State == PlugState.Failed ? Tone.Error : Tone.Ink2) { From = Detail.Full });
            var runs = new List<Run> { new(name, TextRole.Name, tone, MayCut: true) };
            if (note.Length > 0)
            {
                runs.Add(new Run(note, TextRole.Note, NoteTone(card), Gap: 6, Drop: 1, MayCut: true));
            }

            parts.Add(new TextPart(x, 17, widths[i], [.. runs]) { From = Detail.Full });
            if (named.Count > 1)
            {
                spots.Add(new Spot(new Box(x - 24, 0, widths[i] + 24, Lanes.CardHead), node.Id, name));
            }

            x += widths[i] + 40;
        }

        if (rest > 0)
        {
            parts.Add(new TextPart(TitleEnd, 17, 28, [new Run($"+{rest}", TextRole.Note, Tone.Ink3)], End: true) { From = Detail.Full });
        }

        return string.Join(", ", named.Select(n => n.Item2));
    }

    /// <summary>What is wrong with a pod, else where it belongs.</summary>
    private static string PodNote(Node pod)
    {
        var restarts = pod.Status == NodeStatus.Ok ? "" : PodWords.Restarts(pod);
        var wrong = string.Join(" · ", new[] { PodWords.State(pod), restarts }.Where(t => t.Length > 0));
        return wrong.Length > 0 ? wrong : ((PodProperties)pod.Properties).Namespace;
    }

    private static Tone NoteTone(CardPlan card) => card.State == PlugState.Failed ? Tone.Error : card.Pod?.Status switch
    {
        NodeStatus.Error => Tone.Error,
        NodeStatus.Warning => Tone.Warning,
        _ => Tone.Ink3,
    };

    private static string Note(CardPlan card, Node container, int index)
    {
        var properties = HostNodes.Container(container);
        if (!HostNodes.Runs(container))
        {
            var why = PlugStates.WhyNot(properties);
            return index > 0 ? $"shares, {why}" : properties.NetworkMode is "bridge" or "default" ? $"{why} · bridge mode" : why;
        }

        var networks = card.Lines.Count(l => l.Plug is not null);
        return index > 0 ? $"shares {Wording.CutName(card.Containers[0].Name, 20)}"
            : properties.NetworkMode == "none" ? "--net=none"
            : Wording.CutImage(properties.Image) + (networks > 1 ? $" · {networks} networks" : "");
    }

    private static double Natural(string name, string note) =>
        TextMetrics.Width(name, TextRole.Name) + (note.Length > 0 ? 6 + TextMetrics.Width(note, TextRole.Note) : 0);

    /// <summary>Each its own width where all fit; else each an equal share, with 40 between two for divider and icon.</summary>
    private static List<double> Shares(List<double> natural, double room)
    {
        var free = room - (40 * (natural.Count - 1));
        if (natural.Count == 1)
        {
            return [free];
        }

        // Drawn at 0.8, text is a quarter larger in proportion.
        var stretch = Math.Min(1.25, free / natural.Sum());
        return stretch >= 1 ? [.. natural.Select(w => Math.Floor(w * stretch))] : [.. natural.Select(_ => Math.Floor(free / natural.Count))];
    }

    private static void Line(CardPlan card, IReadOnlySet<string> tied, int index, List<Part> parts, List<Spot> spots)
    {
        var line = card.Lines[index];
        var middle = Lanes.LineMiddle(index);
        parts.Add(new LinePart(1, middle - 12, Lanes.CardWidth - 1, middle - 12) { From = Detail.Full });
        if (line.Plug is { Kind: not PlugKind.Wanted })
        {
            parts.Add(new SocketPart(0, middle, FacesLeft: true) { From = Detail.Brief });
        }
        else if (line.Node is null || !tied.Contains(line.Node.Id))
        {
            parts.Add(new CrossPart(7, middle) { From = Detail.Full });
        }

        var chips = line.Chips.ToList();
        if (card.Hidden > 0 && index == card.Lines.Count - 1)
        {
            chips.Add(new ChipPlan($"+{Wording.Count(card.Hidden, "interface")}", Health.Ok));
        }

        if (card.State == PlugState.In && card.Lines.All(l => l.Plug is null) && index == 0 && line.Node is not null && HostNodes.Nic(line.Node).Type == "loopback")
        {
            chips.Add(new ChipPlan("no uplink", Health.Ok));
        }

        var end = CardChips.Draw(chips, middle, parts, Leading(line), spots: spots);
        var nameWidth = TextMetrics.Width(line.Name, TextRole.Mono);
        var runs = new List<Run> { new(line.Name, TextRole.Mono, Tone.Ink2, MayCut: line.Node is null) };
        if (line.Address.Length > 0)
        {
            var slash = line.Address.IndexOf('/', StringComparison.Ordinal);
            runs.Add(new Run(WithoutPrefix(line.Address), TextRole.Mono, Tone.Ink, Gap: Math.Max(36 - nameWidth, 8), Drop: 1));
            if (slash > 0)
            {
                runs.Add(new Run(line.Address[slash..], TextRole.Mono, Tone.Ink, Drop: 3));
            }

            if (line.More > 0)
            {
                runs.Add(new Run($"+{line.More}", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 2));
            }
        }

        parts.Add(new TextPart(24, middle + 4, end - 24 - 6, [.. runs]) { From = Detail.Full });
        if (line.Node is { } nic)
        {
            var from = 24 + runs.Sum(r => r.Gap + TextMetrics.Width(r.Text, r.Role)) + 12;
            if (end - 6 - from > 0 && HostNodes.Nic(nic).Mac.Length > 0)
            {
                parts.Add(new TextPart(from, middle + 4, end - 6 - from, [new Run(HostNodes.Nic(nic).Mac, TextRole.Mono, Tone.Ink3)]) { From = Detail.Close });
            }

            spots.Add(new Spot(new Box(0, middle - 12, end, 24), nic.Id, $"{line.Name} {line.Address}".TrimEnd()));
        }
    }

    // Why there is no interface may be cut; an interface and its address may not.
    private static double Leading(LinePlan line) => line.Node is null && line.Address.Length == 0 ? 140
        : 24 + (1.25 * Math.Max(36, TextMetrics.Width(line.Name, TextRole.Mono) + 8)) + (1.25 * TextMetrics.Width(WithoutPrefix(line.Address), TextRole.Mono)) + 8;

    private static string WithoutPrefix(string address) =>
        address.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? address[..slash] : address;

    private static string Describe(CardPlan card)
    {
        var notes = card.Group is not null ? [card.Note] : card.Pod is { } pod ? [PodWords.Describe(pod)] : card.Containers.Select((c, i) => (card.Containers.Count > 1 ? c.Name + ": " : "") + Note(card, c, i)).ToList();
        if (notes.Count == 0)
        {
            notes.Add(card.Note);
        }

        notes.AddRange(card.Lines.Select(l => string.Join(' ', new[] { l.Name, l.Address, string.Join(' ', l.Chips.Select(c => c.Text)) }.Where(t => t.Length > 0))));
        return string.Join(", ", notes.Where(n => n.Length > 0));
    }
}
