using NetDash.Drawing.Scenes;
using NetDash.Drawing.Writers;

namespace NetDash.Drawing.Tests.Writers;

public sealed class PlugTests
{
    [Fact]
    public void Its_tip_is_the_jack_and_the_rest_lies_over_the_line()
    {
        var right = new PathEnd(new Point(738, 406), 1, 0);
        Assert.StartsWith("M-7.5 -3.5L-1.5 -3.5Q0 -3.5 0 -2L0 2", Plug.OfCable.Body(right), StringComparison.Ordinal);
        Assert.StartsWith("M-13 -2.5L-8 -2.5", Plug.OfCable.Boot(right), StringComparison.Ordinal);
        Assert.StartsWith("M-5.5 -3.5L-0.5 -3.5Q1 -3.5", Plug.OfLead.Body(right), StringComparison.Ordinal);
    }

    [Fact]
    public void It_turns_with_the_line()
    {
        Assert.StartsWith("M7.5 3.5L1.5 3.5Q0 3.5", Plug.OfCable.Body(new PathEnd(default, -1, 0)), StringComparison.Ordinal);
        Assert.StartsWith("M3.5 -7.5L3.5 -1.5Q3.5 0", Plug.OfCable.Body(new PathEnd(default, 0, 1)), StringComparison.Ordinal);
    }
}
