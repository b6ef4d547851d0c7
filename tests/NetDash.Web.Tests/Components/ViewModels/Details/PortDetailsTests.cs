using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class PortDetailsTests
{
    private static readonly TopologySnapshot Now = LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)).Now;

    [Fact]
    public void Everybody_who_holds_or_wants_a_port_is_told_of_and_what_was_found()
    {
        var wish = Entry("pub3", 9876);
        var details = PortDetails.Of(Now, PortPlace.Of(wish), wish, LaptopFacts.Now);

        Assert.Equal(("9876/tcp", "port of vm", "host1 holds it. pub3 wants it."), (details.Title, details.Where, details.Sentence));
        Assert.Equal(["Held host1", "Wanted pub3"], details.Claims.Select(c => $"{c.Title} {c.Name}"));
        Assert.Equal([false, true], details.Claims.Select(c => c.IsChosen));
        Assert.Equal("Port 9876/tcp is taken", Assert.Single(details.Findings).Title);
        Assert.Equal(Health.Error, details.Health);
    }

    [Fact]
    public void What_is_known_of_each_is_in_its_facts()
    {
        var web = Entry("web", 8080);
        var facts = PortDetails.Of(Now, PortPlace.Of(web), web, LaptopFacts.Now).Claims.Single().Facts.ToDictionary(f => f.Label, f => string.Join(" | ", f.Values));

        Assert.Equal("0.0.0.0:8080 | [::]:8080 v6 only", facts["Address"]);
        Assert.Equal("DNAT", facts["By way of"]);
        Assert.Equal("docker-publish", facts["Declared as"]);
        Assert.Equal("172.17.0.2:80", facts["Leads to"]);
        Assert.Equal("at every address", facts["Reached"]);
        Assert.DoesNotContain("Process", facts.Keys);
        var host1 = Entry("host1", 9876);
        Assert.Contains(PortDetails.Of(Now, PortPlace.Of(host1), host1, LaptopFacts.Now).Claims[0].Facts, f => f.Label == "Process" && f.Values[0] == "python3, pid 41237");
    }

    [Fact]
    public void Who_cannot_be_read_holds_it_all_the_same()
    {
        var entry = PortLedger.Of(Now).Entries.Single(e => e.At.Port == 5353);
        var details = PortDetails.Of(Now, PortPlace.Of(entry), entry, LaptopFacts.Now);

        Assert.Equal("A process that NetDash cannot read holds it.", details.Sentence);
        Assert.Null(details.Claims.Single().Owner);
        Assert.Empty(details.Others);
    }

    [Fact]
    public void A_port_that_nobody_has_any_more_is_not_said_to_be_free() =>
        Assert.Equal("Nobody is known to have or want it now.", PortDetails.Of(Now, new PortPlace(TestFacts.HostId, TestFacts.HostNetns, PortProtocol.Tcp, 4444), null, LaptopFacts.Now).Sentence);

    [Fact]
    public void Only_wanted_it_is_stopped_and_a_host_that_is_gone_does_no_harm()
    {
        var cache = Entry("cache", 6380);

        Assert.Equal(Health.Stopped, PortDetails.Of(Now, PortPlace.Of(cache), cache, LaptopFacts.Now).Health);
        Assert.Equal("port of a host that is gone", PortDetails.Of(Now, PortPlace.Of(cache) with { Host = "host:gone" }, cache, LaptopFacts.Now).Where);
    }

    [Fact]
    public void Further_ports_of_the_same_are_named_each_once()
    {
        var world = LinkedTopology.Of(
        [
            TestFacts.Host(), TestFacts.Netns(1), TestFacts.Process(1, 9, "nginx"),
            .. new[] { 80, 443, 8080 }.SelectMany(p => new[] { "0.0.0.0", "::" }.Select(a => TestFacts.Socket(1, p, a, PortProtocol.Tcp, TestFacts.Owner(9, "nginx")))),
        ]);
        var entry = PortLedger.Of(world.Now).Entries.First(e => e.At.Port == 443);

        Assert.Equal(["80/tcp", "8080/tcp"], PortDetails.Of(world.Now, PortPlace.Of(entry), entry, LaptopFacts.Now).Others.Select(o => o.Text));
    }

    private static LedgerEntry Entry(string owner, int port) => PortLedger.Of(Now).Entries.First(e => e.Owner?.Name == owner && e.At.Port == port);
}
