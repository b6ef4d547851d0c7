using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>The corrected file: other ports in the place of those in the way, and nothing else touched.</summary>
public sealed class CorrectionTests
{
    private static readonly HostLedger Busy = Preflighted.Host(
        [.. Preflighted.Publishing("b", 8080), .. Preflighted.Listening("x", 8081), .. Preflighted.Listening("y", 3001)]);

    [Theory]
    [InlineData("services:\r\n  web:   # mine\r\n    ports:\r\n      - \"8080:80\"   # here\r\n", "services:\r\n  web:   # mine\r\n    ports:\r\n      - \"8082:80\"   # here\r\n")]
    [InlineData("services: {web: {ports: [8080:80, '127.0.0.1:8081:81']}}", "services: {web: {ports: [8082:80, '127.0.0.1:8083:81']}}")]
    [InlineData("services: {web: {ports: [{target: 80, published: 8080, protocol: tcp}]}}", "services: {web: {ports: [{target: 80, published: 8082, protocol: tcp}]}}")]
    [InlineData("services: {web: {ports: ['3000-3002:1-3', '3003:4']}}", "services: {web: {ports: ['3004-3006:1-3', '3003:4']}}")]
    [InlineData("services: {web: {scale: 2, ports: ['9000:80']}}", "services: {web: {scale: 2, ports: ['9000-9001:80']}}")]
    [InlineData("services: {web: {scale: 2, ports: ['8080:80']}}", "services: {web: {scale: 2, ports: ['8082-8083:80']}}")]
    [InlineData("services: {web: {ports: ['8080:${TARGET:-80}']}}", "services: {web: {ports: ['8082:${TARGET:-80}']}}")]
    [InlineData("\uFEFFservices: {web: {ports: ['8080:80']}}", "\uFEFFservices: {web: {ports: ['8082:80']}}")]
    [InlineData("x-p: &p ['8080:80']\nservices: {web: {ports: *p}}", "x-p: &p ['8082:80']\nservices: {web: {ports: *p}}")]
    [InlineData("services: {web: {ports: [&p !!str 8080:80]}}", "services: {web: {ports: [&p !!str 8082:80]}}")]
    [InlineData("services: {'8080': {image: '8080:80', ports: ['8080:80']}} # 8080:80", "services: {'8080': {image: '8080:80', ports: ['8082:80']}} # 8080:80")]
    [InlineData("docker run -p 8080:80 \\\n  --name 'a b' nginx # 8080", "docker run -p 8082:80 \\\n  --name 'a b' nginx # 8080")]
    [InlineData("docker run -dp\"127.0.0.1:8080:8080\" nginx", "docker run -dp\"127.0.0.1:8082:8080\" nginx")]
    [InlineData("docker run -p published=8080,target=80 nginx", "docker run -p published=8082,target=80 nginx")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 8080, hostPort: 8080}]}]}", "apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 8080, hostPort: 8082}]}]}")]
    public void Ports_are_replaced_where_they_stand_and_the_rest_stays_as_it_is(string text, string corrected)
    {
        var answer = Preflighted.Check(text, Busy);
        Assert.Equal(PreflightVerdict.Conflict, answer.Verdict);
        Assert.Equal(new PreflightFile("compose.yaml", corrected), answer.Corrected);
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check(corrected, Busy).Verdict);
    }

    [Theory]
    [InlineData("services: {web: {ports: ['${PORT:-8080}:80']}}", "it comes through ${PORT}")]
    [InlineData("services: {web: {ports: [{target: 80, published: '${PORT:-8080}'}]}}", "it comes through ${PORT}")]
    [InlineData("services: {web: {ports: [\"80\\x380:80\"]}}", "it is not written in one piece")]
    [InlineData("services: {web: {ports: [{target: 80, published: 0x1F90}]}}", "it is not written in one piece")]
    [InlineData("services: {web: {ports: [&p '8080:80'], labels: [*p]}}", "other things use the same text through an alias")]
    [InlineData("x-p: &p ['8080:80']\nservices: {web: {ports: *p}, not: {profiles: [a], ports: *p}}", "other things use the same text through an alias")]
    [InlineData("services: {base: {profiles: [a], ports: ['8080:80']}, web: {extends: base, profiles: !reset []}}", "it comes from `base`, which `web` extends")]
    [InlineData("services: {web: {network_mode: host, expose: [8080]}}", "what its program listens on is not written here")]
    [InlineData("docker run -p 80'80':80 nginx", "it is not written in one piece")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {hostNetwork: true, containers: [{ports: [{containerPort: 8080}]}]}", "what its program listens on is not written here")]
    public void What_would_change_something_else_is_left_alone_and_said_so(string text, string why)
    {
        var answer = Preflighted.Check(text, Busy);
        Assert.Contains(answer.Claims, c => c.Fix.EndsWith($"(not corrected here: {why})", StringComparison.Ordinal));
        Assert.Null(answer.Corrected);
    }

    [Theory]
    [InlineData("ports: ['9000-9001:80-81']", "publish its ports one by one, each with a range of 2 ports")]
    [InlineData("network_mode: host, expose: [9000]", "run one container of web alone: all would listen in one namespace")]
    public void Replicas_that_no_other_port_helps_are_told_what_does(string body, string fix)
    {
        var answer = Preflighted.Check($"services: {{web: {{scale: 2, {body}}}}}", Busy);
        Assert.Equal((PreflightVerdict.Conflict, fix, null), (answer.Claims[0].Verdict, answer.Claims[0].Fix, answer.Claims[0].FreePort));
        Assert.Null(answer.Corrected);
    }

    [Fact]
    public void A_port_of_another_file_is_left_alone()
    {
        var answer = PreflightCheck.Check(Preflighted.Request("services: {web: {image: a}}", "services: {web: {ports: ['8080:80']}}"), Busy);
        Assert.Null(answer.Corrected);
        Assert.Contains("(not corrected here: it is written in compose.1.yaml)", answer.Only().Fix, StringComparison.Ordinal);
        var twice = PreflightCheck.Check(Preflighted.Request("services: {web: {ports: ['8080:80']}}", "services: {web: {ports: ['8080:80']}}"), Busy);
        Assert.Contains("(not corrected here: it is written in two places)", twice.Only().Fix, StringComparison.Ordinal);
        Assert.Null(twice.Corrected);
    }

    [Fact]
    public void Free_ports_are_offered_once_and_never_those_that_the_text_asks_for()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['8080:80', '8081:80']}, b: {ports: ['8080:80', '8082:80', '8084:80']}, c: {ports: ['8085-8086:80']}}", Busy);
        Assert.Equal([8083, 8087, 8088], answer.Claims.Where(c => c.FreePort is not null).Select(c => c.FreePort!.Value));
    }

    [Fact]
    public void The_ephemeral_range_is_passed_over()
    {
        var claim = Preflighted.Ports("""["32767:80"]""", Preflighted.Host(Preflighted.Listening("x", 32767))).Only();
        Assert.Equal(61000, claim.FreePort);
    }

    [Fact]
    public void Where_no_port_is_free_nothing_is_corrected()
    {
        var answer = Preflighted.Ports("""["65535:80"]""", Preflighted.Host(Preflighted.Listening("x", 65535)));
        Assert.Null(answer.Corrected);
        Assert.EndsWith("or publish another port for web: no port above it is free", answer.Only().Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_way_is_nothing_to_correct() => Assert.Null(Preflighted.Ports("""["9090:80"]""", Busy).Corrected);
}
