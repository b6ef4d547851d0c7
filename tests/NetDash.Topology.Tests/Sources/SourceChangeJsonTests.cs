using NetDash.Testing.Facts;
using System.Text.Json;
using CsCheck;
using NetDash.Topology.Sources;

namespace NetDash.Topology.Tests.Sources;

public sealed class SourceChangeJsonTests
{
    [Fact]
    public void Every_report_survives_the_way_to_another_machine() =>
        GeneratedWorld.History.Sample(history =>
        {
            foreach (var change in history)
            {
                var json = JsonSerializer.Serialize(change);
                Assert.Equal(change, JsonSerializer.Deserialize<SourceChange>(json));
            }
        }, iter: 200);
}
