using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class FreeAnswerTests
{
    [Fact]
    public void The_first_free_ones_are_listed_and_the_next_run_beside_them()
    {
        var answer = FreeAnswer.Of(PortScenario.Of(PortScenario.Listening(5001)).Ledger, new FreeSearch(5000, PortProtocol.Tcp, 3));

        Assert.Equal([5000, 5002, 5003], answer.Ports);
        Assert.Equal(new PortRange(5002, 5004), answer.Run);
        Assert.Equal(new PortRange(5002, 32767), answer.Longest);
    }

    [Fact]
    public void The_line_may_end_first()
    {
        var answer = FreeAnswer.Of(PortScenario.Of([]).Ledger, new FreeSearch(65534, PortProtocol.Udp, 5));

        Assert.Equal([65534, 65535], answer.Ports);
        Assert.Null(answer.Run);
    }

    [Fact]
    public void Where_the_kernel_is_not_read_nothing_is_called_free()
    {
        var ledger = PortLedger.Of(LinkedTopology.Of(TestFacts.Engine()).Now).Hosts.Single();

        var answer = FreeAnswer.Of(ledger, FreeSearch.Default);

        Assert.Empty(answer.Ports);
        Assert.Contains("sockets of its processes are unknown", answer.Unknown, StringComparison.Ordinal);
    }
}
