using NetDash.Drawing.Scenes;
using NetDash.Drawing.Writers;

namespace NetDash.Drawing.Tests.Writers;

public sealed class PlugTests
{
    [Fact]
    public void Its_body_goes_on_from_the_jack_and_its_boot_lies_back()
    {
        var right = new PathEnd(new Point(730, 406), 1, 0);
        Assert.StartsWith("M1.5 -3.5L7.5 -3.5Q9 -3.5 9 -2L9 2", Plug.OfCable.Body(right), StringComparison.Ordinal);
        Assert.StartsWith("M-4 -2.5L1 -2.5", Plug.OfCable.Boot(right), StringComparison.Ordinal);
        Assert.StartsWith("M1.5 -3.5L6.5 -3.5Q8 -3.5", Plug.OfLead.Body(right), StringComparison.Ordinal);
    }

    [Fact]
    public void It_turns_with_the_line()
    {
        Assert.StartsWith("M-1.5 3.5L-7.5 3.5Q-9 3.5", Plug.OfCable.Body(new PathEnd(default, -1, 0)), StringComparison.Ordinal);
        Assert.StartsWith("M3.5 1.5L3.5 7.5Q3.5 9", Plug.OfCable.Body(new PathEnd(default, 0, 1)), StringComparison.Ordinal);
    }
}
