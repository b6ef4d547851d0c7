using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetDash.Sources.Kernel;
using NetDash.Testing;
using NetDash.Testing.Linux;
using NetDash.Testing.Processes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kernel;

[Collection("A live kernel")]
public sealed class KernelSourceTests
{
    [Fact]
    public async Task The_first_report_is_a_list_with_the_host_and_its_namespace()
    {
        await using var source = new RunningKernelSource();

        var host = await source.UntilAsync<HostFact>(_ => true);
        var netns = Assert.Single(source.Facts<NetnsFact>(), n => n.IsHost);
        await source.UntilAsync(() => source.Status?.State == SourceState.Connected, "connected status");

        Assert.Equal(host.NetnsId, netns.Id);
        Assert.Equal(host.Id, netns.HostId);
        Assert.Contains(source.Facts<InterfaceFact>(), i => i.NetnsId == netns.Id && i is { Name: "lo", Type: "loopback" });
        Assert.IsType<StatusChanged>(source.Changes[0]);
        Assert.IsType<Replaced>(source.Changes[1]);
        Assert.Equal(host.Id, source.Status!.Host);
    }

    [Fact]
    public async Task A_listener_that_opens_is_shown_within_two_seconds_and_gone_within_two_when_it_closes()
    {
        await using var source = new RunningKernelSource();
        await source.UntilAsync<HostFact>(_ => true);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var opened = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        socket.Listen();

        var fact = await source.UntilAsync<SocketFact>(s => s.Port == port && s.Protocol == PortProtocol.Tcp);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal("127.0.0.1", fact.Address);
        Assert.InRange(fact.SeenSince!.Value, opened, opened.AddSeconds(2));
        var owner = Assert.Single(fact.Owners, o => o.Pid == Environment.ProcessId);
        await source.UntilAsync<ProcessFact>(p => p.Id == owner.ProcessId);

        watch.Restart();
        socket.Dispose();
        await source.UntilAsync(() => source.Facts<SocketFact>().All(s => s.Id != fact.Id), "closing");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_listener_that_was_there_before_has_no_time_of_its_own()
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = false };
        socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        socket.Listen();
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        await using var source = new RunningKernelSource();

        var fact = await source.UntilAsync<SocketFact>(s => s.Port == port && s.Address == "::1");

        Assert.Null(fact.SeenSince);
        Assert.True(fact.V6Only);
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task A_new_link_is_reported_as_soon_as_ip_returns()
    {
        Requires.Root();
        await using var source = new RunningKernelSource();
        await source.UntilAsync<HostFact>(_ => true);
        var name = Scratch.NextName();
        await Command.RunAsync("ip", "link", "add", name, "type", "bridge");
        var watch = Stopwatch.StartNew();
        try
        {
            var fact = await source.UntilAsync<InterfaceFact>(i => i.Name == name);

            // The goal is some milliseconds (tests/NetDash.Benchmarks measures it); here other tests share the machine.
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            Assert.Equal(("bridge", false), (fact.Type, fact.IsUp));
        }
        finally
        {
            await Command.RunAsync("ip", "link", "del", name);
        }

        await source.UntilAsync(() => source.Facts<InterfaceFact>().All(i => i.Name != name), "deletion");
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task A_new_namespace_comes_with_its_veth_and_goes_with_all_that_was_in_it()
    {
        Requires.Root();
        await using var source = new RunningKernelSource();
        await source.UntilAsync<HostFact>(_ => true);
        var netns = await NetworkNamespace.CreateAsync();
        var outside = Scratch.NextName();
        NetnsFact found;
        try
        {
            await Command.RunAsync("ip", "link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", netns.Name);
            await netns.RunAsync("ip", "addr", "add", "10.9.8.7/24", "dev", "eth0");
            found = await source.UntilAsync<NetnsFact>(n => n.Paths.Contains(netns.Path));
            var inner = await source.UntilAsync<InterfaceFact>(i => i.NetnsId == found.Id && i.Addresses.Contains("10.9.8.7/24") && i.LinkNetnsId.Length > 0);
            var outer = await source.UntilAsync<InterfaceFact>(i => i.Name == outside && i.LinkNetnsId == found.Id);

            Assert.Equal(inner.Index, outer.LinkIndex);
            Assert.Equal((outer.Index, outer.NetnsId), (inner.LinkIndex, inner.LinkNetnsId));
        }
        finally
        {
            await netns.DisposeAsync();
        }

        await source.UntilAsync(
            () => source.Facts<NetnsFact>().All(n => n.Id != found.Id) && source.Facts<InterfaceFact>().All(i => i.NetnsId != found.Id && i.Name != outside),
            "end of the namespace");
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task A_listener_in_another_namespace_is_told_with_its_process()
    {
        Requires.Root();
        Requires.Program("busybox");
        await using var netns = await NetworkNamespace.CreateAsync();
        await using var source = new RunningKernelSource();
        var found = await source.UntilAsync<NetnsFact>(n => n.Paths.Contains(netns.Path));
        using var process = Process.Start(new ProcessStartInfo("nsenter", [$"--net={netns.Path}", "busybox", "nc", "-l", "-p", "4711"]))!;
        try
        {
            var socket = await source.UntilAsync<SocketFact>(s => s.NetnsId == found.Id && s.Port == 4711 && s.Owners.Count > 0);

            Assert.Equal((process.Id, "busybox"), (socket.Owners[0].Pid, socket.Owners[0].Name));
            Assert.NotNull(socket.SeenSince);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task Counters_come_when_they_are_asked_for_and_never_as_a_change()
    {
        Requires.Root();
        Requires.Program("busybox");
        await using var source = new RunningKernelSource();
        await using var netns = await NetworkNamespace.CreateAsync();
        var found = await source.UntilAsync<NetnsFact>(n => n.Paths.Contains(netns.Path));
        var lo = await source.UntilAsync<InterfaceFact>(i => i.NetnsId == found.Id && i is { Name: "lo", IsUp: true });
        var first = (await source.Source.ReadAsync(TestContext.Current.CancellationToken))[lo.Id];
        var before = source.Changes.Length;

        await netns.RunAsync("busybox", "ping", "-c", "1", "127.0.0.1");
        InterfaceCounters second;
        var limit = Stopwatch.StartNew();
        do
        {
            second = (await source.Source.ReadAsync(TestContext.Current.CancellationToken))[lo.Id];
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(20), "The counters stayed as they were for 20 s.");
        }
        while (second.RxBytes == first.RxBytes);

        Assert.True(second.RxBytes > first.RxBytes && second.RxBytesPerSecond > 0 && first.RxBytesPerSecond == 0);
        Assert.DoesNotContain(source.Changes[before..].OfType<Upserted>(), c => c.Facts.Any(f => f.Id == lo.Id));
    }

    [Fact]
    public async Task Without_a_proc_file_system_the_source_is_absent_and_goes_on_trying()
    {
        await using var source = new RunningKernelSource(new KernelOptions { ProcPath = "/nowhere" });

        await source.UntilAsync(() => source.Status?.State == SourceState.Absent, "absent status");

        Assert.Contains("/nowhere", source.Status!.Detail, StringComparison.Ordinal);
        Assert.Empty(await source.Source.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Switched_off_it_reads_nothing()
    {
        await using var source = new RunningKernelSource(new KernelOptions { Enabled = false });

        await source.UntilAsync(() => source.Status?.State == SourceState.Absent, "absent status");

        Assert.Single(source.Changes);
    }
}
