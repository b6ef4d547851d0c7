using System.Net.Sockets;
using NetDash.Testing.Docker;
using NetDash.Testing.Linux;

namespace NetDash.EndToEnd.Tests.Harness;

[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class DockerEngineBadDayTests
{
    [Fact]
    public async Task A_killed_engine_comes_back_with_its_containers_and_images()
    {
        await using var engine = await DockerEngine.StartAsync();
        await using var container = await engine.Docker.RunContainerAsync("survivor", ["--restart=always"]);
        var before = engine.ProcessId;

        await engine.KillAsync();
        Assert.NotEqual(0, (await engine.Docker.TryRunAsync("version")).ExitCode);
        await engine.StartAgainAsync();

        Assert.NotEqual(before, engine.ProcessId);
        Assert.True((await container.InspectAsync()).GetProperty("State").GetProperty("Running").GetBoolean());
    }

    [Fact]
    public async Task A_stopped_engine_starts_again()
    {
        await using var engine = await DockerEngine.StartAsync();

        await engine.StopAsync();
        Assert.False(File.Exists(engine.SocketPath));
        await engine.StartAgainAsync();

        Assert.NotEmpty((await engine.Docker.RunAsync("info", "--format={{.ID}}")).Output);
    }

    [Fact]
    public async Task A_paused_engine_accepts_connections_and_answers_after_it_resumes()
    {
        await using var engine = await DockerEngine.StartAsync();

        await engine.PauseAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(engine.SocketPath), TestContext.Current.CancellationToken);
        await socket.SendAsync("GET /_ping HTTP/1.0\r\n\r\n"u8.ToArray());
        var answer = socket.ReceiveAsync(new byte[1024]);
        Assert.False(answer.IsCompleted);
        await engine.ResumeAsync();

        Assert.True(await answer > 0);
    }

    [Fact]
    public async Task An_engine_that_was_killed_with_a_running_container_leaves_nothing_behind()
    {
        var engine = await DockerEngine.StartAsync();
        var container = await engine.Docker.RunContainerAsync("orphan");
        var processes = new[] { engine.ProcessId, await container.PidAsync() };
        await engine.KillAsync();
        Assert.True(IsAlive(processes[1]));

        await engine.DisposeAsync();

        AssertNothingLeft(engine);
        Assert.All(processes, pid => Assert.False(IsAlive(pid)));
        Assert.Empty(Directory.GetDirectories("/sys/fs/cgroup", container.Id, SearchOption.AllDirectories));
        Assert.False(File.Exists(engine.Namespace!.Path));
    }

    [Fact]
    public async Task An_engine_in_the_machines_namespace_has_a_bridge_of_its_own_that_goes_with_it()
    {
        var engine = await DockerEngine.StartAsync(new DockerEngineOptions { OwnNamespace = false });
        Assert.Null(engine.Namespace);
        var network = await engine.Docker.InspectAsync("bridge");
        var bridge = network.GetProperty("Options").GetProperty("com.docker.network.bridge.name").GetString()!;
        Assert.True(Directory.Exists($"/sys/class/net/{bridge}"));
        await using (await engine.Docker.RunContainerAsync("guest"))
        {
            Assert.NotEmpty(Directory.GetDirectories($"/sys/class/net/{bridge}/brif"));
        }

        await engine.DisposeAsync();

        AssertNothingLeft(engine);
        Assert.False(Directory.Exists($"/sys/class/net/{bridge}"));
    }

    [Fact]
    public async Task A_network_namespace_goes_with_its_test()
    {
        NetDash.Testing.Requires.Root();
        var created = await NetworkNamespace.CreateAsync();
        var addresses = await created.RunAsync("ip", "-brief", "address", "show", "lo");
        Assert.Contains("127.0.0.1/8", addresses.Output, StringComparison.Ordinal);

        await created.DisposeAsync();

        Assert.False(File.Exists(created.Path));
    }

    /// <summary>A zombie is not: it has ended, and waits for the machine's first process to take notice.</summary>
    private static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void AssertNothingLeft(DockerEngine engine)
    {
        var folder = Path.GetDirectoryName(engine.SocketPath)!;
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain(folder, File.ReadAllText("/proc/self/mountinfo"), StringComparison.Ordinal);
    }
}
