using System.Diagnostics;
using System.Text.RegularExpressions;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>A service of docker-compose.yml that runs, asked as the README says.</summary>
internal sealed partial class RunningContainer
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly PackagedMachine _machine;
    private readonly string _address;
    private readonly string _token;

    private RunningContainer(PackagedMachine machine, string id, string name, Match link)
    {
        _machine = machine;
        Id = id;
        Name = name;
        _address = link.Groups["address"].Value;
        _token = link.Groups["token"].Value;
    }

    /// <summary>The container's id.</summary>
    public string Id { get; }

    /// <summary>The container's name.</summary>
    public string Name { get; }

    /// <summary>Starts it, finds the sign-in link in its log, and returns when every source has delivered.</summary>
    public static async Task<RunningContainer> StartAsync(PackagedMachine machine, ComposeProject project, string service)
    {
        await project.RunAsync("up", "--detach", "--no-build");
        var id = await project.ContainerAsync(service);
        var name = (await machine.Docker.InspectAsync(id)).GetProperty("Name").GetString()!;
        var started = new RunningContainer(machine, id, name[1..], await LinkAsync(project, service));
        await UntilAsync(async () => (await started.TryGetAsync("/readyz")).ExitCode == 0, () => "no source is ready");
        return started;
    }

    /// <summary>The sign-in link of its log.</summary>
    public string Link => $"{_address}/login?t={_token}";

    /// <summary>What it answers, asked on its own machine with the token of its link.</summary>
    public async Task<string> GetAsync(string path) => (await TryGetAsync(path)).EnsureSuccess().Output;

    /// <summary>The topology, once it has seen who listens: the kernel announces none, so that the container looks every 1.5 s.</summary>
    public async Task<Picture> TopologyAsync(Workload workload)
    {
        var expected = workload.Listening.Append(new(Name, 5080)).ToArray();
        Picture? picture = null;
        await UntilAsync(
            async () =>
            {
                picture = Picture.Parse(await GetAsync("/api/v1/topology"));
                return (string?)picture.Source("docker")["state"] == "connected" && expected.All(e => picture.Listening(e.Key).Contains(e.Value));
            },
            () => string.Join('\n', picture!.Lines()));
        return picture!;
    }

    /// <summary>Its own health check, as the image has it.</summary>
    public async Task<CommandResult> CheckHealthAsync()
    {
        var test = (await _machine.Docker.InspectAsync(Id)).GetProperty("Config").GetProperty("Healthcheck").GetProperty("Test")
            .EnumerateArray().Select(word => word.GetString()!).ToArray();
        Assert.Equal("CMD", test[0]);
        return await _machine.Docker.TryRunAsync(["exec", Id, .. test[1..]]);
    }

    private static async Task<Match> LinkAsync(ComposeProject project, string service)
    {
        CommandResult? logs = null;
        await UntilAsync(async () => Printed().IsMatch((logs = await project.RunAsync("logs", "--no-color", service)).Output), () => $"no link in {logs}");
        return Printed().Match(logs!.Output);
    }

    /// <summary>Nothing outside a container tells what goes on in it but asking.</summary>
    public static async Task UntilAsync(Func<Task<bool>> reached, Func<string> otherwise)
    {
        var since = Stopwatch.StartNew();
        while (!await reached())
        {
            Assert.True(since.Elapsed < LongestStart, otherwise());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private Task<CommandResult> TryGetAsync(string path) => _machine.TryRunAsync(
        "/bin/busybox", "wget", "-q", "-O", "-", "--header", $"Authorization: Bearer {_token}", _address + path);

    [GeneratedRegex(@"Sign in: (?<address>http://127\.0\.0\.1:5080)/login\?t=(?<token>\S+)")]
    private static partial Regex Printed();
}
