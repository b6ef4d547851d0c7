using System.Net;
using System.Net.Sockets;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Commands;

public sealed class HealthcheckCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--NetDash:PathBase=/netdash")]
    [InlineData("--NetDash:AllowedHosts=map.example.org")]
    [InlineData("--NetDash:AllowedHosts=*.example.org")]
    [InlineData("--NetDash:AllowedHosts=*")]
    [InlineData("--NetDash:PublicUrl=https://map.example.org")]
    public async Task A_program_that_runs_is_healthy_whatever_people_call_it(params string[] settings)
    {
        await using var app = await RunningApp.StartAsync(settings);
        Assert.Equal(new Shell(0, "", ""), await Shell.RunAsync(["healthcheck", $"--urls={app.ListeningAddress}", .. settings]));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("localhost")]
    public async Task What_listens_everywhere_is_asked_here(string host)
    {
        await using var app = await RunningApp.StartAsync("--urls=http://0.0.0.0:0");
        var port = new Uri(app.ListeningAddress).Port;
        Assert.Equal(new Shell(0, "", ""), await Shell.RunAsync("healthcheck", $"--urls=http://{host}:{port}"));
    }

    [Fact]
    public async Task A_unix_socket_is_asked_as_well()
    {
        var folder = Directory.CreateTempSubdirectory("nd-");
        try
        {
            var address = $"http://unix:{folder.FullName}/web.sock";
            await using (await RunningApp.StartAsync("--urls=" + address))
            {
                Assert.Equal(new Shell(0, "", ""), await Shell.RunAsync("healthcheck", "--urls=" + address));
            }

            Assert.Equal(1, (await Shell.RunAsync("healthcheck", "--urls=" + address)).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Where_nothing_listens_it_fails_and_names_the_address()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var shell = await Shell.RunAsync("healthcheck", $"--urls=http://127.0.0.1:{port}");
        Assert.Equal((1, ""), (shell.Code, shell.Output));
        Assert.Contains($"http://127.0.0.1:{port}/healthz does not answer", Assert.Single(shell.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_behind_the_address_is_not_healthy()
    {
        await using var app = await RunningApp.StartAsync("--NetDash:AllowedHosts=map.example.org");
        var shell = await Shell.RunAsync("healthcheck", $"--urls={app.ListeningAddress}");
        Assert.Equal(1, shell.Code);
        Assert.EndsWith("/healthz answers 400.", shell.Errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_the_system_picks_cannot_be_known()
    {
        var shell = await Shell.RunAsync("healthcheck", "--urls=http://127.0.0.1:0");
        Assert.Equal(2, shell.Code);
        Assert.StartsWith("http://127.0.0.1:0: the port is picked", shell.Errors, StringComparison.Ordinal);
    }
}
