using System.Security.Cryptography;
using System.Text;
using NetDash.Sources.Docker;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Testing.Processes;

namespace NetDash.Sources.Tests.Docker.Endpoints;

public sealed class DockerDiscoveryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly Dictionary<string, string> _environment = [];

    private DockerSurroundings Surroundings => new(name => _environment.GetValueOrDefault(name), Below("home"), _folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_is_found_where_nothing_is()
    {
        var discovery = DockerDiscovery.Look(Surroundings);
        Assert.Empty(discovery.Found);
        Assert.Empty(discovery.Problems);
        Assert.Equal(
            ["DOCKER_HOST", "the current docker context", Below("var/run/docker.sock"), Below("run/podman/podman.sock")], discovery.LookedFor);
    }

    [Fact]
    public void Sockets_of_the_machine_and_of_its_users_are_found()
    {
        foreach (var path in new[] { "var/run/docker.sock", "run/user/1000/docker.sock", "run/user/1001/podman/podman.sock", "run/podman/podman.sock" })
        {
            Touch(path);
        }

        Assert.Equal(
            [
                $"unix://{Below("var/run/docker.sock")}", $"unix://{Below("run/user/1000/docker.sock")}",
                $"unix://{Below("run/user/1001/podman/podman.sock")}", $"unix://{Below("run/podman/podman.sock")}",
            ],
            DockerDiscovery.Look(Surroundings).Found.Select(e => e.Address));
    }

    [Fact]
    public void One_socket_with_two_names_is_found_once()
    {
        Touch("run/docker.sock");
        Directory.CreateDirectory(Below("var"));
        File.CreateSymbolicLink(Below("var/run"), "../run");
        _environment["DOCKER_HOST"] = $"unix://{Below("run/docker.sock")}";
        _environment["XDG_RUNTIME_DIR"] = Below("run/../run");
        Assert.Equal(_environment["DOCKER_HOST"], Assert.Single(DockerDiscovery.Look(Surroundings).Found).Address);
    }

    [Fact]
    public void DOCKER_HOST_is_read_as_the_docker_command_reads_it()
    {
        _environment["DOCKER_HOST"] = "tcp://10.0.0.2";
        var plain = Assert.Single(DockerDiscovery.Look(Surroundings).Found);
        Assert.Equal("http://10.0.0.2:2375/", plain.BaseAddress.ToString());

        _environment["DOCKER_TLS_VERIFY"] = "1";
        var verified = Assert.Single(DockerDiscovery.Look(Surroundings).Found);
        Assert.Equal(("https://10.0.0.2:2376/", Below("home/.docker"), true), (verified.BaseAddress.ToString(), verified.CertPath, verified.VerifiesServer));

        _environment["DOCKER_HOST"] = "ssh://root@vm";
        var discovery = DockerDiscovery.Look(Surroundings);
        Assert.Empty(discovery.Found);
        Assert.Contains("DOCKER_HOST is 'ssh://root@vm'", Assert.Single(discovery.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_current_context_is_read_from_the_docker_commands_files()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("rootless")));
        Write("home/.docker/config.json", """{ "auths": {}, "currentContext": "rootless" }""");
        Write(
            $"home/.docker/contexts/meta/{digest}/meta.json",
            """{ "Name": "rootless", "Metadata": {}, "Endpoints": { "docker": { "Host": "unix:///run/user/7/docker.sock", "SkipTLSVerify": false } } }""");
        Assert.Equal("unix:///run/user/7/docker.sock", Assert.Single(DockerDiscovery.Look(Surroundings).Found).Address);

        // DOCKER_CONTEXT goes before the file, and `default` is no context at all.
        _environment["DOCKER_CONTEXT"] = "default";
        Assert.Empty(DockerDiscovery.Look(Surroundings).Found);
        _environment["DOCKER_CONTEXT"] = "missing";
        Assert.Contains("cannot be read", Assert.Single(DockerDiscovery.Look(Surroundings).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ nonsense")]
    [InlineData("[]")]
    [InlineData("{\"currentContext\":7}")]
    public void A_broken_config_file_hides_nothing_else(string config)
    {
        Write("home/.docker/config.json", config);
        Touch("var/run/docker.sock");
        Assert.Single(DockerDiscovery.Look(Surroundings).Found);
    }

    [Fact]
    public void Settings_go_before_what_could_be_found()
    {
        Touch("var/run/docker.sock");
        var options = new DockerOptions();
        Assert.Equal($"docker:{Below("var/run/docker.sock")}", Assert.Single(Locations(options)));
        options.Endpoints.Add("tcp://a:1");
        options.Endpoints.Add("tcp://b:2");
        options.Endpoints.Add("tcp://a:1");
        Assert.Equal(["docker:a:1", "docker:b:2"], Locations(options));
        options.Enabled = false;
        Assert.Empty(Locations(options));
    }

    [Fact]
    public void With_nothing_to_find_there_is_one_that_waits() => Assert.Equal(["docker"], Locations(new DockerOptions()));

    private IEnumerable<string> Locations(DockerOptions options) =>
        DockerServiceCollectionExtensions.Locations(options, Surroundings).Select(l => l.SourceName);

    private string Below(string path) => Path.Combine(_folder.FullName, path);

    private void Touch(string path) => Write(path, "");

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(path))!);
        File.WriteAllText(Below(path), text);
    }
}
