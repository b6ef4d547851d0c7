using System.Net;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Sources.Tests.Docker.Fakes;

namespace NetDash.Sources.Tests.Docker.Client;

public sealed class ReadOnlyTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "POST", "/v1.41/containers/create" },
        { "POST", "/containers/abc/start" },
        { "POST", "/containers/abc/json" },
        { "DELETE", "/v1.41/containers/abc" },
        { "DELETE", "/networks/abc" },
        { "PUT", "/containers/abc/archive" },
        { "PATCH", "/info" },
        { "OPTIONS", "/info" },
        { "TRACE", "/info" },
        { "CONNECT", "/info" },
        { "PROPFIND", "/info" },
        { "get", "/containers/abc/logs" },
        { "GET", "/containers/abc/logs" },
        { "GET", "/containers/abc/archive" },
        { "GET", "/containers/abc/export" },
        { "GET", "/containers/abc/attach/ws" },
        { "GET", "/containers/abc/stats" },
        { "GET", "/v1.41/secrets" },
        { "GET", "/v1.41/configs/abc" },
        { "GET", "/v1.41/swarm/unlockkey" },
        { "GET", "/images/json" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Nothing_but_the_listed_reads_leaves(string method, string path)
    {
        await using var engine = await FakeEngine.StartAsync();
        using var transport = new DockerTransport(Fakes.Sources.Endpoint(engine.Address));
        using var invoker = new HttpMessageInvoker(transport.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + path));
        await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        using var again = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + path));
        Assert.Throws<InvalidOperationException>(() => invoker.Send(again, TestContext.Current.CancellationToken));
        Assert.Empty(engine.Requests);
    }

    [Theory]
    [InlineData("GET", "/_ping")]
    [InlineData("HEAD", "/_ping")]
    [InlineData("GET", "/v1.41/containers/json?all=1")]
    [InlineData("GET", "/v1.52/containers/abc/json")]
    [InlineData("GET", "/docker/v1.41/networks/n1")]
    public async Task The_listed_reads_leave(string method, string path)
    {
        await using var engine = await FakeEngine.StartAsync();
        using var transport = new DockerTransport(Fakes.Sources.Endpoint(engine.Address));
        using var invoker = new HttpMessageInvoker(transport.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + path));
        using var answer = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task A_body_or_an_upgrade_does_not_leave_either()
    {
        await using var engine = await FakeEngine.StartAsync();
        using var transport = new DockerTransport(Fakes.Sources.Endpoint(engine.Address));
        using var invoker = new HttpMessageInvoker(transport.Handler, disposeHandler: false);
        using var body = new HttpRequestMessage(HttpMethod.Get, "http://localhost/info") { Content = new StringContent("{}") };
        await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(body, TestContext.Current.CancellationToken));
        using var upgrade = new HttpRequestMessage(HttpMethod.Get, "http://localhost/info");
        upgrade.Headers.Upgrade.ParseAdd("tcp");
        await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(upgrade, TestContext.Current.CancellationToken));
        Assert.Empty(engine.Requests);
    }

    [Fact]
    public async Task Docker_DotNet_itself_can_change_nothing_through_it()
    {
        await using var engine = await FakeEngine.StartAsync();
        var endpoint = Fakes.Sources.Endpoint(engine.Address);
        using var transport = new DockerTransport(endpoint);
        using var client = new DockerClientBuilder<DockerEndpoint>(
            transport, endpoint, DockerConfig.Instance, new ClientOptions { Endpoint = endpoint.BaseAddress }, NullLogger.Instance).Build();
        var cancellation = TestContext.Current.CancellationToken;
        Func<Task>[] changes =
        [
            () => client.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "x" }, cancellation),
            () => client.Containers.StartContainerAsync("x", new ContainerStartParameters(), cancellation),
            () => client.Containers.StopContainerAsync("x", new ContainerStopParameters(), cancellation),
            () => client.Containers.RemoveContainerAsync("x", new ContainerRemoveParameters(), cancellation),
            () => client.Containers.ExportContainerAsync("x", cancellation),
            () => client.Exec.CreateContainerExecAsync("x", new ContainerExecCreateParameters(), cancellation),
            () => client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = "x" }, cancellation),
            () => client.Networks.DeleteNetworkAsync("x", cancellation),
            () => client.Volumes.PruneAsync(new VolumesPruneParameters(), cancellation),
            () => client.Images.DeleteImageAsync("x", new ImageDeleteParameters(), cancellation),
            () => client.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters(), cancellation),
            () => client.Secrets.ListAsync(cancellation),
        ];
        foreach (var change in changes)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(change);
        }

        Assert.Empty(engine.Requests);
        await client.System.PingAsync(cancellation);
        Assert.Equal(["GET /_ping"], engine.Requests.Select(r => r.Replace("/v1.41", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAnyAsync<DockerApiException>(
            () => client.Containers.InspectContainerAsync("x", cancellation))).StatusCode);
    }
}
