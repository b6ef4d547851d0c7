using NetDash.Sources.Docker.Client;
using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Client;

public sealed class ApiVersionTests
{
    [Theory]
    [InlineData("1.41", "1.12", "1.41")]
    [InlineData("1.52", "1.44", "1.52")]
    [InlineData("1.60", "1.44", "1.52")]
    [InlineData("1.70", "1.60", "1.60")]
    [InlineData("1.41", "", "1.41")]
    [InlineData("1.41", null, "1.41")]
    public void The_newest_that_both_speak_is_chosen(string newest, string? oldest, string chosen) =>
        Assert.Equal(chosen, ApiVersion.Choose(newest, oldest)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("new")]
    public void An_engine_that_does_not_say_is_asked_without_a_version(string? newest) => Assert.Null(ApiVersion.Choose(newest, "1.12"));

    [Theory]
    [InlineData("""{"Version":"29.0.1","ApiVersion":"1.52","MinAPIVersion":"1.44"}""", "/v1.52/info")]
    [InlineData("""{"Version":"0"}""", "/info")]
    public async Task What_was_chosen_is_what_is_asked_with(string version, string expected)
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Version = version);
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Contains($"GET {expected}", engine.Requests);
        Assert.DoesNotContain(engine.Requests, r => r.Contains("/v1.", StringComparison.Ordinal) != expected.StartsWith("/v", StringComparison.Ordinal) && r != "GET /version");
    }
}
