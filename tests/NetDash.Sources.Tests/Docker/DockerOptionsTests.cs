using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetDash.Sources.Docker;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker;

public sealed class DockerOptionsTests
{
    [Fact]
    public void Every_wrong_value_is_told_with_its_key()
    {
        var options = new DockerOptions { CertPath = "/nowhere", ResyncInterval = TimeSpan.Zero };
        options.Endpoints.Add("unix:///var/run/docker.sock");
        options.Endpoints.Add("docker.sock");
        var failures = new ValidateDockerOptions().Validate(null, options).Failures!.ToList();
        Assert.Equal(5, failures.Count);
        Assert.Contains(failures, f => f.StartsWith("NetDash:Docker:Endpoints:1 = 'docker.sock': ", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.StartsWith("NetDash:Docker:CertPath = '/nowhere': there is no ca.pem", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.StartsWith("NetDash:Docker:ResyncInterval = '00:00:00': ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_the_default_is_right() => Assert.True(new ValidateDockerOptions().Validate(null, new DockerOptions()).Succeeded);

    [Fact]
    public void One_source_is_added_for_each_address()
    {
        using var provider = Provide(new()
        {
            ["NetDash:Docker:Endpoints:0"] = "unix:///tmp/a.sock",
            ["NetDash:Docker:Endpoints:1"] = "tcp://vm:2375",
        });
        Assert.Equal(["docker:/tmp/a.sock", "docker:vm:2375"], provider.GetServices<ISource>().Select(s => s.Name));
    }

    [Fact]
    public void A_list_may_stand_in_one_value_as_on_a_command_line()
    {
        using var provider = Provide(new() { ["NetDash:Docker:Endpoints"] = "unix:///tmp/a.sock, tcp://vm:2375" });
        Assert.Equal(["docker:/tmp/a.sock", "docker:vm:2375"], provider.GetServices<ISource>().Select(s => s.Name));
    }

    [Fact]
    public void A_wrong_address_stops_the_start()
    {
        using var provider = Provide(new() { ["NetDash:Docker:Endpoints:0"] = "nowhere" });
        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("NetDash:Docker:Endpoints:0 = 'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_switched_off()
    {
        using var provider = Provide(new() { ["NetDash:Docker:Enabled"] = "false" });
        Assert.Empty(provider.GetServices<ISource>());
    }

    private static ServiceProvider Provide(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddDockerSources(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
