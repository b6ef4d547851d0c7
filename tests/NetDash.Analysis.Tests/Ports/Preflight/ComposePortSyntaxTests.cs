using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>How ports are written in compose files: the specification's forms, and what Compose refuses.</summary>
public sealed class ComposePortSyntaxTests
{
    [Theory]
    [InlineData("""["8080:80"]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("[8080:80]", "web 0.0.0.0:8080/tcp")]
    [InlineData("""["8080:80/udp"]""", "web 0.0.0.0:8080/udp")]
    [InlineData("""["8080:80/UDP"]""", "web 0.0.0.0:8080/udp")]
    [InlineData("""["8080:80/sctp"]""", "web 0.0.0.0:8080/sctp")]
    [InlineData("""["127.0.0.1:8080:80"]""", "web 127.0.0.1:8080/tcp")]
    [InlineData("""["[::1]:8080:80"]""", "web [::1]:8080/tcp")]
    [InlineData("""["::1:8080:80"]""", "web [::1]:8080/tcp")]
    [InlineData("""["[::]:8080:80"]""", "web [::]:8080/tcp")]
    [InlineData("""["0.0.0.0:8080:80"]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""["8000-8002:80-82"]""", "web 0.0.0.0:8000/tcp", "web 0.0.0.0:8001/tcp", "web 0.0.0.0:8002/tcp")]
    [InlineData("""["127.0.0.1:5000-5001:5000-5001/udp"]""", "web 127.0.0.1:5000/udp", "web 127.0.0.1:5001/udp")]
    [InlineData("""["8000-8002:80"]""", "web 0.0.0.0:8000/tcp")]
    [InlineData("""[{target: 80, published: 8080}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""[{target: "80", published: "8080"}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""[{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: udp, mode: host}]""", "web 127.0.0.1:8080/udp")]
    [InlineData("""[{target: 80, published: 8080, mode: ingress}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""[{name: http, target: 80, published: 8080, app_protocol: http, x-why: not}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""[{target: 80, published: "8083-9000"}]""", "web 0.0.0.0:8083/tcp")]
    [InlineData("""[{target: 80, published: 0x1F90}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""[{target: 80, published: 8_080}]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""["8080:80", "8080:80/udp"]""", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8080/udp")]
    [InlineData("""["8080:80", "8080:80/tcp", "0.0.0.0:8080:80"]""", "web 0.0.0.0:8080/tcp")]
    [InlineData("""["22:22"]""", "web 0.0.0.0:22/tcp")]
    public void Each_form_is_read_as_Compose_reads_it(string ports, params string[] wanted) => Assert.Equal(wanted, Preflighted.Ports(ports).Wanted());

    [Theory]
    [InlineData("""["80"]""", "web: the engine chooses a port of the host for 80/tcp")]
    [InlineData("[80]", "web: the engine chooses a port of the host for 80/tcp")]
    [InlineData("""["80-81"]""", "web: the engine chooses a port of the host for 80/tcp", "web: the engine chooses a port of the host for 81/tcp")]
    [InlineData("""["127.0.0.1::80"]""", "web: the engine chooses a port of the host for 80/tcp")]
    [InlineData("""["0:80/udp"]""", "web: the engine chooses a port of the host for 80/udp")]
    [InlineData("""[{target: 80}]""", "web: the engine chooses a port of the host for 80/tcp")]
    [InlineData("""[{target: 80, published: ""}]""", "web: the engine chooses a port of the host for 80/tcp")]
    public void A_port_that_the_engine_chooses_is_no_claim_but_a_note(string ports, params string[] notes)
    {
        var answer = Preflighted.Ports(ports);
        Assert.Empty(answer.Claims);
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
        Assert.Equal([.. notes, "nothing here asks for a certain port of the host"], answer.Notes);
    }

    [Fact]
    public void A_number_of_YAML_1_1_is_read_as_Compose_2_reads_it_and_the_older_reading_is_told()
    {
        var answer = Preflighted.Ports("\n      - 22:22");
        Assert.Equal(["web 0.0.0.0:22/tcp"], answer.Wanted());
        Assert.Contains("22:22 is not quoted: docker-compose 1 reads it as the number 1342; write \"22:22\"", answer.Notes);
    }

    [Fact]
    public void A_port_that_is_written_in_two_ways_is_one_port_and_the_older_reading_is_told()
    {
        var answer = Preflighted.Ports("""["8080:80", "0.0.0.0:8080:80/tcp"]""");
        Assert.Equal(["web 0.0.0.0:8080/tcp free"], answer.Told());
        Assert.Equal(["web: `8080:80` and `0.0.0.0:8080:80/tcp` are one port; docker-compose 1 takes them for two, and fails"], answer.Notes);
    }

    [Theory]
    [InlineData("""["8080:80:90:100"]""", "is no IP address")]
    [InlineData("""["localhost:8080:80"]""", "`localhost` is no IP address")]
    [InlineData("""["127.1:8080:80"]""", "`127.1` is no IP address")]
    [InlineData("""["70000:80"]""", "`70000` is no port of a host")]
    [InlineData("""["8088-8087:80"]""", "`8088-8087` is no port of a host")]
    [InlineData("""["8080:"]""", "is no port of a container")]
    [InlineData("""["8080:0"]""", "is no port of a container")]
    [InlineData("""["8080:80/icmp"]""", "`icmp` is no protocol")]
    [InlineData("""["8000-8001:80-82"]""", "2 ports of the host do not fit 3 of the container")]
    [InlineData("""["http"]""", "`http` is no port of a container")]
    [InlineData("[8080: 80]", "`8080` is no field of a port")]
    [InlineData("[{published: 8080}]", "a port needs a `target`")]
    [InlineData("[{target: 80, published: [8080]}]", "`published` of a port is one value")]
    [InlineData("[{target: 80, publish: 8080}]", "`publish` is no field of a port")]
    [InlineData("[[80]]", "a port is written as")]
    [InlineData("""[""]""", "is no port of a container")]
    [InlineData("[~]", "a port is written as")]
    [InlineData("8080", "`ports` is a list")]
    [InlineData("[8080.5]", "is no port of a container")]
    public void What_Compose_refuses_is_an_error_that_says_what_and_where(string ports, string problem)
    {
        var error = Assert.Throws<PreflightException>(() => Preflighted.Ports(ports));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal(("compose.yaml", 4), (error.Place!.File, error.Place.Line));
        Assert.StartsWith("compose.yaml:4:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["8080:80"]""", 4, 14, 4)]
    [InlineData("""["127.0.0.1:8080-8081:80-81"]""", 4, 24, 9)]
    [InlineData("[ 8080:80 ]", 4, 14, 4)]
    [InlineData("['[::1]:8080:80']", 4, 20, 4)]
    [InlineData("""[{target: 80, published: "8080"}]""", 4, 38, 4)]
    public void The_place_of_the_host_port_is_told(string ports, int line, int column, int length) =>
        Assert.Equal(new TextPlace("compose.yaml", line, column, length), Preflighted.Ports(ports).Claims[0].Place);
}
