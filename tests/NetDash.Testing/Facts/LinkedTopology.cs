using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using Xunit;

namespace NetDash.Testing.Facts;

/// <summary>Facts in, topology out, without a thread or a clock: a scenario as one sentence.</summary>
public sealed class LinkedTopology
{
    private readonly TopologyBuilder _builder;
    private DateTimeOffset _time = TestFacts.Noon;

    public LinkedTopology(IFindingAnalyzer? analyzer = null) =>
        _builder = new TopologyBuilder("epoch", analyzer ?? new NoFindings(), TestFacts.Noon);

    public TopologySnapshot Now => _builder.Current;

    public static LinkedTopology Of(params IEnumerable<Fact> facts) => new LinkedTopology().With(facts);

    /// <summary>The machine of the design's pictures, with both of its sources connected.</summary>
    public static LinkedTopology Laptop(IFindingAnalyzer analyzer) => new LinkedTopology(analyzer)
        .After(TestTopology.Replaced("kernel", LaptopFacts.Kernel()))
        .After(TestTopology.Replaced("docker", LaptopFacts.Docker()));

    public LinkedTopology With(params IEnumerable<Fact> facts) => After(TestTopology.Replaced("all", facts));

    public LinkedTopology And(params IEnumerable<Fact> facts) => After(TestTopology.Upserted("all", facts));

    public LinkedTopology Without(params IEnumerable<string> ids) => After(TestTopology.Removed("all", ids));

    public Node Node(string id) => Assert.Contains(id, (IReadOnlyDictionary<string, Node>)Now.Nodes);

    public ContainerProperties Container(string name) => Assert.IsType<ContainerProperties>(Node(TestFacts.ContainerNode(name)).Properties);

    public IEnumerable<Edge> Edges(EdgeKind kind) => Now.Edges.Values.Where(e => e.Kind == kind);

    /// <summary>When the findings may differ though nothing changes.</summary>
    public DateTimeOffset? Due => _builder.Due;

    /// <summary>What happens next happens then.</summary>
    public LinkedTopology At(DateTimeOffset time)
    {
        _time = time;
        return this;
    }

    /// <summary>Time passes, and nothing changes.</summary>
    public LinkedTopology Wait(TimeSpan time)
    {
        _time += time;
        _builder.Build(_time);
        return this;
    }

    /// <summary>One change more.</summary>
    public LinkedTopology After(SourceChange change)
    {
        _builder.Add(change);
        _builder.Build(_time);
        Assert.Empty(_builder.Defects);
        return this;
    }
}
