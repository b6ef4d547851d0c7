using Bunit;
using NetDash.Web.Components.Panels;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class DetailFactListTests : PageTest
{
    [Fact]
    public void Labels_and_values_are_a_list_of_terms()
    {
        var list = Render<DetailFactList>(p => p.Add(l => l.Facts, [new DetailFact("Addresses", ["10.0.0.1", "10.0.0.2"], IsMono: true)]));

        Assert.Equal("Addresses", list.Find("dl > dt").TextContent);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], list.FindAll("dl > dd.nd-mono > .nd-long").Select(v => v.TextContent));
    }

    [Fact]
    public void A_thousand_addresses_are_not_all_drawn() =>
        Assert.Contains("and 970 more", Render<DetailFactList>(p => p.Add(l => l.Facts, [new DetailFact("Addresses", [.. Enumerable.Range(0, 1000).Select(i => $"{i}")])])).Markup, StringComparison.Ordinal);
}
