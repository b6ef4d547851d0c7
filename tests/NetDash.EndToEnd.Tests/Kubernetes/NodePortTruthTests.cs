using System.Text;
using System.Text.Json.Nodes;
using NetDash.EndToEnd.Tests.Ports;
using NetDash.Testing;
using NetDash.Testing.Kubernetes;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Kubernetes;

/// <summary>
/// A machine that is the node of the recorded cluster as far as anything here can tell: it has the node's address and the NAT rules that
/// kube-proxy and the CNI plugin portmap had made, read from the kernel; the cluster's objects come over TLS from a server that replays.
/// </summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class NodePortTruthTests
{
    private const string Address = "198.51.100.77";

    [Fact]
    public async Task A_nodePort_and_a_hostPort_over_listeners_shadow_them_and_are_told_by_service_and_pod()
    {
        Requires.Program("iptables-nft-restore");
        await using var server = await ReplayApiServer.StartAsync(s => s.Resources["nodes"].Serve([NodeOfThisKernel()]));
        await using var machine = await PortsMachine.StartInClusterAsync(server.KubeconfigPath);
        await machine.Namespace.RunAsync("ip", "link", "add", "node", "type", "veth", "peer", "name", "wire");
        await machine.Namespace.RunAsync("ip", "addr", "add", Address + "/24", "dev", "node");
        await machine.Namespace.RunAsync("ip", "link", "set", "node", "up");
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 30080).Count > 0, "the Service's nodePort in the ledger of its node");
        Assert.Equal(["Forwarded NodePort web-nodeport 0.0.0.0:30080 no socket"], machine.Lines(30080));
        // The recording has two pods with this hostPort: one has it, one waits for a node.
        Assert.Equal(["Forwarded HostPort hostport 0.0.0.0:8088 no socket"], machine.Lines(8088));

        await using var onNodePort = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "0.0.0.0", 30080);
        await using var onHostPort = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "0.0.0.0", 8088);
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 30080).Count > 1 && l.At(l.OwnNetns, PortProtocol.Tcp, 8088).Count > 1, "the listeners");
        await machine.Live.UntilAsync(s => Shadows(s, FindingSeverity.Warning) == 2, "that both may be shadowed: IPVS and eBPF leave no rule");
        await machine.Namespace.RunAsync("iptables-nft-restore", Recording.PathOf("host/nat.iptables"));

        await machine.Live.UntilAsync(s => Shadows(s, FindingSeverity.Error) == 2, "that both are shadowed");
        foreach (var (port, holder, listener) in new[] { (30080, "web-nodeport", onNodePort), (8088, "hostport", onHostPort) })
        {
            var finding = machine.Live.Current.Findings.Values.Single(f => f.Rule == "port-shadowed" && f.Port?.Port == port);
            Assert.Equal(holder, machine.Live.Current.Nodes[finding.Holder!].Name);
            Assert.Equal(listener.Pid, ((ProcessProperties)machine.Live.Current.Nodes[finding.Subjects[0]].Properties).Pid);
        }

        // What kube-proxy and portmap made is explained by the objects that it is for: no entry of its own.
        Assert.DoesNotContain(machine.Ledger.Entries, e => e.Via == Analysis.Ports.Ledger.PortVia.Nat);
    }

    private static int Shadows(TopologySnapshot snapshot, FindingSeverity severity) =>
        snapshot.Findings.Values.Count(f => f.Rule == "port-shadowed" && f.Severity == severity);

    /// <summary>
    /// The recorded node as one of this machine's kernel, with an address that nothing else here has. Its machine id is another's: this
    /// machine is often a clone of the recorded one.
    /// </summary>
    private static byte[] NodeOfThisKernel()
    {
        var recorded = Recording.Text("lists/nodes.json");
        var info = JsonNode.Parse(recorded)!["items"]![0]!["status"]!["nodeInfo"]!;
        return Encoding.UTF8.GetBytes(recorded
            .Replace((string)info["machineID"]!, Guid.NewGuid().ToString("n"), StringComparison.Ordinal)
            .Replace((string)info["bootID"]!, File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(), StringComparison.Ordinal)
            .Replace("192.0.2.2", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_recorded_cluster_suffers_from_is_found()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var live = new Truth.LiveNetDash { Kubeconfig = server.KubeconfigPath };
        Requires.Root();
        await live.StartAsync();
        var told = live.Current.Findings.Values.Where(f => f.Rule is "port-unschedulable" or "service-no-endpoints" or "service-port-mismatch")
            .Select(f => $"{f.Rule} {live.Current.Nodes[f.Subjects[0]].Name}: {f.Detail}").Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "port-unschedulable pending-hostport: demo/pending-hostport waits for a node: demo/hostport has 8088/tcp on vm.",
                "service-no-endpoints no-endpoints: No pod of namespace demo has the labels app=does-not-exist.",
            ],
            told);
    }
}
