using NetDash.Testing.Facts;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class PauseChoiceTests
{
    private static readonly LinkedTopology World = PodWorld.Linked();

    [Theory]
    [InlineData("inventory/container?sort=state", "inventory/container?sort=state&show=pause&show=stopped&show=loopback")]
    [InlineData("?show=stopped&q=p", "./?show=stopped&show=pause&q=p")]
    [InlineData("?show=", "./?show=pause")]
    public void Asking_for_them_keeps_what_was_shown(string address, string asked)
    {
        var choice = Choice(address)!;

        Assert.Equal((1, false, asked), (choice.Count, choice.IsShown, choice.Other.ToString()));
        Assert.Empty(TopologyView.Parse(choice.Other.Parameters).Notices);
    }

    [Theory]
    [InlineData("?show=pause&show=stopped&show=loopback&theme=dark", "./?theme=dark")]
    [InlineData("?show=pause&show=stopped", "./?show=stopped")]
    [InlineData("?show=pause", "./?show=")]
    public void And_back(string address, string without)
    {
        var choice = Choice(address)!;

        Assert.Equal((1, true, without), (choice.Count, choice.IsShown, choice.Other.ToString()));
    }

    [Fact]
    public void Only_those_that_the_other_filters_leave_are_counted()
    {
        Assert.Null(Choice("?q=name:web"));
        Assert.Null(Choice("?q=name:web&show=stopped"));
        Assert.Equal(1, Choice("?q=name:pause&show=stopped")!.Count);
    }

    [Fact]
    public void Where_none_is_seen_there_is_nothing_to_choose() =>
        Assert.Null(PauseChoice.Of(new PageState(LinkedTopology.Of(LaptopFacts.Kernel()).Now, PageAddress.Parse(""))));

    private static PauseChoice? Choice(string address) => PauseChoice.Of(new PageState(World.Now, PageAddress.Parse(address)));
}
