using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

/// <summary>Published ports that work, and about which there is something to know.</summary>
public sealed class WorthKnowingRulesTests
{
    [Fact]
    public async Task A_port_published_on_all_addresses_is_exposed_once_for_both_families()
    {
        var finding = Assert.Single(await Find("port-exposed", Web("0.0.0.0", 8080) with { Ports = [new("0.0.0.0", 8080, 80, PortProtocol.Tcp), new("::", 8080, 80, PortProtocol.Tcp)] }));
        Assert.Equal(FindingSeverity.Info, finding.Severity);
        Assert.Contains("INPUT", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:8080", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    public async Task A_port_published_on_one_address_is_not(string address) => Assert.Empty(await Find("port-exposed", Web(address, 8080)));

    [Theory]
    [InlineData(32768, 1)]
    [InlineData(60999, 1)]
    [InlineData(32767, 0)]
    [InlineData(61000, 0)]
    public async Task A_published_port_in_the_range_that_the_kernel_hands_out_is_ephemeral(int port, int count) =>
        Assert.Equal(count, (await Find("port-ephemeral", Web("127.0.0.1", port))).Count);

    [Theory]
    [InlineData("0.0.0.0", 80, false)]
    [InlineData("172.17.0.5", 80, false)]
    [InlineData("::", 80, false)]
    [InlineData("0.0.0.0", 81, true)]
    [InlineData("127.0.0.1", 80, true)]
    public async Task A_published_port_is_unheard_where_nothing_that_can_be_reached_listens_inside(string address, int port, bool unheard)
    {
        var found = await Find("port-declared-unheard", Web("0.0.0.0", 8080), [TestFacts.Socket(5, port, address, owners: TestFacts.Owner(70, "httpd", TestFacts.LongId("web")))]);
        Assert.Equal(unheard, found.Count == 1);
        Assert.Equal(address == "127.0.0.1", found.Any(f => f.Detail.Contains("loopback", StringComparison.OrdinalIgnoreCase) || f.Detail.Contains("127.0.0.1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_the_containers_namespace_is_not_read_nothing_is_said_of_what_listens_there()
    {
        await using var analyzed = new Analyzed(new FindingsAnalyzer(TimeProvider.System));
        Assert.DoesNotContain((await analyzed.Snapshot([TestFacts.Engine(), Web("0.0.0.0", 8080)])).Findings.Values, f => f.Rule == "port-declared-unheard");
    }

    private static ContainerFact Web(string address, int port) => TestFacts.Container("web") with { Ports = [new(address, port, 80, PortProtocol.Tcp)] };

    private static async Task<IReadOnlyList<Finding>> Find(string rule, ContainerFact web, params Fact[] more)
    {
        await using var analyzed = new Analyzed(new FindingsAnalyzer(TimeProvider.System));
        var found = (await analyzed.Snapshot(
        [
            .. Analyzed.Machine, TestFacts.Netns(5, web.ContainerId), TestFacts.Interface(5, 2, "eth0", "veth", "172.17.0.5/16"), web,
            TestFacts.Process(1, 71, "docker-proxy"), .. web.Ports.Select(p => TestFacts.Socket(1, p.HostPort, p.HostIp, owners: TestFacts.Owner(71, "docker-proxy"))), .. more,
        ])).Findings.Values;
        return [.. found.Where(f => f.Rule == rule)];
    }
}
