using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Analysis.Ports.Preflight.Compose;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Yaml;
using NetDash.Testing;

namespace NetDash.EndToEnd.Tests.Preflight;

/// <summary>
/// Compose files as docker-compose 1.29.2 reads them, and as the preflight does. What that version does not know stands in the
/// analysis' own tests, held against the specification.
/// </summary>
[Trait("Requires", "Compose")]
public sealed class ComposeTruthTests
{
    public static TheoryData<string> Fixtures => [.. ComposeFixture.Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_file_is_read_as_docker_compose_reads_it(string name)
    {
        Requires.Program("docker-compose");
        var fixture = ComposeFixture.Read(name);
        var truth = await DockerCompose.ConfigAsync(fixture);
        Assert.Equal(Lines(truth), Lines(Ours(fixture)));
    }

    [Theory]
    [InlineData("services: {web: {image: a, ports: ['8080:80:90:x']}}")]
    [InlineData("services: {web: {image: a, ports: ['8080:']}}")]
    [InlineData("services: {web: {image: a, ports: ['http:80']}}")]
    [InlineData("services: {web: {image: a, ports: ['8080:80/icmp']}}")]
    [InlineData("services: {web: {image: a, ports: ['8000-8001:80-82']}}")]
    [InlineData("services: {web: {image: a, ports: [8080: 80]}}")]
    [InlineData("services: {web: {image: a, ports: [{target: 80, publish: 8080}]}}")]
    [InlineData("services: {web: {image: a, ports: '8080:80'}}")]
    [InlineData("services: {web: {image: a, expose: [http]}}")]
    [InlineData("services: {web: {image: a, ports: ['${}:80']}}")]
    [InlineData("services: {web: {image: a, ports: ['${A:80']}}")]
    [InlineData("services: {web: {image: a, ports: ['$:80']}}")]
    [InlineData("services: {web: {image: a, network_mode: 'service:db'}}")]
    [InlineData("services: {a: {image: a, extends: b}, b: {image: a, extends: a}}")]
    [InlineData("services: {a: {image: a, extends: b}}")]
    [InlineData("services: [a]")]
    [InlineData("services: {web: a}")]
    [InlineData("- a")]
    [InlineData("services:\n\tweb: {image: a}")]
    [InlineData("services: {web: {image: a}")]
    [InlineData("services: {web: {image: *a}}")]
    public async Task What_docker_compose_refuses_is_refused(string text)
    {
        Requires.Program("docker-compose");
        var fixture = new ComposeFixture($"=== docker-compose.yml\n{text}\n");
        Assert.NotEqual(0, (await DockerCompose.RunAsync(fixture)).ExitCode);
        Assert.Throws<PreflightException>(() => PreflightCheck.Check(fixture.Request(), null));
    }

    [Fact]
    public async Task The_number_that_docker_compose_makes_of_an_unquoted_port_is_the_one_that_is_told()
    {
        Requires.Program("docker-compose");
        var fixture = new ComposeFixture("=== docker-compose.yml\nservices: {web: {image: a, ports: [22:22]}}\n");
        Assert.Equal(["-:-:1342/tcp"], Assert.Single(await DockerCompose.ConfigAsync(fixture)).Ports);
        Assert.Contains(PreflightCheck.Check(fixture.Request(), null).Notes, n => n.Contains("1342", StringComparison.Ordinal));
    }

    private static string[] Lines(IEnumerable<ReadService> services) => [.. services.Select(s => s.ToString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<ReadService> Ours(ComposeFixture fixture)
    {
        var request = fixture.Request();
        var files = request.Files.Select(f => new SourceText(f)).Select(s => (s, YamlReader.Read(s)));
        return new ComposeLoader(request, _ => { }).Load(files).Services.Select(s => new ReadService(
            s.Name, [.. (s.Ports.OrNone ?? []).Select(Port)], [.. (s.Expose.OrNone ?? []).Select(e => e.Written)],
            s.NetworkMode.OrNone?.Value ?? "", s.Profiles.OrNone ?? [], (s.Scale.OrNone ?? s.Replicas.OrNone)?.Value ?? ""));
    }

    private static string Port(ComposePort port)
    {
        Assert.Empty(port.Unresolved);
        return $"{port.HostIp?.ToString() ?? "-"}:{port.Host?.ToString() ?? "-"}:{PortWords.Port(port.Protocol, port.Container)}";
    }
}
