using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Harness;

[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class DockerEngineTests(DockerEngineFixture fixture) : IClassFixture<DockerEngineFixture>
{
    [Fact]
    public async Task The_test_image_runs_in_a_private_engine()
    {
        var engine = await fixture.EngineAsync();

        await using var container = await engine.Docker.RunContainerAsync("web", [], ["httpd", "-f", "-p", "80", "-h", "/www"]);

        var page = await container.ExecAsync("wget", "-qO-", "http://127.0.0.1/");
        Assert.Equal("a page of the test image", page.Output);
    }

    [Fact]
    public async Task A_private_engine_has_its_bridge_in_its_own_namespace()
    {
        var engine = await fixture.EngineAsync();

        var inside = await engine.Namespace!.RunAsync("ip", "-brief", "link", "show", "docker0");

        Assert.StartsWith("docker0", inside.Output, StringComparison.Ordinal);
        Assert.NotEqual(
            File.ResolveLinkTarget("/proc/self/ns/net", false)!.Name,
            File.ResolveLinkTarget($"/proc/{engine.ProcessId}/ns/net", false)!.Name);
    }

    [Fact]
    public async Task A_published_port_answers_in_the_namespace_of_the_engine()
    {
        var engine = await fixture.EngineAsync();

        await using var container = await engine.Docker.RunContainerAsync(
            "web", ["--publish=8080:80"], ["httpd", "-f", "-p", "80", "-h", "/www"]);

        var page = await engine.Namespace!.RunAsync("busybox", "wget", "-qO-", "http://127.0.0.1:8080/");
        Assert.Equal("a page of the test image", page.Output);
    }

    [Fact]
    public async Task A_container_whose_port_is_taken_is_created_and_says_why_it_did_not_start()
    {
        var engine = await fixture.EngineAsync();
        await using var holder = await engine.Docker.RunContainerAsync(
            "host1", ["--net=host"], ["httpd", "-f", "-p", "9876", "-h", "/www"]);
        await using var network = await engine.Docker.CreateNetworkAsync("own");

        await using var blocked = await engine.Docker.TryRunContainerAsync("pub", ["--publish=9876:80", $"--net={network.Name}"]);

        Assert.Contains("address already in use", blocked.StartError, StringComparison.Ordinal);
        var state = (await blocked.InspectAsync()).GetProperty("State");
        Assert.Equal("created", state.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task A_removed_container_is_gone_from_the_engine()
    {
        var engine = await fixture.EngineAsync();
        var container = await engine.Docker.RunContainerAsync("short");

        await container.DisposeAsync();

        await Assert.ThrowsAsync<CommandFailedException>(container.InspectAsync);
    }
}
