using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels.Sharing;

namespace NetDash.Web.Tests.Components.Sharing;

public sealed class MarkdownShareTests
{
    [Fact]
    public void It_links_the_view_and_tells_what_is_on_it_and_what_is_wrong()
    {
        var text = MarkdownShare.Of(State(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()), "Port 9876/tcp is taken"), "https://netdash.example.org/?host=vm");
        Assert.StartsWith("[Wiring of vm](<https://netdash.example.org/?host=vm>)\n\n", text, StringComparison.Ordinal);
        Assert.Contains("containers", text, StringComparison.Ordinal);
        Assert.Contains(" UTC.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n- **error** Port 9876/tcp is taken\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("](https://evil.example)", "\\](https://evil.example)")]
    [InlineData("![x](y)", "\\!\\[x\\](y)")]
    [InlineData("<img src=x>", "\\<img src\\=x\\>")]
    [InlineData("@everyone #1", "\\@everyone \\#1")]
    [InlineData("`a` *b* _c_ ~d~ |", "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~ \\|")]
    [InlineData("a\n# b", "a \\# b")]
    [InlineData("\u202egnp.exe\u2069", "gnp.exe")]
    [InlineData("\\", "\\\\")]
    public void A_name_is_text_there_and_nothing_else(string name, string written)
    {
        var text = MarkdownShare.Of(State([TestFacts.Host()], name), "https://n/");
        Assert.Contains($"- **error** {written}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_stays_within_its_brackets() =>
        Assert.StartsWith("[Wiring of vm](<https://n/?q=%3E%3C>)\n", MarkdownShare.Of(State([TestFacts.Host()], "x"), "https://n/?q=><"), StringComparison.Ordinal);

    private static PageState State(IEnumerable<Fact> facts, string title)
    {
        var now = LinkedTopology.Of(facts).Now;
        var finding = new Finding { Id = "f", Rule = "port-blocked", Severity = FindingSeverity.Error, Title = title, Detail = "", Subjects = [now.Nodes.Keys.First()] };
        return new PageState(new TopologySnapshot(now.Epoch, 1, now.Time, [], now.Nodes, now.Edges, now.Findings.Clear().Add("f", finding)), PageAddress.Parse(""));
    }
}
