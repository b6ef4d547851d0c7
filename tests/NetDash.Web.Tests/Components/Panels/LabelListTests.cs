using Bunit;
using NetDash.Topology.Values;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class LabelListTests : PageTest
{
    [Fact]
    public async Task Many_labels_are_opened_by_a_button()
    {
        var labels = Labels.From(Enumerable.Range(0, 300).Select(i => KeyValuePair.Create($"k{i:000}", "v")));
        var list = Render<LabelList>(p => p.Add(l => l.Labels, labels));
        Assert.Equal(6, list.FindAll("dt").Count);

        await list.Find("button").ClickAsync();

        Assert.Equal(200, list.FindAll("dt").Count);
        Assert.Contains("and 100 more", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_labels_there_is_nothing() => Assert.Equal("", Render<LabelList>().Markup.Trim());
}
