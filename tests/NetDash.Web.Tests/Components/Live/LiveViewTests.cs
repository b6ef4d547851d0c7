using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Layout;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Tests.Components.Live;

public sealed class LiveViewTests : PageTest
{
    [Fact]
    public async Task A_new_version_is_drawn_without_a_reload()
    {
        var view = Open<StatusStrip>("");
        Assert.Contains("0 nodes", view.Markup, StringComparison.Ordinal);

        await Report(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)));

        view.WaitForAssertion(() => Assert.Contains("2 nodes, 0 edges", view.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_address_is_drawn_with_the_same_version()
    {
        var view = Open<BottomNav>("");
        Assert.Equal("Wiring", view.Find("[aria-current=page]").TextContent.Trim());

        Navigation.NavigateTo("findings");

        view.WaitForAssertion(() => Assert.Equal("Findings", view.Find("[aria-current=page]").TextContent.Trim()));
    }

    [Fact]
    public async Task Leaving_the_page_ends_its_part_in_the_store()
    {
        Open<StatusStrip>("");
        Assert.Equal(1, Store.SubscriberCount);
        var notices = 0;
        Live.Changed += () => notices++;

        await DisposeComponentsAsync();
        await Services.GetRequiredService<LiveTopology>().DisposeAsync();

        Assert.Equal(0, Store.SubscriberCount);
        Assert.Equal(0, notices);
    }

    [Fact]
    public async Task Disposed_it_hears_nothing_any_more()
    {
        var view = Open<StatusStrip>("");
        await DisposeComponentsAsync();
        var renders = view.RenderCount;

        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));

        Assert.Equal(renders, view.RenderCount);
    }
}
