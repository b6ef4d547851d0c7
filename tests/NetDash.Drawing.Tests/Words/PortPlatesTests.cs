using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Tests.Words;

public sealed class PortPlatesTests
{
    private readonly LinkedTopology _laptop = LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System));

    [Fact]
    public void One_port_on_both_families_is_one_plate() =>
        Assert.Equal(
            ["0.0.0.0, [::]:22", "127.0.0.1:6379", "192.0.2.1:22"],
            PortPlates.Listening(
                [
                    new(PortProtocol.Tcp, "0.0.0.0", 22, false), new(PortProtocol.Tcp, "::", 22, true), new(PortProtocol.Tcp, "192.0.2.1", 22, false),
                    new(PortProtocol.Tcp, "127.0.0.1", 6379, false),
                ],
                withAddress: true, wanted: false, _ => Health.Ok).Select(p => p.Spoken).Order(StringComparer.Ordinal));

    [Fact]
    public void Tcp_and_udp_never_share_a_plate() =>
        Assert.Equal(
            [":53", ":53/udp"],
            PortPlates.Listening([new(PortProtocol.Udp, "0.0.0.0", 53, false), new(PortProtocol.Tcp, "0.0.0.0", 53, false)], false, false, _ => Health.Ok).Select(p => p.Port));

    [Fact]
    public void A_published_port_says_where_it_leads_and_whether_it_is_only_wanted()
    {
        var web = Assert.Single(PortPlates.Published(_laptop.Now, Node("web"), _laptop.Container("web")));
        var pub3 = Assert.Single(PortPlates.Published(_laptop.Now, Node("pub3"), _laptop.Container("pub3")));

        Assert.Equal(new PortPlate("0.0.0.0, [::]", ":8080", ":80", IsWanted: false, Health.Ok), web);
        Assert.Equal(new PortPlate("0.0.0.0", ":9876", ":9876", IsWanted: true, Health.Error), pub3);
    }

    [Fact]
    public void A_port_that_the_engine_chooses_is_any()
    {
        var container = new ContainerProperties { State = "created", PublishedPorts = [new("0.0.0.0", 0, 80, PortProtocol.Tcp)] };
        var node = new Node { Id = "c", Kind = NodeKind.Container, Name = "c", Properties = container };

        Assert.Equal(":any", Assert.Single(PortPlates.Published(_laptop.Now, node, container)).Port);
    }

    private Node Node(string container) => _laptop.Node(TestFacts.ContainerNode(container));
}
