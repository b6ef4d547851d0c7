using NetDash.Drawing.Marks;
using NetDash.Topology.Sources;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class SourceViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SourceState.Connected, Health.Ok, "watched for changes")]
    [InlineData(SourceState.Connecting, Health.Unknown, "for the first time")]
    [InlineData(SourceState.Stale, Health.Warning, "shown as it was then")]
    [InlineData(SourceState.Unreachable, Health.Error, "does not answer")]
    [InlineData(SourceState.Denied, Health.Error, "may not read")]
    [InlineData(SourceState.Absent, Health.Stopped, "nothing is missing without it")]
    public void Each_state_has_a_glyph_and_a_sentence(SourceState state, Health health, string words)
    {
        var view = SourceView.Of(new SourceStatus { Name = "docker", Kind = "docker", State = state }, Now.AddMinutes(-1), Now);

        Assert.Equal(health, view.Health);
        Assert.Contains(words, view.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connected_source_with_gaps_is_no_clean_source()
    {
        var status = new SourceStatus { Name = "kernel", Kind = "kernel", State = SourceState.Connected, Unreadable = [new("a", "b"), new("c", "d")] };

        var view = SourceView.Of(status, Now, Now);

        Assert.Equal(Health.Warning, view.Health);
        Assert.Equal("Read, but for 2 things listed below.", view.Sentence);
    }
}
