using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

public sealed class NearnessDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("web", "", 3)]
    [InlineData("", "web", 3)]
    [InlineData("web", "web", 0)]
    [InlineData("web", "wed", 1)]
    [InlineData("web", "weeb", 1)]
    [InlineData("web", "wb", 1)]
    [InlineData("web", "wbe", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    public void It_counts_slips_whichever_word_comes_first(string a, string b, int slips)
    {
        Assert.Equal(slips, Nearness.Distance(a, b));
        Assert.Equal(slips, Nearness.Distance(b, a));
    }
}
