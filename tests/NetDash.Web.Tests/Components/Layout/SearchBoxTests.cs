using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class SearchBoxTests : PageTest
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task Typing_filters_the_page_in_its_address_after_a_pause()
    {
        var box = Open<SearchBox>("inventory/container?sort=state");

        var typed = box.Find("input").InputAsync("web");
        Assert.EndsWith("?sort=state", Navigation.Uri, StringComparison.Ordinal);
        Time.Advance(Pause);
        await typed;

        Assert.EndsWith("inventory/container?sort=state&q=web", Navigation.Uri, StringComparison.Ordinal);
        Assert.True(Navigation.History.First().Options.ReplaceHistoryEntry);
    }

    [Fact]
    public async Task Each_letter_starts_the_pause_anew()
    {
        var box = Open<SearchBox>("inventory/container");

        var first = box.Find("input").InputAsync("w");
        Time.Advance(Pause / 2);
        var second = box.Find("input").InputAsync("we");
        Time.Advance(Pause / 2);
        await first;
        Assert.EndsWith("/inventory/container", Navigation.Uri, StringComparison.Ordinal);
        Time.Advance(Pause);
        await second;

        Assert.EndsWith("?q=we", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_on_the_front_page_goes_to_the_matches()
    {
        await Laptop();
        var box = Open<SearchBox>("?theme=dark");

        var typed = box.Find("input").InputAsync("port:9876");
        await box.Find("form").SubmitAsync();
        Time.Advance(Pause);
        await typed;

        Assert.EndsWith("inventory/container?theme=dark&q=port:9876", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_without_a_match_stays_and_says_so_by_the_filter()
    {
        await Laptop();
        var box = Open<SearchBox>("");

        var typed = box.Find("input").InputAsync("nothing like it");
        await box.Find("form").SubmitAsync();
        await typed;

        Assert.EndsWith("/?q=nothing%20like%20it", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_box_shows_the_filter_of_the_address_and_forgets_it_with_it()
    {
        var box = Open<SearchBox>("?q=web");
        Assert.Equal("web", box.Find("input").GetAttribute("value"));

        Navigation.NavigateTo("");

        box.WaitForAssertion(() => Assert.Equal("", box.Find("input").GetAttribute("value")));
    }

    [Fact]
    public void The_slash_key_finds_it() => Assert.NotNull(Open<SearchBox>("").Find("input[data-netdash-search]"));

    [Fact]
    public async Task A_word_of_an_address_filters_by_it_on_enter_and_not_before()
    {
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));
        var box = Open<SearchBox>("inventory/pod?q=shop");

        var typed = box.Find("input").InputAsync("namespace=demo");
        Time.Advance(Pause);
        await typed;
        Assert.EndsWith("inventory/pod?q=shop", Navigation.Uri, StringComparison.Ordinal);
        await box.Find("form").SubmitAsync();

        Assert.EndsWith("inventory/pod?namespace=demo", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task It_offers_the_words_of_a_cluster_where_there_is_one()
    {
        Assert.Empty(Open<SearchBox>("").FindAll("datalist"));
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));

        var box = Open<SearchBox>("");

        Assert.Equal("nd-words", box.Find("input").GetAttribute("list"));
        Assert.Contains("namespace=demo", box.FindAll("datalist option").Select(o => o.GetAttribute("value")));
    }
}
