using CsCheck;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Wishes of one text that are in each other's way.</summary>
public sealed class RivalTests
{
    private static readonly string[] Addresses = ["", "0.0.0.0:", "127.0.0.1:", "10.0.0.1:", "[::]:", "[::1]:"];

    private static readonly Gen<(string A, string B)> TwoPorts = Gen.Select(Port(), Port());

    [Fact]
    public void Two_services_that_want_one_port_name_each_other_and_the_later_one_moves()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['8080:80']}, b: {ports: ['127.0.0.1:8080:81']}}");
        Assert.Equal(["a 0.0.0.0:8080/tcp conflict", "b 127.0.0.1:8080/tcp conflict"], answer.Told());
        Assert.Equal("b wants 127.0.0.1:8080 too (`127.0.0.1:8080:81`).", answer.Claims[0].Reason);
        Assert.Equal("a wants 0.0.0.0:8080 too (`8080:80`).", answer.Claims[1].Reason);
        Assert.Equal((null, 8081), (answer.Claims[0].FreePort, answer.Claims[1].FreePort));
        Assert.All(answer.Claims, c => Assert.Equal("publish another port for b: 8081 is free", c.Fix));
        Assert.Equal("services: {a: {ports: ['8080:80']}, b: {ports: ['127.0.0.1:8081:81']}}", answer.Corrected!.Text);
    }

    [Theory]
    [InlineData("services: {a: {ports: ['8080:80', '8080:81']}}", "a asks for 0.0.0.0:8080 twice (`8080:81` and `8080:80`).")]
    [InlineData("docker run -p 8080:80 -p 8080:80 nginx", "nginx asks for 0.0.0.0:8080 twice (`8080:80` and `8080:80`).")]
    [InlineData("docker run -p 8080:80 a && docker run -p 8080:80 b", "a wants 0.0.0.0:8080 too (`8080:80`).")]
    [InlineData("services: {a: {network_mode: host, expose: [8080]}, b: {ports: ['8080:80']}}", "a wants 0.0.0.0:8080 too (`8080`).")]
    [InlineData("services: {a: {network_mode: host, expose: [8080]}, b: {network_mode: host, expose: [8080]}}", "a wants 0.0.0.0:8080 too (`8080`).")]
    [InlineData("services: {a: {ports: ['8079-8081:9-11']}, b: {ports: ['8080:80']}}", "a wants 0.0.0.0:8080 too (`8079-8081:9-11`).")]
    public void Whoever_asks_for_a_port_that_is_asked_for_already_is_told(string text, string reason)
    {
        var answer = Preflighted.Check(text);
        Assert.Equal(PreflightVerdict.Conflict, answer.Verdict);
        Assert.Contains(answer.Claims, c => c.Reason == reason);
    }

    [Theory]
    [InlineData("services: {a: {ports: ['127.0.0.1:8080:80']}, b: {ports: ['10.0.0.1:8080:80']}}")]
    [InlineData("services: {a: {ports: ['8080:80']}, b: {ports: ['8080:80/udp']}}")]
    [InlineData("services: {a: {ports: ['0.0.0.0:8080:80']}, b: {ports: ['[::]:8080:80']}}")]
    [InlineData("services: {a: {ports: ['8080:80']}, b: {network_mode: none, ports: ['8080:80']}}")]
    public void What_does_not_overlap_is_in_nobodys_way(string text) => Assert.Equal(PreflightVerdict.Free, Preflighted.Check(text).Verdict);

    [Fact]
    public void Two_pods_that_want_one_hostPort_and_two_Services_that_want_one_nodePort_are_in_each_others_way()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: NAME}\nspec: {containers: [{ports: [{containerPort: 1, hostPort: 8080}]}]}\n---\n";
        const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: NAME}\nspec: {type: NodePort, ports: [{port: 1, nodePort: 30080}]}\n---\n";
        var answer = Preflighted.Check(string.Concat(new[] { Pod, Service }.SelectMany(t => new[] { t.Replace("NAME", "a", StringComparison.Ordinal), t.Replace("NAME", "b", StringComparison.Ordinal) })));
        Assert.Equal(4, answer.Claims.Count(c => c.Verdict == PreflightVerdict.Conflict));
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check(answer.Corrected!.Text).Verdict);
    }

    [Fact]
    public void Being_in_each_others_way_is_symmetric() => TwoPorts.Sample(two =>
    {
        var forth = Verdicts(two.A, two.B);
        var back = Verdicts(two.B, two.A);
        Assert.Equal(forth[0], forth[1]);
        Assert.Equal(forth, back);
    });

    [Fact]
    public void Two_services_are_in_each_others_way_exactly_when_one_finds_the_other_running() => TwoPorts.Sample(two =>
    {
        var first = Preflighted.Check($"services: {{a: {{ports: ['{two.A}']}}}}").Only().Entry!;
        var addresses = two.A.Split(':') is { Length: 2 } ? new[] { "0.0.0.0", "::" } : [first.At.Address.ToString()];
        var running = Preflighted.Host(addresses.SelectMany((address, i) => new NetDash.Topology.Facts.Fact[]
        {
            NetDash.Testing.Facts.TestFacts.Process(1, 900 + i, "x"),
            NetDash.Testing.Facts.TestFacts.Socket(1, first.At.Port, address, first.At.Protocol, NetDash.Testing.Facts.TestFacts.Owner(900 + i, "x"))
                with { V6Only = address.Contains(':', StringComparison.Ordinal) },
        }));
        Assert.Equal(Verdicts(two.A, two.B)[1], Preflighted.Check($"services: {{b: {{ports: ['{two.B}']}}}}", running).Verdict);
    });

    private static PreflightVerdict[] Verdicts(string a, string b) =>
        [.. Preflighted.Check($"services: {{a: {{ports: ['{a}']}}, b: {{ports: ['{b}']}}}}").Claims.Select(c => c.Verdict)];

    private static Gen<string> Port() => Gen.Select(
        Gen.Int[0, Addresses.Length - 1], Gen.Int[8080, 8081], Gen.Bool, (address, port, udp) => $"{Addresses[address]}{port}:80{(udp ? "/udp" : "")}");
}
