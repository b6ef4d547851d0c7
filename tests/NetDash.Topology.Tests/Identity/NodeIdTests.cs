using CsCheck;
using NetDash.Topology.Identity;

namespace NetDash.Topology.Tests.Identity;

public sealed class NodeIdTests
{
    [Fact]
    public void An_id_holds_only_what_the_contract_allows_whatever_it_is_made_of() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
            Assert.Matches("^[A-Za-z0-9._~:/-]{1,200}$", NodeId.Container(a, b)));

    [Fact]
    public void Different_names_never_give_one_id() =>
        Gen.Select(Gen.String, Gen.String).Where(t => t.Item1 != t.Item2).Sample((a, b) =>
            Assert.NotEqual(NodeId.SwarmService(a), NodeId.SwarmService(b)));

    [Fact]
    public void Engine_ids_stay_readable_and_within_the_limit()
    {
        var id = NodeId.Container("ABCD:EFGH:IJKL:MNOP:QRST:UVWX:YZ23:4567:ABCD:EFGH:IJKL:MNOP", new string('a', 64));
        Assert.StartsWith("container:ABCD:EFGH:", id, StringComparison.Ordinal);
        Assert.EndsWith(new string('a', 64), id, StringComparison.Ordinal);
        Assert.Equal(NodeId.MaximumLength, NodeId.Container(new string('x', 500), "y").Length);
        Assert.NotEqual(NodeId.Container(new string('x', 500), "y"), NodeId.Container(new string('x', 500), "z"));
    }
}
