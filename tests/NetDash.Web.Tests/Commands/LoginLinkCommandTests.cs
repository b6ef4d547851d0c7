using System.Net;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Commands;

public sealed class LoginLinkCommandTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netdash-data-");

    private string Data => $"--NetDash:DataDirectory={_data.FullName}";

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Its_link_opens_the_program_that_runs_with_the_same_data_directory()
    {
        await using var app = await RunningApp.StartAsync(Data);
        var shell = await Shell.RunAsync("login-link", Data, $"--urls={app.ListeningAddress}");
        Assert.Equal(0, shell.Code);
        Assert.Equal(app.SignInLink, shell.Output.TrimEnd());
        using var response = await app.Anybody().GetAsync(new Uri(shell.Output.TrimEnd()), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task While_the_program_runs_it_knows_where_and_afterwards_it_does_not()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new LineStream();
        var running = Web.Commands.CommandLine.RunAsync(["--urls=http://127.0.0.1:0", Data], output, TextWriter.Null, TestSources.None, stop.Token);
        var printed = await output.FindAsync("Sign in: ", TestContext.Current.CancellationToken);
        Assert.Equal(printed, (await Shell.RunAsync("login-link", Data)).Output.TrimEnd());
        await stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.StartsWith("http://127.0.0.1:5080/login?t=", (await Shell.RunAsync("login-link", Data)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_start_its_link_is_the_one_that_will_work()
    {
        var link = (await Shell.RunAsync("login-link", Data)).Output.TrimEnd();
        await using var app = await RunningApp.StartAsync(Data);
        Assert.EndsWith(link[link.IndexOf('?', StringComparison.Ordinal)..], app.SignInLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_uses_the_address_that_people_use()
    {
        var shell = await Shell.RunAsync("login-link", Data, "--NetDash:PublicUrl=https://netdash.example.org", "--NetDash:PathBase=/nd");
        Assert.StartsWith("https://netdash.example.org/nd/login?t=", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_it_says_so()
    {
        var file = Path.Combine(_data.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var shell = await Shell.RunAsync("login-link", $"--NetDash:DataDirectory={file}/below");
        Assert.Equal((1, ""), (shell.Code, shell.Output));
        Assert.Contains(file, shell.Errors, StringComparison.Ordinal);
    }
}
