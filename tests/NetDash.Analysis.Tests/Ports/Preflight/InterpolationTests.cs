using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Variables, as the table of the specification's 12-interpolation.md has them.</summary>
public sealed class InterpolationTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["SET"] = "8080", ["EMPTY"] = "", ["IP"] = "127.0.0.1", ["DOLLAR"] = "$SET" };

    [Theory]
    [InlineData("$SET:80", "0.0.0.0:8080")]
    [InlineData("${SET}:80", "0.0.0.0:8080")]
    [InlineData("${SET:-1}:80", "0.0.0.0:8080")]
    [InlineData("${SET-1}:80", "0.0.0.0:8080")]
    [InlineData("${UNSET:-1}:80", "0.0.0.0:1")]
    [InlineData("${UNSET-1}:80", "0.0.0.0:1")]
    [InlineData("${EMPTY:-1}:80", "0.0.0.0:1")]
    [InlineData("${SET:?must}:80", "0.0.0.0:8080")]
    [InlineData("${SET?must}:80", "0.0.0.0:8080")]
    [InlineData("${SET:+2}:80", "0.0.0.0:2")]
    [InlineData("${SET+2}:80", "0.0.0.0:2")]
    [InlineData("${EMPTY+2}:80", "0.0.0.0:2")]
    [InlineData("${UNSET:-${SET}}:80", "0.0.0.0:8080")]
    [InlineData("${UNSET:-${OTHER:-${MORE-7}}}:80", "0.0.0.0:7")]
    [InlineData("${UNSET:-$SET}:80", "0.0.0.0:8080")]
    [InlineData("${SET:+${IP}:9}:80", "127.0.0.1:9")]
    [InlineData("${IP}:${SET}:80", "127.0.0.1:8080")]
    [InlineData("${IP}:9:${INNER:-80}", "127.0.0.1:9")]
    [InlineData("${SET}-8082:80-82", "0.0.0.0:8080", "0.0.0.0:8081", "0.0.0.0:8082")]
    public void A_variable_is_filled_in(string port, params string[] at) => Assert.Equal(at, Check(port).Claims.Select(c => c.Entry!.At.ToString()));

    [Theory]
    [InlineData("${EMPTY}:80")]
    [InlineData("${EMPTY-1}:80")]
    [InlineData("${EMPTY:+2}:80")]
    [InlineData("${UNSET+2}:80")]
    [InlineData("${UNSET:-}:80")]
    public void What_is_filled_in_with_nothing_leaves_the_port_to_the_engine(string port) => Assert.Empty(Check(port).Claims);

    [Theory]
    [InlineData("${UNSET}:80", "web: `UNSET` is not set and has no default.")]
    [InlineData("$UNSET:80", "web: `UNSET` is not set and has no default.")]
    [InlineData("8080:${UNSET}", "web: `UNSET` is not set and has no default.")]
    [InlineData("${SET:+${UNSET}}:80", "web: `UNSET` is not set and has no default.")]
    [InlineData("${UNSET:?say a port}:80", "web: `UNSET` must be set: say a port.")]
    [InlineData("${EMPTY:?}:80", "web: `EMPTY` must be set.")]
    [InlineData("${UNSET?}:80", "web: `UNSET` must be set.")]
    public void What_is_missing_is_unknown_and_named(string port, string reason)
    {
        var claim = Check(port).Only();
        Assert.Equal((PreflightVerdict.Unknown, reason, port), (claim.Verdict, claim.Reason, claim.Written));
        Assert.Null(claim.Entry);
    }

    [Theory]
    [InlineData("${}:80", "is no variable as Compose writes them")]
    [InlineData("${SET!}:80", "is no variable as Compose writes them")]
    [InlineData("${SET:}:80", "is no variable as Compose writes them")]
    [InlineData("${9}:80", "is no variable as Compose writes them")]
    [InlineData("${SET:80", "a brace is not closed")]
    [InlineData("$:80", "after `$` comes a variable's name")]
    [InlineData("$$:80", "`$` is no port of a host")]
    [InlineData("${DOLLAR}:80", "`$SET` is no port of a host")]
    public void What_Compose_cannot_fill_in_is_an_error(string port, string problem) =>
        Assert.Contains(problem, Assert.Throws<PreflightException>(() => Check(port)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Variables_within_variables_are_bounded()
    {
        var port = string.Concat(Enumerable.Repeat("${A:-", 5000)) + new string('}', 5000);
        Assert.Contains("too deep", Assert.Throws<PreflightException>(() => Check(port)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network_mode: '${MODE}', ports: ['1:1']", "its network mode is not known: `MODE` is not set and has no default")]
    [InlineData("scale: '${N}', ports: ['1:1']", "how many of it start is not known: `N` is not set and has no default")]
    [InlineData("network_mode: host, expose: ['${P}']", "`P` is not set and has no default")]
    [InlineData("ports: [{target: 80, published: '${P}'}]", "`P` is not set and has no default")]
    public void What_is_missing_elsewhere_in_a_service_is_unknown_too(string body, string missing)
    {
        var answer = Preflighted.Check($"services: {{web: {{{body}}}}}");
        Assert.Equal(PreflightVerdict.Unknown, answer.Verdict);
        Assert.Contains(answer.Claims, c => c.Reason == $"web: {missing}.");
    }

    [Fact]
    public void What_has_no_bearing_on_ports_may_be_missing() =>
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check("services: {web: {image: '${IMAGE}', environment: {A: '${B:?}'}, ports: ['1:1']}}").Verdict);

    private static PreflightAnswer Check(string port) => PreflightCheck.Check(
        Preflighted.Request($"services: {{web: {{ports: [\"{port}\"]}}}}") with { Variables = Variables }, Preflighted.Empty);
}
