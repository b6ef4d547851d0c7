using NetDash.Drawing.Scenes;
using NetDash.Drawing.Writers;

namespace NetDash.Drawing.Tests.Writers;

public sealed class PathEndsTests
{
    [Theory]
    [InlineData("M10 20H50", 10, 20, -1, 0, 50, 20, 1, 0)]
    [InlineData("M10 20V50", 10, 20, 0, -1, 10, 50, 0, 1)]
    [InlineData("M566 558H666C691 558 696 490 718 490H730", 566, 558, -1, 0, 730, 490, 1, 0)]
    [InlineData("M0 0Q10 0 10 10", 0, 0, -1, 0, 10, 10, 0, 1)]
    [InlineData("M440 642H540M578 642H728", 440, 642, -1, 0, 728, 642, 1, 0)]
    [InlineData("M-1.5-2L-4.5-6", -1.5, -2, 0.6, 0.8, -4.5, -6, -0.6, -0.8)]
    public void A_line_points_on_at_both_ends(string path, double x1, double y1, double dx1, double dy1, double x2, double y2, double dx2, double dy2)
    {
        var ends = PathEnds.Of(path)!;
        Assert.Equal((new Point(x1, y1), new Point(x2, y2)), (ends.Start.At, ends.End.At));
        Assert.Equal([dx1, dy1, dx2, dy2], new[] { ends.Start.X, ends.Start.Y, ends.End.X, ends.End.Y }.Select(d => Math.Round(d, 9)));
    }

    [Fact]
    public void A_line_without_length_has_no_ends() => Assert.Null(PathEnds.Of("M5 5H5"));

    [Theory]
    [InlineData("M0 0A1 1 0 0 1 5 5")]
    [InlineData("M0 0l5 5")]
    [InlineData("M0 0L5")]
    public void What_is_not_the_path_of_a_line_is_refused(string path) => Assert.Throws<FormatException>(() => PathEnds.Of(path));
}
