using System.Net;
using System.Net.Sockets;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>The profile <c>socket-proxy</c>: everything is seen, and nothing but reading passes.</summary>
[Collection(PackagedMachineCollection.Name)]
[Trait("Requires", "Docker")]
public sealed class SocketProxyTests(PackagedMachine machine)
{
    [Fact]
    public async Task Through_the_proxy_the_same_is_shown_and_only_the_proxy_has_the_socket()
    {
        await machine.StartAsync();
        await using var workload = await Workload.StartAsync(machine);
        await using var project = machine.Project("socket-proxy");
        await ImportProxyAsync(project);
        var netdash = await RunningContainer.StartAsync(machine, project, "netdash-proxied");

        // It may have started before the proxy did, and is then ready without an engine.
        var proxied = await netdash.TopologyAsync(workload);
        // The proxy is about Docker; what NAT forwards is for another right, and tested with it.
        Picture.AssertSame((await machine.SnapshotAsync()).WithoutForwards(), proxied.WithoutForwards());
        Assert.Empty(proxied.Source("docker")["unreadable"]!.AsArray());

        var started = (await project.RunAsync("ps", "--services", "--filter", "status=running")).Output.Split('\n');
        Assert.Equal(["netdash-proxied", "socket-proxy"], started.Order());
        var mounts = (await machine.Docker.InspectAsync(netdash.Id)).GetProperty("Mounts").EnumerateArray()
            .Select(m => m.GetProperty("Destination").GetString());
        Assert.Equal(["/data", "/run/engine"], mounts.Order());

        // A container that starts later comes through as well: the event stream is open.
        await using var later = await machine.Docker.RunContainerAsync("packaged-later", ["--network", "none"]);
        await RunningContainer.UntilAsync(async () => (await netdash.GetAsync("/api/v1/topology?kind=container")).Contains(later.Name, StringComparison.Ordinal), () => "the later container");
    }

    [Fact]
    public async Task What_NetDash_does_not_ask_for_is_refused()
    {
        await machine.StartAsync();
        await using var workload = await Workload.StartAsync(machine);
        await using var project = machine.Project("socket-proxy");
        await ImportProxyAsync(project);
        await project.RunAsync("up", "--detach", "--no-build", "socket-proxy");
        var volume = (await machine.Docker.RunAsync("volume", "inspect", "--format={{.Mountpoint}}", $"{project.Name}_engine")).Output;
        await RunningContainer.UntilAsync(() => Task.FromResult(File.Exists($"{volume}/docker.sock")), () => "the proxy makes no socket");
        using var client = Client($"{volume}/docker.sock");
        var web = $"containers/{workload.Web.Id}";

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, HttpMethod.Get, "v1.41/containers/json?all=1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, HttpMethod.Get, $"{web}/json"));
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, $"{web}/stop"), (HttpMethod.Post, $"v1.41/{web}/exec"), (HttpMethod.Post, "containers/create"), (HttpMethod.Delete, web),
            (HttpMethod.Put, $"{web}/archive?path=/"), (HttpMethod.Post, "v1.41/containers/json"), (HttpMethod.Post, "networks/prune"),
        })
        {
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, await AskAsync(client, method, path)));
        }

        foreach (var path in new[]
        {
            $"{web}/logs?stdout=1", $"{web}/archive?path=/etc/passwd", $"{web}/export", $"{web}/attach/ws", $"{web}/top", "images/json", "secrets", "configs",
            "v1.41/swarm", "volumes", $"v1.41/{web}/json/../logs?stdout=1", $"{web}%2Flogs/json", "x/info", "info/x",
        })
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await AskAsync(client, HttpMethod.Get, path)));
        }

        Assert.Equal("running", (await workload.Web.InspectAsync()).GetProperty("State").GetProperty("Status").GetString());
    }

    /// <summary>Under the name that docker-compose.yml has for it.</summary>
    private async Task ImportProxyAsync(ComposeProject project) => await StandInProxy.ImportAsync(
        machine.Docker, (await project.RunAsync("config")).Output.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("image: wollomatic/", StringComparison.Ordinal))["image: ".Length..]);

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, HttpMethod method, string path)
    {
        // As it is, dots and all: a Uri would tidy it.
        using var request = new HttpRequestMessage(method, new Uri("http://localhost/" + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static HttpClient Client(string socketPath) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
