using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>What becomes of a claim on a host with something on it: as engines do, seen on Engine 20.10.</summary>
public sealed class VerdictTests
{
    private const string HostMode = "services: {web: {network_mode: host, expose: [8080]}}";

    [Fact]
    public void A_container_that_publishes_the_port_is_named_with_what_to_do_and_the_next_free_port()
    {
        var claim = Preflighted.Ports("""["8080:80"]""", Preflighted.Host([.. Preflighted.Publishing("b", 8080), .. Preflighted.Listening("x", 8081)])).Only();
        Assert.Equal(PreflightVerdict.Conflict, claim.Verdict);
        Assert.Equal("b already publishes 0.0.0.0:8080.", claim.Reason);
        Assert.Equal("container `b` holds 0.0.0.0:8080; stop it (`docker stop b`) or publish another port for web: 8082 is free", claim.Fix);
        Assert.Equal((8082, "b"), (claim.FreePort, claim.Holder!.Owner!.Name));
        Assert.Equal((PortState.Wanted, PortVia.Compose, TestFacts.HostNetns), (claim.Entry!.State, claim.Entry.Via, claim.Entry.Netns));
    }

    [Fact]
    public void A_process_that_listens_is_named()
    {
        var claim = Preflighted.Ports("""["8080:80"]""", Preflighted.Host(Preflighted.Listening("sshd", 8080))).Only();
        Assert.Equal("sshd (pid 8880) already listens on 0.0.0.0:8080.", claim.Reason);
        Assert.Contains("kill 8880", claim.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_holder_that_cannot_be_read_is_a_conflict_never_free()
    {
        var claim = Preflighted.Ports("""["8080:80"]""", Preflighted.Host(TestFacts.Socket(1, 8080))).Only();
        Assert.Equal((PreflightVerdict.Conflict, "A process that NetDash cannot read holds 0.0.0.0:8080."), (claim.Verdict, claim.Reason));
        Assert.StartsWith("A process that NetDash cannot read holds 0.0.0.0:8080; run NetDash with more rights to name it,", claim.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["127.0.0.1:8080:80"]""", "10.0.0.1", PreflightVerdict.Free)]
    [InlineData("""["127.0.0.1:8080:80"]""", "127.0.0.1", PreflightVerdict.Conflict)]
    [InlineData("""["127.0.0.1:8080:80"]""", "0.0.0.0", PreflightVerdict.Conflict)]
    [InlineData("""["127.0.0.1:8080:80"]""", "::", PreflightVerdict.Conflict)]
    [InlineData("""["8080:80"]""", "127.0.0.1", PreflightVerdict.Conflict)]
    [InlineData("""["8080:80"]""", "::1", PreflightVerdict.Conflict)] // the engine binds [::] too, and fails (seen)
    [InlineData("""["0.0.0.0:8080:80"]""", "::1", PreflightVerdict.Free)]
    [InlineData("""["[::1]:8080:80"]""", "0.0.0.0", PreflightVerdict.Free)]
    [InlineData("""["[::1]:8080:80"]""", "::", PreflightVerdict.Conflict)]
    public void Addresses_overlap_as_bind_says(string ports, string held, PreflightVerdict verdict) =>
        Assert.Equal(verdict, Preflighted.Ports(ports, Preflighted.Host(Preflighted.Listening("x", 8080, held))).Verdict);

    [Fact]
    public void Another_protocol_is_in_nobodys_way() => Assert.Equal(
        PreflightVerdict.Free, Preflighted.Ports("""["8080:80/udp"]""", Preflighted.Host(Preflighted.Listening("x", 8080))).Verdict);

    [Fact]
    public void An_address_that_the_host_does_not_have_cannot_be_bound()
    {
        var claim = Preflighted.Ports("""["192.0.2.7:8080:80"]""").Only();
        Assert.Equal((PreflightVerdict.Conflict, "No interface of the host has 192.0.2.7: it cannot be bound."), (claim.Verdict, claim.Reason));
        Assert.Equal("publish on an address of the host: 10.0.0.1", claim.Fix);
        Assert.Equal(PreflightVerdict.Free, Preflighted.Ports("""["10.0.0.1:8080:80"]""").Verdict);
    }

    [Fact]
    public void NAT_alone_lets_a_port_be_bound_and_is_noted()
    {
        var nat = new PortForward(PortProtocol.Tcp, "0.0.0.0", 8080, 8080, "", 0, "PREROUTING", "");
        var ledger = Preflighted.Host(TestFacts.Netns(1) with { Forwards = [nat] });
        foreach (var text in new[] { "services: {web: {ports: ['8080:80']}}", HostMode, "docker run --name web -p 8080:80 nginx" })
        {
            var answer = Preflighted.Check(text, ledger);
            Assert.Equal(PreflightVerdict.Free, answer.Verdict);
            Assert.Contains(answer.Notes, n => n.Contains("a NAT rule already forwards 0.0.0.0:8080: its rule takes the packets away", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_an_engine_publishes_without_a_socket_is_still_in_its_book()
    {
        var ledger = Preflighted.Host(TestFacts.Container("b") with { Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)] });
        Assert.Equal(PreflightVerdict.Conflict, Preflighted.Ports("""["8080:80"]""", ledger).Verdict);
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check(HostMode, ledger).Verdict);
    }

    [Fact]
    public void A_port_exposed_in_host_mode_collides_with_who_listens_and_is_not_corrected()
    {
        var answer = Preflighted.Check(HostMode, Preflighted.Host(Preflighted.Listening("x", 8080)));
        var claim = answer.Only();
        Assert.Equal((PreflightVerdict.Conflict, PortVia.DockerExpose), (claim.Verdict, claim.Entry!.Via));
        Assert.Contains("let web listen on another port (8081 is free), or start it in bridge mode", claim.Fix, StringComparison.Ordinal);
        Assert.Null(claim.Place);
        Assert.Null(answer.Corrected);
    }

    [Fact]
    public void What_a_stopped_container_wants_is_a_note_never_a_conflict()
    {
        var stopped = TestFacts.Container("old", state: "exited") with { Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)] };
        var answer = Preflighted.Ports("""["8080:80"]""", Preflighted.Host(stopped));
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
        Assert.Equal(["web: stopped container `old` wants 0.0.0.0:8080 too: only one of them can run"], answer.Notes);
    }

    [Theory]
    [InlineData("shop", "", "", PreflightVerdict.Free)]
    [InlineData("other", "", "", PreflightVerdict.Conflict)]
    [InlineData("", "", "", PreflightVerdict.Conflict)]
    [InlineData("other", "Shop!", "", PreflightVerdict.Free)]
    [InlineData("other", "", "name: shop\n", PreflightVerdict.Free)]
    [InlineData("shop", "", "name: other\n", PreflightVerdict.Conflict)]
    public void A_container_of_the_same_project_and_service_is_replaced(string project, string variable, string name, PreflightVerdict verdict)
    {
        var own = TestFacts.Container("shop_web_1") with
        {
            Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)],
            Labels = Labels.From(new Dictionary<string, string> { ["com.docker.compose.project"] = "shop", ["com.docker.compose.service"] = "web" }),
        };
        var request = Preflighted.Request($"{name}services: {{web: {{ports: ['8080:80']}}}}") with
        {
            Project = project,
            Variables = variable.Length > 0 ? new Dictionary<string, string> { ["COMPOSE_PROJECT_NAME"] = variable } : [],
        };
        var claim = PreflightCheck.Check(request, Preflighted.Host(own)).Only();
        Assert.Equal(verdict, claim.Verdict);
        if (verdict == PreflightVerdict.Free)
        {
            Assert.Equal("shop_web_1 itself has 0.0.0.0:8080 now, and gives it up when it is created again.", claim.Reason);
        }
    }

    [Fact]
    public void A_container_of_the_same_name_has_to_go_and_its_ports_with_it()
    {
        var ledger = Preflighted.Host(Preflighted.Publishing("web", 8080));
        Assert.Equal(["x container_name: web conflict", "x 0.0.0.0:8080/tcp free"], Preflighted.Check("services: {x: {container_name: web, ports: ['8080:80']}}", ledger).Told());
        Assert.Equal(["web --name web conflict", "web 0.0.0.0:8080/tcp free"], Preflighted.Check("docker run --name web -p 8080:80 nginx", ledger).Told());
    }

    [Fact]
    public void Without_a_host_nothing_is_free_but_what_the_text_decides_is_decided()
    {
        var answer = PreflightCheck.Check(Preflighted.Request("services: {a: {ports: ['1:1', '5-6:5']}, b: {ports: ['2:1']}, c: {ports: ['2:1']}}"), null);
        Assert.Equal(
            [PreflightVerdict.Unknown, PreflightVerdict.Unknown, PreflightVerdict.Conflict, PreflightVerdict.Conflict], answer.Claims.Select(c => c.Verdict));
        Assert.Contains("no host's ports were read", answer.Claims[0].Reason, StringComparison.Ordinal);
        Assert.Contains("no host's ports were read", answer.Claims[1].Reason, StringComparison.Ordinal);
        Assert.All(answer.Claims, c => Assert.Null(c.FreePort));
        Assert.Null(answer.Corrected);
    }

    [Fact]
    public void Where_sockets_are_not_read_a_port_is_never_called_free()
    {
        var remote = PortLedger.Of(LinkedTopology.Of(
            TestFacts.Engine("FAR", "tcp://192.0.2.1:2375"),
            TestFacts.Container("b", engine: "FAR") with { Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)] }).Now).Hosts.Single();
        Assert.Equal(PreflightVerdict.Conflict, Preflighted.Ports("""["8080:80"]""", remote).Verdict);
        var claim = Preflighted.Ports("""["8081:80"]""", remote).Only();
        Assert.Equal((PreflightVerdict.Unknown, "No container has 0.0.0.0:8081, but the sockets of this host are not read."), (claim.Verdict, claim.Reason));
        Assert.Equal(PreflightVerdict.Unknown, Preflighted.Ports("""["8081-8082:80"]""", remote).Verdict);
    }

    [Fact]
    public void A_hostPort_over_a_listener_cuts_it_off_and_so_is_in_its_way()
    {
        var claim = Preflighted.Check(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{ports: [{containerPort: 80, hostPort: 22}]}]}",
            Preflighted.Host(Preflighted.Listening("sshd", 22))).Only();
        Assert.Equal("sshd (pid 822) already listens on 0.0.0.0:22, and would be cut off: the port is forwarded past it.", claim.Reason);
        Assert.EndsWith("or give web another hostPort: 23 is free", claim.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nodePort_that_is_taken_gets_another_one_of_the_range()
    {
        var answer = Preflighted.Check(
            "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 32767}]}",
            Preflighted.Host(Preflighted.Listening("x", 32767)));
        Assert.Contains("give web another nodePort: no port above it is free", answer.Only().Fix, StringComparison.Ordinal);
        Assert.Null(answer.Corrected);
    }
}
