using NetDash.Testing.Docker;

namespace NetDash.EndToEnd.Tests.Harness;

[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class SharedDockerTests
{
    [Fact]
    public async Task A_host_mode_container_lives_in_the_namespace_that_the_tests_live_in()
    {
        NetDash.Testing.Requires.Root();
        var docker = await SharedDocker.ConnectAsync();

        await using var container = await docker.RunContainerAsync("host1", ["--net=host"]);

        Assert.Equal(Namespace("self"), Namespace($"{await container.PidAsync()}"));
    }

    [Fact]
    public async Task A_bridge_container_lives_in_another_namespace_and_goes_with_its_test()
    {
        NetDash.Testing.Requires.Root();
        var docker = await SharedDocker.ConnectAsync();
        var container = await docker.RunContainerAsync("guest");
        Assert.NotEqual(Namespace("self"), Namespace($"{await container.PidAsync()}"));

        await container.DisposeAsync();

        Assert.Empty((await docker.RunAsync("ps", "--all", "--quiet", "--filter", $"id={container.Id}")).Output);
    }

    private static string Namespace(string process) => File.ResolveLinkTarget($"/proc/{process}/ns/net", returnFinalTarget: false)!.Name;
}
