using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;

namespace NetDash.Analysis.Tests.Ports.Ledger;

public sealed class PortReferenceTests
{
    private static LinkedTopology World => LinkedTopology.Of([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);

    [Fact]
    public void Every_entry_is_found_by_what_a_link_calls_it_or_its_like_on_another_address()
    {
        var now = World.Now;
        foreach (var entry in PortLedger.Of(now).Entries)
        {
            var found = PortReference.Find(now, PortReference.Of(now, entry))!;

            Assert.Equal((entry.Host, entry.Netns, entry.At.Protocol, entry.At.Port), (found.Host, found.Netns, found.Protocol, found.Port));
            Assert.Equal(entry.Owner?.Id, found.Entry!.Owner?.Id);
            Assert.Equal(entry.Id, PortReference.Find(now, entry.Id)!.Entry!.Id);
        }
    }

    [Theory]
    [InlineData("port/vm/tcp/8080", "web")]
    [InlineData("port/vm/udp/5353", "")]
    [InlineData("port/vm/tcp/9876/container/pub3", "pub3")]
    [InlineData("port/vm/tcp/9876/container/host1", "host1")]
    [InlineData("port/vm/tcp/9876/container/gone", "host1")]
    [InlineData("port/vm/tcp/9876", "host1")]
    [InlineData("port/netns/web/tcp/80", "web")]
    public void A_place_means_who_is_there(string reference, string owner) =>
        Assert.Equal(owner, PortReference.Find(World.Now, reference)!.Entry!.Owner?.Name ?? "");

    [Fact]
    public void A_port_that_nobody_has_is_a_port_all_the_same()
    {
        var found = PortReference.Find(World.Now, "port/vm/tcp/4444")!;

        Assert.Equal((TestFacts.HostId, TestFacts.HostNetns, PortProtocol.Tcp, 4444), (found.Host, found.Netns, found.Protocol, found.Port));
        Assert.Null(found.Entry);
    }

    [Fact]
    public void A_link_to_a_port_outlives_whoever_has_it()
    {
        var world = World;
        var before = PortReference.Find(world.Now, "port/vm/tcp/8080")!.Entry!;
        var web = LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "web");
        world.Without([web.Id]).And([web with { Id = NodeId.Container(TestFacts.EngineId, TestFacts.LongId("web-again")), ContainerId = TestFacts.LongId("web-again") }]);
        var after = PortReference.Find(world.Now, "port/vm/tcp/8080")!.Entry!;

        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(["web", "web"], new[] { before, after }.Select(e => e.Owner!.Name));
        Assert.Null(PortReference.Find(world.Now, before.Id));
    }

    [Theory]
    [InlineData("port/nowhere/tcp/8080")]
    [InlineData("port/vm/icmp/8080")]
    [InlineData("port/vm/tcp/0")]
    [InlineData("port/vm/tcp/65536")]
    [InlineData("port/vm/tcp/99999")]
    [InlineData("port/container/web/tcp/80")]
    [InlineData("port/vm/tcp/")]
    [InlineData("port/")]
    [InlineData("port:0123")]
    [InlineData("")]
    public void What_is_no_port_is_none(string reference) => Assert.Null(PortReference.Find(World.Now, reference));
}
