using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Texts checked against hosts that facts describe.</summary>
internal static class Preflighted
{
    /// <summary>A machine with its kernel and its engine read.</summary>
    public static Fact[] Machine { get; } =
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24"),
        TestFacts.UnixSocket("/var/run/docker.sock"), TestFacts.Engine(),
    ];

    public static HostLedger Empty { get; } = Host();

    /// <summary>The ledger of that machine with more facts.</summary>
    public static HostLedger Host(params IEnumerable<Fact> facts) =>
        PortLedger.Of(LinkedTopology.Of([.. Machine, .. facts]).Now).Of(TestFacts.HostId)!;

    /// <summary>A container that publishes, with the sockets that its engine holds for it.</summary>
    public static Fact[] Publishing(string name, int port, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp) =>
    [
        TestFacts.Container(name) with { Ports = [new PublishedPort(address, port, 80, protocol)] },
        TestFacts.Process(1, 7000 + port, "docker-proxy"),
        TestFacts.Socket(1, port, address, protocol, TestFacts.Owner(7000 + port, "docker-proxy")),
    ];

    /// <summary>A process of the host that listens.</summary>
    public static Fact[] Listening(string name, int port, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp) =>
    [
        TestFacts.Process(1, 800 + port, name), TestFacts.Socket(1, port, address, protocol, TestFacts.Owner(800 + port, name)),
    ];

    public static PreflightRequest Request(params ReadOnlySpan<string> texts) => new()
    {
        Files = [.. texts.ToArray().Select((text, i) => new PreflightFile(i == 0 ? "compose.yaml" : $"compose.{i}.yaml", text))],
    };

    public static PreflightAnswer Check(string text, HostLedger? ledger = null) => PreflightCheck.Check(Request(text), ledger ?? Empty);

    /// <summary>Checks the ports of one service <c>web</c>.</summary>
    public static PreflightAnswer Ports(string ports, HostLedger? ledger = null) => Check($"services:\n  web:\n    image: nginx\n    ports: {ports}\n", ledger);

    /// <summary>Each claim as <c>web 0.0.0.0:8080/tcp free</c>, or <c>web ${PORT}:80 unknown</c>; of a choice the whole range.</summary>
    public static string[] Told(this PreflightAnswer answer) => [.. answer.Claims.Select(Told)];

    public static string Told(PreflightClaim claim) =>
        $"{claim.By} {(claim.Entry is { } entry ? $"{entry.At}/{PortWords.Protocol(entry.At.Protocol)}" : claim.Written)} {claim.Verdict.ToString().ToLowerInvariant()}";

    /// <summary>Each claim without its verdict.</summary>
    public static string[] Wanted(this PreflightAnswer answer) => [.. answer.Claims.Select(c => Told(c)[..Told(c).LastIndexOf(' ')])];

    /// <summary>Each claim on one line, with all that is said of it, for tests of the words.</summary>
    public static PreflightClaim Only(this PreflightAnswer answer) => Assert.Single(answer.Claims);
}
