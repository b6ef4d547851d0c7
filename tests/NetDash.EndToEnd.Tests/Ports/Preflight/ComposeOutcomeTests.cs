using System.Diagnostics;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Ports.Preflight;

/// <summary>The same with compose files, which Debian's docker-compose 1.29.2 then brings up.</summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class ComposeOutcomeTests(PreflightMachine shared) : IClassFixture<PreflightMachine>
{
    private const string Head = """
        version: "3.8"
        x-common: &common
          image: netdash/busybox:test
          command: sleep 1000000
        services:

        """;

    public static TheoryData<string, string, string> Files => new()
    {
        { "a free port", "", "  web: {<<: *common, ports: ['8080:80']}" },
        { "a published port", "run -p 8080:80", "  web: {<<: *common, ports: ['8080:80']}" },
        { "the long syntax", "run -p 8080:80", "  web: {<<: *common, ports: [{target: 80, published: 8080, protocol: tcp}]}" },
        { "two services that want one port", "", "  one: {<<: *common, ports: ['8080:80']}\n  two: {<<: *common, ports: ['8080:81']}" },
        { "two services on two addresses", "", "  one: {<<: *common, ports: ['127.0.0.1:8080:80']}\n  two: {<<: *common, ports: ['127.0.0.2:8080:80']}" },
        { "replicas of a service with one port", "", "  web: {<<: *common, ports: ['8080:80'], scale: 2}" },
        { "replicas of a service with a range", "", "  web: {<<: *common, ports: ['8080-8081:80'], scale: 2}" },
        { "replicas of a service without a host port", "", "  web: {<<: *common, ports: ['80'], scale: 2}" },
        { "a variable's default", "run -p 8080:80", "  web: {<<: *common, ports: ['${NDT_PORT:-8080}:80']}" },
        { "a range over a process", "listen tcp 0.0.0.0 7001", "  web: {<<: *common, ports: ['7000-7002:7000-7002']}" },
        { "UDP beside TCP", "run -p 8080:80", "  web: {<<: *common, ports: ['8080:80/udp']}" },
        { "a profile that is not active", "run -p 8080:80", "  web: {<<: *common, ports: ['8080:80'], profiles: [debug]}\n  other: {<<: *common}" },
        { "host mode discards what is published", "run -p 8080:80", "  web: {<<: *common, network_mode: host}" },
        { "a container's name that another has", "run -p 8080:80", "  web: {<<: *common, container_name: X, ports: ['8081:80']}" },
        { "a container's name that a stopped one has", "stopped -p 8080:80", "  web: {<<: *common, container_name: X, ports: ['8081:80']}" },
        { "a container's name of its own", "", "  web: {<<: *common, container_name: FOLDER-web, ports: ['8081:80']}" },
        { "a service in another's namespace", "", "  web: {<<: *common, ports: ['8080:80']}\n  side: {<<: *common, network_mode: 'service:web'}" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_compose_file_comes_up_as_preflight_said(string about, string before, string asked)
    {
        Requires.Program("docker-compose");
        var machine = await shared.StartAsync();
        await using var there = await Holders.MakeAsync(machine, before);
        var folder = Scratch.NextFolder();
        try
        {
            var path = Path.Combine(folder.FullName, "docker-compose.yml");
            var text = Head + asked.Replace("name: X", "name: " + there.X, StringComparison.Ordinal).Replace("FOLDER", folder.Name, StringComparison.Ordinal) + "\n";
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            var answer = PreflightCheck.Check(new PreflightRequest { Files = [new PreflightFile("docker-compose.yml", text)], Project = folder.Name }, machine.Ledger);

            var up = await ComposeAsync(machine.Docker, folder, "up", "--detach");
            Assert.True(
                (answer.Verdict == PreflightVerdict.Free) == (up.ExitCode == 0),
                $"{about}: preflight: {answer.Verdict} ({string.Join("; ", answer.Claims.Select(c => c.Reason).Concat(answer.Notes))}), compose: {up.ExitCode} {up.Error}");

            if (up.ExitCode == 0 && answer.Claims.Count > 0)
            {
                // Its own containers are no conflict: bringing it up again leaves them or makes them anew.
                await machine.UntilAsync(l => l.Entries.Any(e => e.Owner?.Name.StartsWith(folder.Name, StringComparison.Ordinal) == true), "the project's ports");
                var again = PreflightCheck.Check(new PreflightRequest { Files = [new PreflightFile("docker-compose.yml", text)], Project = folder.Name }, machine.Ledger);
                Assert.Equal(PreflightVerdict.Free, again.Verdict);
            }
        }
        finally
        {
            await ComposeAsync(machine.Docker, folder, "down", "--timeout", "0");
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_corrected_file_comes_up_where_the_first_one_did_not()
    {
        Requires.Program("docker-compose");
        var machine = await shared.StartAsync();
        await using var there = await Holders.MakeAsync(machine, "run -p 8080:80; listen tcp 0.0.0.0 8081");
        var folder = Scratch.NextFolder();
        try
        {
            var path = Path.Combine(folder.FullName, "docker-compose.yml");
            var file = new PreflightFile("docker-compose.yml", Head + "  web: {<<: *common, ports: ['8080:80']} # the shop\n");
            var answer = PreflightCheck.Check(new PreflightRequest { Files = [file] }, machine.Ledger);
            Assert.Equal(8082, Assert.Single(answer.Claims).FreePort);
            Assert.Equal(file.Text.Replace("8080", "8082", StringComparison.Ordinal), answer.Corrected?.Text);

            await File.WriteAllTextAsync(path, file.Text, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, (await ComposeAsync(machine.Docker, folder, "up", "--detach")).ExitCode);
            await File.WriteAllTextAsync(path, answer.Corrected!.Text, TestContext.Current.CancellationToken);
            Assert.Equal(0, (await ComposeAsync(machine.Docker, folder, "up", "--detach")).ExitCode);
        }
        finally
        {
            await ComposeAsync(machine.Docker, folder, "down", "--timeout", "0");
            folder.Delete(recursive: true);
        }
    }

    private static Task<CommandResult> ComposeAsync(DockerCli docker, DirectoryInfo folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("docker-compose", ["--ansi", "never", .. arguments]) { WorkingDirectory = folder.FullName };
        start.Environment["DOCKER_HOST"] = docker.Endpoint;
        foreach (var name in new[] { "DOCKER_CONTEXT", "COMPOSE_PROFILES", "COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "NDT_PORT" })
        {
            start.Environment.Remove(name);
        }

        return Command.TryRunAsync(start);
    }
}
