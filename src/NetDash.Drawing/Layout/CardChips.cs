using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>The ports on a line of a card, and the containers of a pod.</summary>
internal static class CardChips
{
    private const double End = 312;

    /// <summary>Flush right, in order; what would reach into the address is counted. Returns where they begin.</summary>
    public static double Draw(List<ChipPlan> chips, double middle, List<Part> parts, double from, double end = End, List<Spot>? spots = null)
    {
        var count = chips.Count;
        while (count > 0 && Total(chips, count) > end - from)
        {
            count--;
        }

        // What is wrong is told before what is not.
        var shown = chips.Select((c, i) => (Chip: c, Index: i)).OrderByDescending(c => c.Chip.Health >= Health.Warning).ThenBy(c => c.Index)
            .Take(count).OrderBy(c => c.Index).Select(c => c.Chip).ToList();
        if (chips.Count > count)
        {
            shown.Add(new ChipPlan($"+{chips.Count - count}", Health.Ok));
        }

        var x = end;
        for (var i = shown.Count - 1; i >= 0; i--)
        {
            var width = Width(shown[i]);
            x -= width;
            parts.Add(new BoxPart(new Box(x, middle - 8, width, 16), 4, BoxLook.Chip) { From = Detail.Full });
            parts.Add(new TextPart(x + 4, middle + 4, width - 8, [new Run(shown[i].Text, TextRole.Mono, ToneOf(shown[i].Health))], Middle: true) { From = Detail.Full });
            if (shown[i].Node is { } node)
            {
                spots?.Add(new Spot(new Box(x, middle - 12, width, 24), node, shown[i].Text));
            }

            x -= 6;
        }

        return x;
    }

    private static double Total(List<ChipPlan> chips, int count) =>
        chips.Take(count).Sum(c => Width(c) + 6) + (chips.Count > count ? Width(new ChipPlan($"+{chips.Count - count}", Health.Ok)) : 0);

    private static double Width(ChipPlan chip) => Math.Ceiling(TextMetrics.Width(chip.Text, TextRole.Mono) * 1.25) + 8;

    private static Tone ToneOf(Health health) => health switch
    {
        Health.Error => Tone.Error,
        Health.Warning => Tone.Warning,
        _ => Tone.Ink2,
    };
}
