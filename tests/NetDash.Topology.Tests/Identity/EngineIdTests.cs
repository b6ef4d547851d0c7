using NetDash.Topology.Identity;

namespace NetDash.Topology.Tests.Identity;

public sealed class EngineIdTests
{
    [Theory]
    [InlineData("7ABC:DEFG:HIJK")]
    [InlineData("1c2c3f7e-0f2c-4b3a-8a6e-0d3f3a1b2c3d")]
    [InlineData("a.b")]
    public void What_an_engine_shows_is_found_again(string infoId) => Assert.Equal(infoId, EngineId.Shown(EngineId.Of(infoId, NodeId.Digest("vm\n/var/lib/docker"))));

    [Theory]
    [InlineData("ENG")]
    [InlineData("podman-0123456789abcdef0123456789abcdef")]
    [InlineData("engine.ABCDEFGH")]
    [InlineData(".01234567")]
    [InlineData("")]
    public void An_id_that_was_not_made_so_is_its_own(string engineId) => Assert.Equal(engineId, EngineId.Shown(engineId));
}
