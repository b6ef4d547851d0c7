using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Sources;

namespace NetDash.Web.Tests.Commands.Check;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdash-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_port_that_somebody_has_is_exit_code_1_with_the_holder_the_place_and_a_way_out()
    {
        var path = Write("compose.yaml", "services:\n  shop:\n    image: x\n    ports:\n      - \"8080:80\"\n      - \"5433:5432\"\n");
        var shell = await CheckAsync(path);
        Assert.Equal((1, ""), (shell.Code, shell.Errors));
        var lines = shell.Output.TrimEnd().Split('\n');
        Assert.Matches($"^conflict  8080:80    shop  {path}:5:10$", lines[0]);
        Assert.Contains("container `web` holds 0.0.0.0:8080; stop it (`docker stop web`)", lines[1], StringComparison.Ordinal);
        Assert.Contains("8081 is free", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("free      5433:5432", StringComparison.Ordinal));
        Assert.EndsWith(" taken", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services: {db: {image: x, ports: ['5433:5432']}}", 0)]
    [InlineData("services: {db: {image: x, ports: ['5432:5432']}}", 1)]
    [InlineData("services: {db: {image: x, ports: ['${NDT_NO_SUCH}:5432']}}", 2)]
    [InlineData("services: {db: {image: x, ports: ['5432:5432'], profiles: [p]}}", 0)]
    [InlineData("services: {db: {image: x, ports: ['5432:5432'], profiles: [p]}}", 1, "--profile", "p")]
    [InlineData("services:\n\tdb: {}", 2)]
    public async Task The_exit_code_is_the_verdict(string text, int code, params string[] options)
    {
        Assert.Equal(code, (await CheckAsync([.. options, Write("compose.yaml", text)])).Code);
    }

    [Theory]
    [InlineData(0, "docker", "run", "-d", "-p", "5433:5432", "postgres")]
    [InlineData(1, "docker", "run", "-d", "-p", "9876:80", "-e", "A=it's $HOME", "nginx")]
    [InlineData(2, "docker", "run", "--no-such-flag", "nginx")]
    public async Task A_command_stands_behind_two_dashes(int code, params string[] command) => Assert.Equal(code, (await CheckAsync(["--", .. command])).Code);

    [Fact]
    public async Task Variables_come_from_the_env_file_beside_it_and_others_when_named()
    {
        var path = Write("compose.yaml", "services: {db: {image: x, ports: ['${NDT_PORT}:5432']}}");
        Write(".env", "NDT_PORT=5432\n");
        Assert.Equal(1, (await CheckAsync(path)).Code);
        Assert.Equal(0, (await CheckAsync("--env-file", Write("other.env", "NDT_PORT=5433 # free\n"), path)).Code);
    }

    [Fact]
    public async Task A_later_file_goes_over_an_earlier_one_and_extends_reads_its_neighbour()
    {
        var first = Write("base.yaml", "services: {db: {image: x, ports: ['5433:5432']}}");
        var second = Write("dev.yaml", "services: {db: {ports: ['5432:5432']}}");
        Assert.Equal(0, (await CheckAsync("-f", first)).Code);
        Assert.Equal(1, (await CheckAsync("-f", first, "-f", second)).Code);
        Assert.Equal(1, (await CheckAsync(Write("child.yaml", "services: {web: {extends: {file: dev.yaml, service: db}, image: x}}"))).Code);
    }

    [Fact]
    public async Task The_corrected_file_alone_goes_to_standard_output()
    {
        var shell = await CheckAsync("--corrected", Write("compose.yaml", "services: {db: {image: x, ports: ['5432:5432']}} # mine\n"));
        Assert.Equal(1, shell.Code);
        Assert.Equal("services: {db: {image: x, ports: ['5434:5432']}} # mine\n".Replace("5434", "5433", StringComparison.Ordinal), shell.Output);
        Assert.Contains("conflict", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_is_what_the_API_answers()
    {
        var shell = await CheckAsync("--json", Write("compose.yaml", "services: {db: {image: x, ports: ['5432:5432']}}"));
        Assert.Equal("conflict", JsonDocument.Parse(shell.Output).RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Names_with_terminal_escapes_are_shown_without_their_effect()
    {
        var shell = await CheckAsync(Write("compose.yaml", "services: {\"d\\e[31mb\\u202e\": {image: x, ports: ['5432:5432']}}"));
        Assert.DoesNotContain('\u001b', shell.Output + shell.Errors);
        Assert.DoesNotContain('\u202e', shell.Output + shell.Errors);
    }

    [Theory]
    [InlineData("no such file", "/no/such/compose.yaml")]
    [InlineData("a folder", "/tmp")]
    [InlineData("an endless device", "/dev/zero")]
    public async Task What_cannot_be_read_is_one_line_and_exit_code_2(string about, string path)
    {
        var shell = await CheckAsync(path);
        Assert.True(shell.Code == 2, about);
        Assert.Contains(path, Assert.Single(shell.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("", shell.Output);
    }

    [Theory]
    [InlineData("--format=helm", "x.yaml")]
    [InlineData("--json=yes", "x.yaml")]
    [InlineData("--no-such", "x.yaml")]
    [InlineData("--profile")]
    [InlineData("x.yaml", "--", "docker", "run", "x")]
    public async Task A_wrong_argument_is_one_line_and_exit_code_2(params string[] arguments)
    {
        var shell = await CheckAsync(arguments);
        Assert.Equal(2, shell.Code);
        Assert.Single(shell.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Where_no_host_is_read_it_could_not_tell()
    {
        var source = new ReplaySource();
        source.Say(SourceState.Absent);
        var shell = await Shell.RunAsync(TestSources.Of(source), "check", Write("compose.yaml", "services: {db: {image: x, ports: ['5432:5432']}}"));
        Assert.Equal(2, shell.Code);
        Assert.Contains("No host", shell.Errors, StringComparison.Ordinal);
    }

    private static Task<Shell> CheckAsync(params string[] arguments)
    {
        var source = new ReplaySource();
        source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        return Shell.RunAsync(TestSources.Of(source), ["check", .. arguments]);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
