using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Topology.Tests.Linking;

/// <summary>Facts in, topology out: a scenario as one sentence.</summary>
internal sealed class LinkedTopology
{
    private readonly TopologyBuilder _builder = new("epoch", new NoFindings(), TestFacts.Noon);

    public TopologySnapshot Now => _builder.Current;

    public static LinkedTopology Of(params IEnumerable<Fact> facts) => new LinkedTopology().With(facts);

    public LinkedTopology With(params IEnumerable<Fact> facts) => Change(TestTopology.Replaced("all", facts));

    public LinkedTopology And(params IEnumerable<Fact> facts) => Change(TestTopology.Upserted("all", facts));

    public LinkedTopology Without(params IEnumerable<string> ids) => Change(TestTopology.Removed("all", ids));

    public Node Node(string id) => Assert.Contains(id, (IReadOnlyDictionary<string, Node>)Now.Nodes);

    public ContainerProperties Container(string name) => Assert.IsType<ContainerProperties>(Node(TestFacts.ContainerNode(name)).Properties);

    public IEnumerable<Edge> Edges(EdgeKind kind) => Now.Edges.Values.Where(e => e.Kind == kind);

    private LinkedTopology Change(NetDash.Topology.Sources.SourceChange change)
    {
        _builder.Add(change);
        _builder.Build(TestFacts.Noon);
        Assert.Empty(_builder.Defects);
        return this;
    }
}
