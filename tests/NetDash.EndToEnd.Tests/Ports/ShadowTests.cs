using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Ports;

/// <summary>NAT that answers in a listener's place, on a real engine and by rules of the test's own.</summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class ShadowTests
{
    /// <summary>
    /// The kernel of these machines has no ip_vs, so that the engine's mesh forwards nothing and says nothing (seen). The rule that it
    /// makes elsewhere (libnetwork, service_linux.go, programIngress) is made by the test.
    /// </summary>
    [Fact]
    public async Task A_swarm_service_published_over_a_listener_shadows_it_once_the_mesh_has_its_rule_and_no_sooner()
    {
        Requires.Program("iptables");
        await using var machine = await PortsMachine.StartAsync();
        await machine.Namespace.RunAsync("ip", "link", "add", "wire", "type", "veth", "peer", "name", "wire2");
        await machine.Namespace.RunAsync("ip", "addr", "add", "10.199.0.1/24", "dev", "wire");
        await machine.Namespace.RunAsync("ip", "link", "set", "wire", "up");
        await machine.Namespace.RunAsync("ip", "link", "set", "wire2", "up");
        await machine.Namespace.RunAsync("ip", "route", "add", "default", "dev", "wire");
        await machine.Docker.RunAsync("swarm", "init", "--advertise-addr", "10.199.0.1");
        await using var listener = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "0.0.0.0", 18080);
        await machine.Docker.RunAsync(
            "service", "create", "--detach", "--no-resolve-image", "--name", "mesh", "--replicas", "0", "--publish", "18080:80", TestImage.Name, "sleep", "1000000");
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 18080).Count == 2, "the service beside the listener");
        Assert.DoesNotContain(machine.Live.Current.Findings.Values, f => f.Rule == "port-shadowed");

        string[] rule = ["DOCKER-INGRESS", "-p", "tcp", "--dport", "18080", "-j", "DNAT", "--to-destination", "172.18.0.2:18080"];
        await machine.Namespace.TryRunAsync("iptables", "-t", "nat", "-N", "DOCKER-INGRESS");
        await machine.Namespace.RunAsync("iptables", "-t", "nat", "-I", "PREROUTING", "-m", "addrtype", "--dst-type", "LOCAL", "-j", "DOCKER-INGRESS");
        await machine.Namespace.RunAsync("iptables", ["-t", "nat", "-A", .. rule]);
        var finding = await FindingAsync(machine, 18080);
        var service = machine.Live.Current.OfKind(NodeKind.SwarmService).Single(n => n.Name == "mesh");
        Assert.Equal((FindingSeverity.Error, service.Id), (finding.Severity, finding.Holder));
        Assert.Equal(listener.Pid, ((ProcessProperties)machine.Live.Current.Nodes[finding.Subjects[0]].Properties).Pid);
        Assert.Contains("mesh", finding.Detail, StringComparison.Ordinal);

        await machine.Namespace.RunAsync("iptables", ["-t", "nat", "-D", .. rule]);
        await machine.Live.UntilAsync(s => !s.Findings.ContainsKey(finding.Id), "the finding is over");
    }

    [Fact]
    public async Task A_rule_that_somebody_made_shadows_a_listener_on_every_address_and_none_on_loopback()
    {
        Requires.Program("iptables");
        await using var machine = await PortsMachine.StartAsync();
        await using var everywhere = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "0.0.0.0", 9200);
        await using var loopback = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "127.0.0.1", 9201);
        await machine.Namespace.RunAsync("iptables", "-t", "nat", "-A", "PREROUTING", "-p", "tcp", "--dport", "9200:9201", "-j", "DNAT", "--to-destination", "10.9.9.9");

        var finding = await FindingAsync(machine, 9200);
        Assert.Null(finding.Holder);
        Assert.Contains("10.9.9.9:9200", finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(machine.Live.Current.Findings.Values, f => f.Rule == "port-shadowed" && f.Port?.Port == 9201);

        await machine.Namespace.RunAsync("iptables", "-t", "nat", "-F", "PREROUTING");
        await machine.Live.UntilAsync(s => !s.Findings.ContainsKey(finding.Id), "the finding is over");
    }

    private static async Task<Finding> FindingAsync(PortsMachine machine, int port)
    {
        Finding? found = null;
        await machine.Live.UntilAsync(
            s => (found = s.Findings.Values.FirstOrDefault(f => f.Rule == "port-shadowed" && f.Port?.Port == port)) is not null, $"port {port} is shadowed");
        return found!;
    }
}
