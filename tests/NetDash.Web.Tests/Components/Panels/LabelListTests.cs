using Bunit;
using NetDash.Topology.Values;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class LabelListTests : PageTest
{
    [Fact]
    public void Many_labels_are_opened_by_a_link_that_says_so_in_the_address()
    {
        var labels = Labels.From(Enumerable.Range(0, 300).Select(i => KeyValuePair.Create($"k{i:000}", "v")));
        var list = Open<LabelList>("?select=container/web", ("Labels", labels));
        Assert.Equal(6, list.FindAll("dt").Count);

        Navigation.NavigateTo(list.Find("a").GetAttribute("href")!);
        Assert.EndsWith("?select=container/web&open=labels", Navigation.Uri, StringComparison.Ordinal);

        Assert.Equal(200, list.FindAll("dt").Count);
        Assert.Contains("and 100 more", list.Markup, StringComparison.Ordinal);
        Assert.Equal("./?select=container/web", list.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Without_labels_there_is_nothing() => Assert.Equal("", Open<LabelList>("").Markup.Trim());
}
