using NetDash.Sources.Docker.Endpoints;

namespace NetDash.Sources.Tests.Docker.Endpoints;

public sealed class DockerEndpointTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", "http://localhost/", "docker")]
    [InlineData("unix:///run/docker.sock", "http://localhost/", "docker")]
    [InlineData("unix:///run/user/1000/docker.sock", "http://localhost/", "docker:/run/user/1000/docker.sock")]
    [InlineData("tcp://10.0.0.2", "http://10.0.0.2:2375/", "docker:10.0.0.2:2375")]
    [InlineData("tcp://10.0.0.2:99", "http://10.0.0.2:99/", "docker:10.0.0.2:99")]
    [InlineData("tcp://[fd00::1]:2375", "http://[fd00::1]:2375/", "docker:[fd00::1]:2375")]
    [InlineData("http://proxy:8080/docker", "http://proxy:8080/docker", "docker:proxy:8080")]
    [InlineData("https://vm:2376", "https://vm:2376/", "docker:vm:2376")]
    [InlineData("npipe:////./pipe/docker_engine", "http://localhost/", "docker")]
    [InlineData("npipe://./pipe/other", "http://localhost/", "docker:other")]
    public void An_address_tells_how_to_connect_and_the_name_of_the_source(string address, string baseAddress, string name)
    {
        Assert.True(DockerEndpoint.TryParse(address, "", out var endpoint, out _));
        Assert.Equal((baseAddress, name, address), (endpoint.BaseAddress.ToString(), endpoint.SourceName, endpoint.Address));
    }

    [Fact]
    public void Certificates_make_tcp_speak_tls()
    {
        Assert.True(DockerEndpoint.TryParse("tcp://10.0.0.2", "/certs", out var endpoint, out _));
        Assert.Equal(("https://10.0.0.2:2376/", "/certs"), (endpoint.BaseAddress.ToString(), endpoint.CertPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("docker.sock")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("unix://docker.sock")]
    [InlineData("unix:///")]
    [InlineData("ssh://root@vm")]
    [InlineData("ftp://vm")]
    [InlineData("tcp://")]
    [InlineData("tcp://vm:port")]
    [InlineData("tcp://user:pass@vm")]
    [InlineData("npipe://other/pipe/x")]
    public void What_is_no_address_is_told_why(string? address)
    {
        Assert.False(DockerEndpoint.TryParse(address, "", out _, out var error));
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_no_socket_can_have_is_refused()
    {
        Assert.False(DockerEndpoint.TryParse("unix:///" + new string('a', 107), "", out _, out _));
        Assert.True(DockerEndpoint.TryParse("unix:///" + new string('a', 106), "", out _, out _));
    }
}
