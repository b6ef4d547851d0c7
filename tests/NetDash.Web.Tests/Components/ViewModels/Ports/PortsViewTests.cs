using NetDash.Analysis.Ports;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class PortsViewTests
{
    private static readonly Finding Taken =
        PortScenario.Finding("port-blocked", 9876, FindingSeverity.Error, TestFacts.ContainerNode("host1"), "0.0.0.0", TestFacts.ContainerNode("pub3"));

    [Fact]
    public void Conflicts_stand_first_and_then_each_protocol_by_port() => Assert.Equal(
        ["9876/tcp host1", "9876/tcp pub3", "22/tcp sshd", "5432/tcp db", "6379/tcp redis-server", "6380/tcp cache", "8025/tcp mailer", "8080/tcp web",
            "8443/tcp api", "9100/tcp node-exporter", "5353/udp "],
        Rows("ports", Taken));

    [Theory]
    [InlineData("ports?sort=port", "22/tcp sshd", "9876/tcp pub3")]
    [InlineData("ports?sort=-port", "9876/tcp host1", "22/tcp sshd")]
    [InlineData("ports?sort=owner", "8443/tcp api", "5353/udp ")]
    [InlineData("ports?sort=-state", "6380/tcp cache", "5353/udp ")]
    [InlineData("ports?sort=address", "5432/tcp db", "8025/tcp mailer")]
    public void A_column_orders_them(string address, string first, string last)
    {
        var rows = Rows(address, Taken).ToList();

        Assert.Equal((first, last), (rows[0], rows[^1]));
    }

    [Theory]
    [InlineData("ports?protocol=udp", "5353/udp ")]
    [InlineData("ports?q=:8080", "8080/tcp web")]
    [InlineData("ports?q=port:8080", "8080/tcp web")]
    [InlineData("ports?q=port:8000-8100", "8025/tcp mailer", "8080/tcp web")]
    [InlineData("ports?q=mail", "8025/tcp mailer")]
    [InlineData("ports?q=/^(web|api)$/", "8080/tcp web", "8443/tcp api")]
    [InlineData("ports?q=pid:812", "22/tcp sshd")]
    [InlineData("ports?q=process:python", "9876/tcp host1")]
    [InlineData("ports?q=state:wanted", "9876/tcp pub3", "6380/tcp cache")]
    [InlineData("ports?q=via:docker-expose")]
    [InlineData("ports?q=ip:127.0.0.1", "6379/tcp redis-server", "6380/tcp cache", "8025/tcp mailer")]
    [InlineData("ports?q=to:172.17.0.2:80", "8080/tcp web")]
    [InlineData("ports?q=not readable", "5353/udp ")]
    [InlineData("ports?q=/(/")]
    [InlineData("ports?state=forwarded&exposure=loopback", "8025/tcp mailer")]
    [InlineData("ports?project=shop", "8443/tcp api")]
    public void A_filter_leaves_what_it_means(string address, params string[] left) => Assert.Equal(left, Rows(address, Taken));

    [Fact]
    public void A_search_for_free_ports_filters_nothing() => Assert.Equal(11, Rows("ports?q=free 5000").Count());

    [Fact]
    public void By_default_the_hosts_own_namespace_is_shown_alone()
    {
        Assert.Empty(Rows("ports?q=:1025"));
        Assert.Equal(["1025/tcp mailer"], Rows("ports?q=:1025&netns=all"));
        Assert.Equal(11, PortScenario.Laptop().View("ports?q=:22")!.Total);
    }

    [Fact]
    public void A_host_that_is_not_there_is_no_other_host()
    {
        Assert.Null(PortScenario.Laptop().View("ports?host=nobody"));
        Assert.Equal("vm", PortScenario.Laptop().View("ports?host=vm")!.Host.Name);
        Assert.Equal("vm", PortScenario.Laptop().View("ports?host=host/vm")!.Host.Name);
    }

    [Fact]
    public void Thirty_thousand_entries_are_looked_through_in_one_go()
    {
        var view = PortScenario.Of(PortScenario.Listening(Enumerable.Range(1000, 30_000))).View("ports?q=:20000&sort=-owner")!;

        Assert.Equal(30_000, view.Total);
        Assert.Equal(20_000, Assert.Single(view.Rows).Port);
    }

    private static IEnumerable<string> Rows(string address, params Finding[] findings) =>
        PortScenario.Laptop(findings).View(address)!.Rows.Select(r => $"{PortWords.Port(r.Protocol, r.Port)} {r.Owner?.Name}");
}
