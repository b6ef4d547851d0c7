using System.Net;
using System.Net.Sockets;
using NetDash.Web.Configuration;

namespace NetDash.Web.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("NetDash:Auth:Mode=Nobody", "--NetDash:Auth:Mode=Nobody")]
    [InlineData("NetDash:Auht=1", "--NetDash:Auht", "1")]
    [InlineData("--urls=5080", "--urls=5080")]
    [InlineData("--url=http://127.0.0.1:1: no such option; did you mean --urls?", "--url=http://127.0.0.1:1")]
    [InlineData("--NetDash:Auth:AllowAnonymous: needs a value", "--NetDash:Auth:AllowAnonymous")]
    [InlineData("-x: no such argument", "-x")]
    [InlineData("chek: no such verb", "chek", "--NetDash:Auth:Mode=None")]
    [InlineData("two: no such argument", "serve", "two")]
    public async Task What_is_wrong_is_one_line_and_exit_code_2(string begins, params string[] args)
    {
        var shell = await Shell.RunAsync(args);
        Assert.Equal(2, shell.Code);
        Assert.Equal("", shell.Output);
        Assert.StartsWith(begins, shell.Errors, StringComparison.Ordinal);
        Assert.Single(shell.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_that_names_it()
    {
        var data = Directory.CreateTempSubdirectory("netdash-data-");
        try
        {
            using var taken = new TcpListener(IPAddress.Loopback, 0);
            taken.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
            var shell = await Shell.RunAsync(TestSources.None, "--urls", address, $"--NetDash:DataDirectory={data.FullName}");
            Assert.Equal(1, shell.Code);
            Assert.Contains(address, Assert.Single(shell.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("serve", "--help")]
    public async Task Help_names_every_setting_and_every_verb(params string[] args)
    {
        var shell = await Shell.RunAsync(args);
        Assert.Equal(0, shell.Code);
        Assert.All(SettingsCatalog.All, s => Assert.Contains("  " + s.FullKey, shell.Output, StringComparison.Ordinal));
        Assert.All(["serve", "check", "snapshot", "login-link", "healthcheck"], verb => Assert.Contains(verb, shell.Output, StringComparison.Ordinal));
        Assert.All(shell.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Version_is_that_of_the_program()
    {
        var shell = await Shell.RunAsync("--version");
        Assert.Equal((0, $"NetDash {typeof(NetDashApplication).Assembly.GetName().Version!.ToString(3)}\n"), (shell.Code, shell.Output));
    }
}
