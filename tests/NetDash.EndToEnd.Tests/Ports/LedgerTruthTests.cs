using System.Diagnostics;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Linux;
using NetDash.Topology.Facts;

namespace NetDash.EndToEnd.Tests.Ports;

/// <summary>The ledger beside a real engine: whose a socket is, and whom it serves.</summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class LedgerTruthTests
{
    [Theory]
    [InlineData("docker-proxy")]
    [InlineData("dockerd", "--userland-proxy=false")]
    public async Task A_published_port_is_one_line_for_each_address_whoever_holds_the_socket(string server, params string[] arguments)
    {
        await using var machine = await PortsMachine.StartAsync(arguments);
        await using var web = await machine.Docker.RunContainerAsync("web", ["--publish=8080:80"], ["httpd", "-f", "-p", "80"]);
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 8080) is [{ HasSocket: true, ForwardsTo.Length: > 0 }, ..], "the published port with its socket");
        await machine.UntilAsync(l => l.Entries.Any(e => e.Via == PortVia.Listen && e.At.Port == 80), "what listens inside");

        var entries = machine.Ledger.At(machine.Ledger.OwnNetns, PortProtocol.Tcp, 8080);
        Assert.Contains(entries, e => e.At.ToString() == "0.0.0.0:8080");
        Assert.All(entries, e => Assert.Equal((PortState.Forwarded, PortVia.DockerPublish, web.Name, server), (e.State, e.Via, e.Owner?.Name, e.Process?.Name)));
        Assert.Equal("172.17.0.2:80", entries[0].ForwardsTo);
        Assert.DoesNotContain(machine.Ledger.Entries, e => e.Via == PortVia.Listen && e.Process?.Name == "docker-proxy");

        // What listens inside is the container's own line, in its own namespace, with its process.
        var inside = Assert.Single(machine.Ledger.Entries, e => e.Owner?.Name == web.Name && e.Via == PortVia.Listen);
        Assert.Equal(("httpd", 80), (inside.Process?.Name, inside.At.Port));
        Assert.NotEqual(machine.Ledger.OwnNetns, inside.Netns);
        Assert.DoesNotContain(machine.Live.Current.Findings.Values, f => f.Rule == "port-shadowed");
    }

    [Fact]
    public async Task A_docker_proxy_whose_container_is_gone_is_named_as_such_and_as_the_holder()
    {
        await using var machine = await PortsMachine.StartAsync();
        using var orphan = Process.Start(new ProcessStartInfo(
            "nsenter",
            [
                $"--net={machine.Namespace.Path}", "sh", "-c",
                "exec docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8085 -container-ip 172.17.0.99 -container-port 80 3>/dev/null",
            ]))!;
        try
        {
            await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 8085).Count > 0, "the orphan's port");
            Assert.Equal(["Held Listen docker-proxy 0.0.0.0:8085 (docker-proxy whose container is gone)"], machine.Lines(8085));

            await using var blocked = await machine.Docker.TryRunContainerAsync("blocked", ["--publish=8085:80"]);
            Assert.NotNull(blocked.StartError);
            await machine.Live.UntilAsync(s => s.Findings.Values.Any(f => f.Rule == "port-blocked"), "the finding");
            var finding = machine.Live.Current.Findings.Values.Single(f => f.Rule == "port-blocked");
            Assert.Contains($"kill {orphan.Id}", finding.Fix, StringComparison.Ordinal);
            Assert.Contains("docker-proxy whose container is gone", finding.Fix, StringComparison.Ordinal);
        }
        finally
        {
            orphan.Kill();
            await orphan.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Sockets_are_told_by_protocol_family_and_owner()
    {
        await using var machine = await PortsMachine.StartAsync();
        await using var tcp = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "127.0.0.1", 9001);
        await using var udp = await ListeningProcess.StartAsync(machine.Namespace, "udp", "0.0.0.0", 9001);
        await using var only6 = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "::", 9002, v6Only: true);
        await using var both = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "::", 9003);
        await using var siblings = await ListeningProcess.StartAsync(machine.Namespace, "tcp", "0.0.0.0", 9004, twice: true);
        await machine.UntilAsync(l => l.Entries.Count(e => e.At.Port is >= 9001 and <= 9004) == 5, "five sockets");

        var own = machine.Ledger.OwnNetns;
        Assert.Equal(tcp.Pid, Assert.Single(machine.Ledger.At(own, PortProtocol.Tcp, 9001)).Process?.Pid);
        Assert.Equal(PortExposure.Loopback, machine.Ledger.At(own, PortProtocol.Tcp, 9001)[0].Exposure);
        Assert.Equal(udp.Pid, Assert.Single(machine.Ledger.At(own, PortProtocol.Udp, 9001)).Process?.Pid);
        Assert.True(Assert.Single(machine.Ledger.At(own, PortProtocol.Tcp, 9002)).At.V6Only);
        Assert.False(Assert.Single(machine.Ledger.At(own, PortProtocol.Tcp, 9003)).At.V6Only);
        // R14: two sockets of one owner that share a port are one holder.
        Assert.Equal(siblings.Pid, Assert.Single(machine.Ledger.At(own, PortProtocol.Tcp, 9004)).Process?.Pid);
        Assert.Equal((only6.Pid, both.Pid), (machine.Ledger.At(own, PortProtocol.Tcp, 9002)[0].Process!.Pid, machine.Ledger.At(own, PortProtocol.Tcp, 9003)[0].Process!.Pid));
    }

    [Fact]
    public async Task What_stopped_created_and_failed_containers_want_is_in_the_ledger_and_in_nobodys_way()
    {
        await using var machine = await PortsMachine.StartAsync();
        await using var stopped = await machine.Docker.RunContainerAsync("stopped", ["--publish=8081:80"]);
        await machine.Docker.RunAsync("stop", "--time", "0", stopped.Id);
        await using var hosted = await machine.Docker.RunContainerAsync("hosted", ["--net=host"], ["httpd", "-f", "-p", "9010"]);
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 9010).Count > 0, "the host-mode listener");
        await machine.Docker.RunAsync("stop", "--time", "0", hosted.Id);

        await machine.UntilAsync(
            l => l.At(l.OwnNetns, PortProtocol.Tcp, 9010) is [{ State: PortState.Wanted }] && l.At(l.OwnNetns, PortProtocol.Tcp, 8081) is [{ State: PortState.Wanted }, ..], "both wishes");
        Assert.Contains($"Wanted DockerPublish {stopped.Name} 0.0.0.0:8081 no socket", machine.Lines(8081));
        Assert.Equal([$"Wanted Listen {hosted.Name} [::]:9010 no socket (seen when it last ran)"], machine.Lines(9010));
        Assert.Null(machine.Ledger.InTheWayOf(machine.Ledger.OwnNetns, new(PortProtocol.Tcp, System.Net.IPAddress.Any, 8081, false), null));
    }

    [Fact]
    public async Task What_is_published_on_an_internal_network_alone_is_bound_nowhere_until_there_is_another_network()
    {
        await using var machine = await PortsMachine.StartAsync();
        await using var network = await machine.Docker.CreateNetworkAsync("inside", "--internal");
        await using var first = await machine.Docker.RunContainerAsync("first", [$"--network={network.Name}", "--publish=8088:80"], ["httpd", "-f", "-p", "80"]);
        // The engine gives the port to a second one as well: the first never had it.
        await using var second = await machine.Docker.RunContainerAsync("second", ["--publish=8088:81"], ["httpd", "-f", "-p", "81"]);
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 8088) is [{ HasSocket: true }, ..] && l.Entries.Any(e => e.Owner?.Name == first.Name), "both containers");
        Assert.All(machine.Ledger.At(machine.Ledger.OwnNetns, PortProtocol.Tcp, 8088), e => Assert.Equal(second.Name, e.Owner?.Name));
        Assert.DoesNotContain(machine.Live.Current.Findings.Values, f => f.Port?.Port == 8088 && f.Subjects.Contains(machine.Live.Find(machine.Live.Current, first)!.Id));

        // Stopped it wants nothing either, and starts again beside the other.
        await machine.Docker.RunAsync("stop", "--time", "0", first.Id);
        await machine.UntilAsync(l => l.Entries.All(e => e.Owner?.Name != first.Name), "the first has stopped");
        await machine.Docker.RunAsync("start", first.Id);

        // On a network with a way in as well, it has its port, which is now in the other's way.
        await machine.Docker.RunAsync("rm", "--force", second.Id);
        await machine.Docker.RunAsync("network", "connect", "bridge", first.Id);
        await machine.UntilAsync(l => l.At(l.OwnNetns, PortProtocol.Tcp, 8088) is [{ HasSocket: true } entry, ..] && entry.Owner?.Name == first.Name, "the first with its port");
    }
}
