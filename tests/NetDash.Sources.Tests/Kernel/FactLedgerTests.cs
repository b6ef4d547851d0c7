using CsCheck;
using NetDash.Sources.Kernel;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Tests.Kernel;

public sealed class FactLedgerTests
{
    [Fact]
    public void Only_what_differs_is_told()
    {
        var ledger = new FactLedger();
        ledger.Set("a", [Fact("1", 10), Fact("2", 10)]);
        Assert.Equal(2, ledger.Take().Upserted.Count);

        ledger.Set("a", [Fact("1", 10), Fact("3", 10)]);
        var (upserted, removed) = ledger.Take();

        Assert.Equal([Fact("3", 10)], upserted);
        Assert.Equal(["2"], removed);
        Assert.Equal((0, 0), (ledger.Take().Upserted.Count, ledger.Take().Removed.Count));
    }

    [Fact]
    public void What_goes_and_comes_back_before_it_is_told_is_not_told_as_gone()
    {
        var ledger = new FactLedger();
        ledger.Set("a", [Fact("1", 10)]);
        ledger.Take();
        ledger.Set("a", []);
        ledger.Set("a", [Fact("1", 11)]);

        var (upserted, removed) = ledger.Take();

        Assert.Equal([Fact("1", 11)], upserted);
        Assert.Empty(removed);
    }

    [Fact]
    public void What_was_told_is_always_what_holds() =>
        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 5], Gen.Bool).Array[0, 30].Sample(steps =>
        {
            var ledger = new FactLedger();
            var told = new Dictionary<string, Fact>();
            foreach (var (section, facts, take) in steps)
            {
                ledger.Set($"{section}", facts.DistinctBy(f => f.Item1).Select(f => (Fact)Fact($"{section}/{f.Item1}", f.Item2)).ToArray());
                if (take)
                {
                    Apply(ledger.Take(), told);
                }
            }

            Apply(ledger.Take(), told);
            Assert.Equal(ledger.All.OrderBy(f => f.Id), told.Values.OrderBy(f => f.Id));
        });

    private static void Apply((Topology.Values.ValueList<Fact> Upserted, Topology.Values.ValueList<string> Removed) change, Dictionary<string, Fact> told)
    {
        foreach (var fact in change.Upserted)
        {
            told[fact.Id] = fact;
        }

        foreach (var id in change.Removed)
        {
            // What came and went between two tellings is told as gone too; the store ignores ids that it does not know.
            told.Remove(id);
        }
    }

    private static NetnsFact Fact(string id, long inode) => new() { Id = id, HostId = "host", Inode = inode, Cookie = "1" };
}
