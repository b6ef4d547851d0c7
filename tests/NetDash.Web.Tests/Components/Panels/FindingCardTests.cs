using Bunit;
using NetDash.Topology.Model;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class FindingCardTests : PageTest
{
    [Fact]
    public async Task Closed_it_says_the_fact_and_who_is_in_it()
    {
        await Laptop();

        var card = Open<FindingCard>("findings", ("Finding", Taken));

        Assert.Equal("Port 9876/tcp is taken", card.Find("h3").TextContent);
        Assert.Equal(["pub3", "host1"], card.FindAll("p b").Select(b => b.TextContent));
        Assert.Equal("0.0.0.0:9876", card.Find("p .nd-mono").TextContent);
        Assert.Equal("1 h", card.Find(".age").TextContent);
        Assert.Equal("false", card.Find("h3 a").GetAttribute("aria-expanded"));
        Assert.Empty(card.FindAll(".sides, .fix"));
    }

    [Fact]
    public async Task Open_it_shows_both_sides_the_fix_and_links_to_them()
    {
        await Laptop();

        var card = Open<FindingCard>("findings", ("Finding", Taken), ("IsOpen", true), ("Level", 2));

        Assert.Equal(["host1", "pub3"], card.FindAll(".sides a").Select(a => a.TextContent.Trim()));
        Assert.Equal("docker stop host1", card.Find(".fix [data-copy]").GetAttribute("data-copy"));
        Assert.Equal("./?finding=port-blocked/9876/tcp/container/pub3", card.Find(".actions a").GetAttribute("href"));
        Assert.Equal("Show both", card.Find(".actions a").TextContent.Trim());
        Assert.Equal("http://localhost/findings?finding=port-blocked/9876/tcp/container/pub3", card.Find(".actions [data-copy]").GetAttribute("data-copy"));
        Assert.NotNull(card.Find("h2"));
    }

    [Fact]
    public async Task A_holder_that_cannot_be_read_is_said_to_be_one()
    {
        await Laptop();

        var card = Open<FindingCard>("findings", ("Finding", Taken with { Holder = null, Subjects = [Taken.Subjects[0]] }), ("IsOpen", true));

        Assert.Contains("Held by a process NetDash cannot read.", card.Find(".sides").TextContent, StringComparison.Ordinal);
        Assert.Equal("Show", card.Find(".actions a").TextContent.Trim());
    }

    [Fact]
    public async Task Words_of_others_are_text()
    {
        await Laptop();
        var hostile = Taken with { Title = "<script>1</script>", Detail = "<img src=x>", Fix = "<b>`docker stop '<i>'`</b>" };

        var card = Open<FindingCard>("findings", ("Finding", hostile), ("IsOpen", true));

        Assert.Empty(card.FindAll("script, img, .fix b, i"));
        Assert.Equal("docker stop '<i>'", card.Find(".fix code").TextContent);
    }

    private Finding Taken => Store.Current.Findings.Values.Single(f => f.Rule == "port-blocked");
}
