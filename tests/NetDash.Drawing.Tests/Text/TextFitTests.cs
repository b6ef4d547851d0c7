using System.Globalization;
using CsCheck;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Tests.Text;

public sealed class TextFitTests
{
    private static readonly Gen<Run> Runs = Gen.Select(
        HostileText.Names, Gen.Enum<TextRole>(), Gen.Enum<Tone>(), Gen.Double[0, 12], Gen.Int[0, 3], Gen.Bool,
        (text, role, tone, gap, drop, cut) => new Run(text, role, tone, gap, drop, cut));

    private static readonly Gen<TextPart> Lines = Gen.Select(
        Gen.Double[-50, 900], Gen.Double[0, 400], Runs.Array[0, 4], Gen.Int[0, 2],
        (x, width, runs, place) => new TextPart(x, 12, width, runs.ToValueList(), End: place == 1, Middle: place == 2));

    [Fact]
    public void What_is_placed_never_leaves_the_width_and_never_meets_its_neighbour() => Lines.Sample(
        line =>
        {
            var placed = TextFit.Fit(line);
            var (left, right) = line.End ? (line.X - line.Width, line.X) : (line.X, line.X + line.Width);
            var x = left;
            foreach (var run in placed)
            {
                Assert.True(run.X >= x - 1e-4);
                Assert.Equal(TextMetrics.Width(run.Text, run.Role), run.Width, 6);
                x = run.X + run.Width;
            }

            Assert.True(x <= right + 1e-4);
            Assert.True(!line.End || placed.Count == 0 || Math.Abs(x - right) < 1e-4);
            Assert.True(!line.Middle || placed.Count == 0 || Math.Abs(placed[0].X - left - (right - x)) < 1e-4);
        }, iter: 20_000);

    [Fact]
    public void Only_whole_letters_are_kept_and_nothing_that_is_not_to_be_seen() => Lines.Sample(
        line =>
        {
            var known = line.Runs.SelectMany(r => Clusters(PlainText.Of(r.Text))).Append("…").ToHashSet(StringComparer.Ordinal);
            foreach (var run in TextFit.Fit(line))
            {
                Assert.NotEmpty(run.Text);
                Assert.Same(run.Text, PlainText.Of(run.Text));
                Assert.All(Clusters(run.Text), c => Assert.Contains(c, known));
            }
        }, iter: 20_000);

    [Fact]
    public void A_line_that_fits_is_left_as_it_is() => Lines.Sample(
        line =>
        {
            var runs = line.Runs.Where(r => PlainText.Of(r.Text).Length > 0).ToArray();
            var total = runs.Select((r, i) => TextMetrics.Width(r.Text, r.Role) + (i == 0 ? 0 : r.Gap)).Sum();
            Assert.Equal(runs.Select(r => PlainText.Of(r.Text)), TextFit.Fit(line with { Width = total + 0.01 }).Select(p => p.Text));
        }, iter: 5_000);

    [Fact]
    public void Runs_go_by_their_rank_and_the_name_is_cut_after_that()
    {
        var line = new TextPart(10, 0, 0,
        [
            new Run("payments-7f8cd-x2v9k", TextRole.Name, Tone.Ink, MayCut: true),
            new Run("registry/image:1", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 2),
            new Run("2 networks", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1),
        ]);
        string Shown(double width) => string.Join('|', TextFit.Fit(line with { Width = width }).Select(p => p.Text));

        Assert.Equal("payments-7f8cd-x2v9k|registry/image:1|2 networks", Shown(300));
        Assert.Equal("payments-7f8cd-x2v9k|2 networks", Shown(210));
        Assert.Equal("payments-7f8cd-x2v9k", Shown(140));
        Assert.Equal("payme…x2v9k", Shown(TextMetrics.Width("paymen…x2v9k", TextRole.Name) - 0.01));
        Assert.Equal("p…x2v9k", Shown(TextMetrics.Width("p…x2v9k", TextRole.Name)));
        Assert.Equal("", Shown(TextMetrics.Width("p…x2v9k", TextRole.Name) - 1));
    }

    [Fact]
    public void An_address_is_whole_or_not_there()
    {
        var port = new TextPart(0, 0, 70, [new Run("0.0.0.0:", TextRole.Mono, Tone.Ink3), new Run("8080", TextRole.Port, Tone.Ink)]);
        Assert.Empty(TextFit.Fit(port));
        Assert.Equal(["0.0.0.0:", "8080"], TextFit.Fit(port with { Width = 78 }).Select(p => p.Text));
    }

    private static IEnumerable<string> Clusters(string text)
    {
        for (var words = StringInfo.GetTextElementEnumerator(text); words.MoveNext();)
        {
            yield return words.GetTextElement();
        }
    }
}
