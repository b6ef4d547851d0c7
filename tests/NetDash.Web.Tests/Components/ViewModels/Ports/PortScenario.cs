using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

/// <summary>A host with a kernel and an engine, and findings as rules would make them.</summary>
internal sealed class PortScenario
{
    private PortScenario(TopologySnapshot snapshot) => Snapshot = snapshot;

    public TopologySnapshot Snapshot { get; }

    public HostLedger Ledger => PortLedger.Of(Snapshot).Of(TestFacts.HostId)!;

    public PortFindings Findings => PortFindings.Of(Snapshot, Ledger);

    public IReadOnlyList<LedgerRow> Rows => LedgerRow.Of(Snapshot, Ledger.Entries, Findings);

    public static PortScenario Of(IEnumerable<Fact> facts, params Finding[] findings) => new(
        new LinkedTopology(new Told(findings)).With([TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), .. facts]).Now);

    /// <summary>The machine of the design's pictures.</summary>
    public static PortScenario Laptop(params Finding[] findings) => new(LinkedTopology.Laptop(new Told(findings)).Now);

    public PortsView? View(string address) => PortsView.Of(new PageState(Snapshot, PageAddress.Parse(address)));

    /// <summary>Sockets that processes of the host listen on, TCP on every address.</summary>
    public static IEnumerable<Fact> Listening(params IEnumerable<int> ports) => ports.SelectMany(port => new Fact[]
    {
        TestFacts.Process(1, 10_000 + port, $"p{port}"),
        TestFacts.Socket(1, port, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(10_000 + port, $"p{port}")),
    });

    public static Finding Finding(
        string rule, int port, FindingSeverity severity = FindingSeverity.Error, string? holder = null, string address = "0.0.0.0", params string[] subjects) => new()
    {
        Id = $"{rule}:{port}", Rule = rule, Severity = severity, Title = $"{rule} {port}", Detail = "", Subjects = [.. subjects], Holder = holder,
        Port = new FindingPort(PortProtocol.Tcp, address, port, TestFacts.HostId),
    };

    private sealed class Told(Finding[] findings) : IFindingAnalyzer
    {
        public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) => new([.. findings], []);
    }
}
