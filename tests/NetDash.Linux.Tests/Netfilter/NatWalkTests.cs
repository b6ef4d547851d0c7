using System.Globalization;
using CsCheck;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>Whatever rules there are: the walk ends, within its bounds.</summary>
public sealed class NatWalkTests
{
    private static readonly BaseChain Base = new(2, "t", "0", 0);

    private static readonly Gen<RuleStep> Steps = Gen.OneOf(
        Gen.Select(Gen.Int[0, 15], Gen.Enum<PacketField>(), Gen.Int[0, 20], RuleStep (slot, field, length) => new RuleStep.Load(slot, field, length)),
        Gen.Select(Gen.Int[0, 15], Gen.Bool, Gen.Int[0, 40], Gen.Int[0, 40], RuleStep (slot, transport, at, length) => new RuleStep.LoadHeader(slot, transport, at, length)),
        Gen.Select(Gen.Int[0, 15], Gen.Byte.Array[0, 20], RuleStep (slot, value) => new RuleStep.Constant(slot, value)),
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Byte.Array[0, 20], RuleStep (from, to, bits) => new RuleStep.Mask(from, to, bits)),
        Gen.Select(Gen.Int[0, 15], Ranges(), Gen.Bool, RuleStep (slot, ranges, negated) => new RuleStep.Test(slot, ranges, negated)),
        Gen.Select(Gen.Enum<PacketField>(), Ranges(), Gen.Bool, RuleStep (field, ranges, negated) => new RuleStep.Require(field, ranges, negated)),
        Gen.Select(Gen.Int[0, 15], Gen.Bool, Gen.Int[0, 15], Gen.Bool, RuleStep (slot, negated, to, verdict) => new RuleStep.Lookup(slot, "set", negated, verdict ? null : to, verdict)),
        Gen.Select(Verdicts(), RuleStep (verdict) => new RuleStep.End(verdict)),
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], RuleStep (address, port) => new RuleStep.Translate(2, address, port)),
        Gen.Select(Gen.Byte.Array[16], Gen.Int[0, 65535], RuleStep (address, port) => new RuleStep.TranslateTo(address, port)));

    private static readonly Gen<Book> Books =
        from chains in Steps.Array[0, 6].Array[0, 6].Array[1, 6]
        from keys in Gen.Select(Gen.Byte.Array[8], Gen.Byte.Array[8], Verdicts()).Array[0, 6]
        select new Book(
            chains.Select((rules, i) => (Name: i.ToString(CultureInfo.InvariantCulture), rules)).ToDictionary(c => c.Name, c => c.rules),
            new RuleSet("set", 8, () => [.. keys.Select(k => new SetElement(k.Item1, k.Item2, k.Item1, k.Item3))]));

    [Fact]
    public void Any_rules_are_followed_to_an_end_within_the_bounds() => Books.Sample(
        book =>
        {
            var walk = Walk(book);
            Assert.InRange(walk.Forwards.Count, 0, NatWalk.MostForwards);
            Assert.All(walk.Forwards, f => Assert.True(f.Port >= 1 && f.Port <= f.LastPort && f.LastPort <= 65535));
        },
        iter: 3_000);

    [Fact]
    public void Chains_that_call_each_other_without_end_are_left()
    {
        // Each chain calls the next one ten times: ten to the sixteenth ways through them.
        var chains = Enumerable.Range(0, 40).ToDictionary(
            i => i.ToString(CultureInfo.InvariantCulture),
            i => Enumerable.Repeat(new RuleStep[]
            {
                new RuleStep.Require(PacketField.Random, [], false),
                new RuleStep.End(new Verdict(VerdictKind.Jump, ((i + 1) % 40).ToString(CultureInfo.InvariantCulture))),
            }, 10).ToArray());

        var walk = Walk(new Book(chains, null));

        Assert.Empty(walk.Forwards);
        Assert.True(walk.IsCut);
    }

    [Fact]
    public void A_chain_that_calls_itself_is_left()
    {
        RuleStep.End again = new(new Verdict(VerdictKind.Jump, "0"));
        var walk = Walk(new Book(new() { ["0"] = [[again], [new RuleStep.TranslateTo(null, 80)]] }, null));

        Assert.True(walk.IsCut);
    }

    private static NatWalk Walk(Book book)
    {
        var netns = new Netns { Inode = 1, Cookie = "1", IsHost = true };
        var walk = new NatWalk(new NatScope(netns));
        walk.Follow(Base, book);
        return walk;
    }

    private static Gen<ValueRange[]> Ranges() => Gen.OneOf(
        Gen.Byte.Array[0, 18].Select(ValueRange (bytes) => ValueRange.Single(bytes)),
        Gen.Select(Gen.Byte.Array[2], Gen.Byte.Array[2], ValueRange (low, high) => new ValueRange(low, high))).Array[0, 4];

    private static Gen<Verdict> Verdicts() =>
        Gen.Select(Gen.Enum<VerdictKind>(), Gen.Int[0, 6], (kind, chain) => new Verdict(kind, chain.ToString(CultureInfo.InvariantCulture)));

    private sealed class Book(Dictionary<string, RuleStep[][]> chains, RuleSet? set) : IRuleBook
    {
        public IReadOnlyList<RuleStep[]> Rules(string chain) => chains.GetValueOrDefault(chain) ?? [];

        public RuleSet? Set(string name) => set;
    }
}
