using System.Globalization;
using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Text;

/// <summary>
/// Fits a line into its width, as <see cref="TextPart"/> says. Runs of one <see cref="Run.Drop"/> go together. The gap before the first
/// run that is left is not drawn. A line that does not fit after that is not drawn at all: half an address would be a wrong one.
/// </summary>
public static class TextFit
{
    private const string Cut = "…";

    // The end that a cut name keeps: pod hashes and numbers stand there.
    private const int KeptEnd = 5;

    // What decimals lose on the way; far below what is seen.
    private const double Slack = 1e-6;

    /// <summary>The runs that are drawn, from left to right, plain and placed; empty where nothing fits.</summary>
    public static IReadOnlyList<PlacedRun> Fit(TextPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var runs = part.Runs.Select(Measured.Of).Where(m => m.Text.Length > 0).ToList();
        while (Total(runs) > part.Width + Slack && runs.Count > 0 && runs.Max(r => r.Run.Drop) is > 0 and var drop)
        {
            runs.RemoveAll(r => r.Run.Drop == drop);
        }

        if (Total(runs) > part.Width + Slack && runs.FindIndex(r => r.Run.MayCut) is >= 0 and var name)
        {
            var room = part.Width - Total(runs) + runs[name].Width;
            runs[name] = runs[name].CutTo(room);
        }

        return Total(runs) is var total && total <= part.Width + Slack ? Place(runs, part.End ? part.X - total : part.Middle ? part.X + ((part.Width - total) / 2) : part.X) : [];
    }

    private static PlacedRun[] Place(List<Measured> runs, double x)
    {
        var placed = new PlacedRun[runs.Count];
        for (var i = 0; i < runs.Count; i++)
        {
            x += i == 0 ? 0 : runs[i].Run.Gap;
            placed[i] = new PlacedRun(x, runs[i].Width, runs[i].Text, runs[i].Run.Role, runs[i].Run.Tone);
            x += runs[i].Width;
        }

        return placed;
    }

    private static double Total(List<Measured> runs)
    {
        double total = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            total += runs[i].Width + (i == 0 ? 0 : runs[i].Run.Gap);
        }

        return total;
    }

    private readonly record struct Measured(Run Run, string Text, double Width)
    {
        public static Measured Of(Run run)
        {
            var text = PlainText.Of(run.Text);
            return new Measured(run, text, TextMetrics.Width(text.AsSpan(), TextFace.Of(run.Role)));
        }

        /// <summary>As much of the beginning as there is room for, and the end; itself where not even one character of it stays.</summary>
        public Measured CutTo(double room)
        {
            // Where each letter with its marks begins: a cut never goes through one.
            var starts = StringInfo.ParseCombiningCharacters(Text);
            if (starts.Length <= KeptEnd + 1)
            {
                return this;
            }

            var end = string.Concat(Cut, Text.AsSpan(starts[^KeptEnd]));
            var face = TextFace.Of(Run.Role);
            var left = room - TextMetrics.Width(end.AsSpan(), face);
            var kept = 0;
            for (var next = 1; next <= starts.Length - KeptEnd - 1; next++)
            {
                left -= TextMetrics.Width(Text.AsSpan(starts[next - 1], starts[next] - starts[next - 1]), face);
                if (left < 0)
                {
                    break;
                }

                kept = starts[next];
            }

            return kept == 0 ? this : Of(Run with { Text = string.Concat(Text.AsSpan(0, kept).TrimEnd(), end) });
        }
    }
}
