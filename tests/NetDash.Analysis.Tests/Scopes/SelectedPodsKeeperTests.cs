using CsCheck;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Findings;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Analysis.Tests.Scopes;

/// <summary>What is kept of which pods Services select never makes a finding that a look at the whole does not make.</summary>
public sealed class SelectedPodsKeeperTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<string> Word = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<(Fact? Upserted, string? Removed)> Change = Gen.Select(Gen.Int[0, 9], Word, Word, Word).Select((how, name, label, more) => how switch
    {
        0 => (null, PodId(name)),
        1 => (null, ServiceId(name)),
        2 or 3 => (Service(name, new ServicePort("http", 80, label, 0, PortProtocol.Tcp)) with { Selector = more == "a" ? [$"app={label}"] : [$"app={label}", $"tier={more}"] }, null),
        _ => ((Fact?)(Pod(name, Container(name, new PodPort(more, 8080, 0, "", PortProtocol.Tcp)) with { Restarts = how }) with
        {
            Labels = Labels.From([new("app", label), new("tier", more)]), Phase = how == 4 ? "Succeeded" : "Running", Namespace = how == 5 ? "other" : Namespace,
        }), (string?)null),
    });

    [Fact]
    public void Bit_by_bit_the_same_is_found_as_in_a_look_at_the_whole() => Change.List[1, 25].Sample(changes =>
    {
        IFindingRule[] Rules() => [new ServiceNoEndpointsRule(), new ServicePortMismatchRule(), new TargetUnheardRule()];
        var world = Found.On(Rules()).With(Cluster(), NamespaceFact());
        foreach (var (upserted, removed) in changes)
        {
            world = upserted is null ? world.Without(removed!) : world.And(upserted);
            var whole = Found.In(world.Now, Rules()).OrderBy(f => f.Id, StringComparer.Ordinal).Select(f => $"{f.Id} {f.Title} {f.Detail} {string.Join(' ', f.Subjects)}");
            Assert.Equal(whole, world.Findings().Select(f => $"{f.Id} {f.Title} {f.Detail} {string.Join(' ', f.Subjects)}"));
        }
    });
}
