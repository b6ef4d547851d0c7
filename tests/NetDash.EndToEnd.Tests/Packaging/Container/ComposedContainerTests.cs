using System.Globalization;
using NetDash.Testing.Docker;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>The image, run by docker-compose.yml as it is. These machines have no AppArmor: what it forbids is not tried here.</summary>
[Collection(PackagedMachineCollection.Name)]
[Trait("Requires", "Docker")]
public sealed class ComposedContainerTests(PackagedMachine machine)
{
    // CAP_DAC_READ_SEARCH, CAP_NET_BROADCAST, CAP_SYS_PTRACE, CAP_SYS_ADMIN of linux/capability.h.
    private const ulong Capabilities = (1UL << 2) | (1UL << 11) | (1UL << 19) | (1UL << 21);

    [Fact]
    public async Task It_shows_what_the_program_shows_that_is_run_directly()
    {
        await machine.StartAsync();
        await using var workload = await Workload.StartAsync(machine);
        await using var project = machine.Project();
        var netdash = await RunningContainer.StartAsync(machine, project, "netdash");

        var inside = await netdash.TopologyAsync(workload);
        var direct = await machine.SnapshotAsync();
        Picture.AssertSame(direct.WithoutForwards(), inside.WithoutForwards());

        // Run by root it may read NAT rules; the file does not give the right to.
        Assert.Empty(inside.Forwards());
        Assert.Equal(5, direct.Forwards().Count);
        Assert.Contains("CAP_NET_ADMIN", (string?)inside.Source("kernel")["detail"], StringComparison.Ordinal);
        Assert.Equal("", (string?)direct.Source("kernel")["detail"]);

        // Nothing was compared with nothing.
        Assert.Empty(inside.Unreadable("kernel"));
        Assert.Equal("connected", (string?)inside.Source("docker")["state"]);
        Assert.Equal(6, inside.Nodes("container").Count());
        Assert.Contains(inside.Nodes("netns"), n => n["properties"]!["paths"]!.ToJsonString().Contains(workload.Lonely, StringComparison.Ordinal));
        Assert.Equal([9876], inside.Listening(workload.Host.Name));
        Assert.Equal([5080], inside.Listening(netdash.Name));
    }

    [Fact]
    public async Task It_has_the_rights_that_the_file_gives_and_no_other()
    {
        await machine.StartAsync();
        await using var project = machine.Project();
        var netdash = await RunningContainer.StartAsync(machine, project, "netdash");
        var container = new TestContainer(machine.Docker, netdash.Id, "", null);
        var status = (await machine.RunAsync("cat", $"/proc/{await container.PidAsync()}/status")).Output.Split('\n')
            .Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        Assert.All(["CapEff", "CapPrm", "CapBnd"], set => Assert.Equal(Capabilities, ulong.Parse(status[set], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        Assert.Equal("1", status["NoNewPrivs"]);

        // Nothing but its volume and a temporary folder can be written, not even as root.
        var written = await machine.Docker.TryRunAsync("exec", netdash.Id, "touch", "/app/appsettings.json");
        Assert.Contains("Read-only file system", written.Error, StringComparison.Ordinal);
        await container.ExecAsync("test", "-s", "/data/browser-token");
    }

    [Fact]
    public async Task Its_health_check_and_its_link_are_those_of_the_program_that_runs()
    {
        await machine.StartAsync();
        await using var project = machine.Project();
        var netdash = await RunningContainer.StartAsync(machine, project, "netdash");
        Assert.Equal(0, (await netdash.CheckHealthAsync()).ExitCode);
        Assert.Equal(netdash.Link, (await project.RunAsync("exec", "-T", "netdash", "dotnet", "NetDash.Web.dll", "login-link")).Output);

        // A program that hangs accepts connections and answers none.
        var pid = await new TestContainer(machine.Docker, netdash.Id, "", null).PidAsync();
        await machine.RunAsync("sh", "-c", $"kill -STOP {pid}");
        var hung = await netdash.CheckHealthAsync();
        await machine.RunAsync("sh", "-c", $"kill -CONT {pid}");
        Assert.Equal(1, hung.ExitCode);
        Assert.Contains("does not answer within", hung.Error, StringComparison.Ordinal);
    }
}
