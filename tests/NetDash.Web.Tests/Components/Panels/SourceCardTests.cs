using Bunit;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class SourceCardTests : PageTest
{
    [Fact]
    public async Task What_was_not_read_is_listed_with_why_and_what_to_do()
    {
        await Report(Status("kernel", SourceState.Connected, "", new UnreadableItem("/proc/812/ns/net", "Permission denied", "grant CAP_SYS_PTRACE"), new UnreadableItem("<b>x</b>", "why")));

        var card = Open<SourceCard>("sources", ("Status", Store.Current.Sources[0]));

        Assert.Equal(["/proc/812/ns/net", "Permission denied", "grant CAP_SYS_PTRACE"], card.FindAll("tbody tr:first-child td").Select(c => c.TextContent));
        Assert.Equal(["<b>x</b>", "why", "Nothing is known to help."], card.FindAll("tbody tr:last-child td").Select(c => c.TextContent));
    }

    [Fact]
    public async Task A_denied_source_says_what_permission_is_missing()
    {
        await Report(Status("docker", SourceState.Denied, "Permission denied on /var/run/docker.sock: add the user to group docker."));

        var card = Open<SourceCard>("sources", ("Status", Store.Current.Sources[0]));

        Assert.Equal("denied", card.Find(".state").TextContent);
        Assert.Equal("Permission denied on /var/run/docker.sock: add the user to group docker.", card.Find(".detail").TextContent);
        Assert.Equal("denied", card.Find("header svg").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_thousand_gaps_are_opened_by_a_link()
    {
        await Report(Status("kernel", SourceState.Connected, "", [.. Enumerable.Range(0, 1200).Select(i => new UnreadableItem($"/proc/{i}", "gone"))]));
        var card = Open<SourceCard>("sources", ("Status", Store.Current.Sources[0]));
        Assert.Equal(12, card.FindAll("tbody tr").Count);

        Navigation.NavigateTo(card.Find("a.nd-more").GetAttribute("href")!);

        Assert.Equal(1000, card.FindAll("tbody tr").Count);
    }
}
