using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class LedgerRowTests
{
    private static readonly string Web = TestFacts.ContainerNode("web");

    [Fact]
    public void Entries_of_one_owner_that_differ_in_address_alone_are_one_row()
    {
        var rows = PortScenario.Laptop().Rows;

        var web = Assert.Single(rows, r => r.Port == 8080);
        Assert.Equal("0.0.0.0, [::]", web.Addresses);
        Assert.Equal("0.0.0.0, [::]", Assert.Single(rows, r => r.Port == 22).Addresses);
        Assert.Equal(rows.Sum(r => r.Entries.Count), PortScenario.Laptop().Ledger.Entries.Count);
    }

    [Fact]
    public void Two_owners_of_one_port_are_two_rows() =>
        Assert.Equal(["host1", "pub3"], PortScenario.Laptop().Rows.Where(r => r.Port == 9876).Select(r => r.Owner!.Name).Order());

    [Theory]
    [InlineData(9876, PortState.Held, "python3", true)]
    [InlineData(22, PortState.Held, "812", true)]
    [InlineData(9876, PortState.Wanted, "failed to start", false)]
    [InlineData(6380, PortState.Wanted, "stopped", false)]
    [InlineData(9100, PortState.Held, "", false)] // node_exporter is node-exporter's process.
    [InlineData(8080, PortState.Forwarded, "", false)]
    public void Beside_an_owner_stands_what_tells_it_apart(int port, PortState state, string text, bool isMono) =>
        Assert.Equal(new OwnerNote(text, isMono), Assert.Single(PortScenario.Laptop().Rows, r => r.Port == port && r.State == state).Note);

    [Fact]
    public void Where_nothing_listens_behind_a_published_port_the_row_says_so()
    {
        var rows = PortScenario.Laptop(PortScenario.Finding("port-declared-unheard", 8443, FindingSeverity.Warning, null, "0.0.0.0", TestFacts.ContainerNode("api"))).Rows;

        var api = Assert.Single(rows, r => r.Port == 8443);
        Assert.Equal(new OwnerNote("nothing on 443", false), api.Note);
        Assert.Equal((Health.Warning, null), (api.Health, api.Conflict));
    }

    [Fact]
    public void An_owner_that_cannot_be_read_is_unknown_and_never_well()
    {
        var row = Assert.Single(PortScenario.Laptop().Rows, r => r.Port == 5353);

        Assert.Equal(Health.Unknown, row.Health);
        Assert.Equal("owner not readable", PortLabels.NoOwner(row.First));
    }

    [Fact]
    public void A_row_takes_the_worst_of_its_findings_and_says_them()
    {
        var row = Assert.Single(
            PortScenario.Laptop(
                PortScenario.Finding("port-exposed", 8080, FindingSeverity.Info, null, "0.0.0.0", Web),
                PortScenario.Finding("port-blocked", 8080, FindingSeverity.Error, Web, "0.0.0.0", TestFacts.ContainerNode("cache"))).Rows,
            r => r.Port == 8080);

        Assert.Equal((Health.Error, FindingSeverity.Error), (row.Health, row.Conflict!.Value));
        Assert.Equal("port-blocked 8080; port-exposed 8080", row.Spoken);
    }

    [Fact]
    public void What_is_said_of_the_hosts_port_is_not_said_of_the_same_number_inside()
    {
        var scenario = PortScenario.Laptop(PortScenario.Finding("port-exposed", 5432, FindingSeverity.Info, null, "0.0.0.0", TestFacts.ContainerNode("db")));

        Assert.Equal(
            [(PortState.Held, 0), (PortState.Forwarded, 1)],
            scenario.Rows.Where(r => r.Port == 5432).Select(r => (r.State, r.Findings.Count)).OrderBy(r => r.Item2));
    }

    [Fact]
    public void A_finding_whose_holder_cannot_be_read_is_about_what_stands_at_its_address()
    {
        Fact[] facts = [TestFacts.Socket(1, 9000), TestFacts.Socket(1, 9000, "127.0.0.1", PortProtocol.Udp), TestFacts.Container("web", state: "exited")];
        var scenario = PortScenario.Of(facts, PortScenario.Finding("port-latent", 9000, FindingSeverity.Warning, null, "0.0.0.0", Web));

        Assert.Equal(
            [(PortProtocol.Tcp, Health.Warning), (PortProtocol.Udp, Health.Unknown)],
            scenario.Rows.Select(r => (r.Protocol, r.Health)).Order());
    }

    [Theory]
    [InlineData("port-blocked", FindingSeverity.Error, true)]
    [InlineData("port-either-or", FindingSeverity.Info, false)]
    [InlineData("port-declared-unheard", FindingSeverity.Warning, false)]
    public void A_conflict_has_two_sides_and_hurts_somebody(string rule, FindingSeverity severity, bool isConflict) =>
        Assert.Equal(isConflict, PortFindings.IsConflict(PortScenario.Finding(rule, 80, severity, null, "0.0.0.0", Web)));

    [Fact]
    public void A_rule_that_nobody_knows_yet_is_a_conflict_when_it_names_two() =>
        Assert.True(PortFindings.IsConflict(PortScenario.Finding("port-new", 80, FindingSeverity.Warning, "b", "0.0.0.0", "a")));
}
