using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>
/// The Compose specification's own examples (github.com/compose-spec/compose-spec: 05-services.md, 13-merge.md) of what
/// docker-compose 1.29.2 does not know; what it knows is held against it in the end-to-end tests.
/// </summary>
public sealed class SpecificationExamplesTests
{
    [Fact]
    public void Ports_in_the_short_form()
    {
        var answer = Preflighted.Check(
            """
            services:
              web:
                ports:
                  - "3000"
                  - "3000-3005"
                  - "8000:8000"
                  - "9090-9091:8080-8081"
                  - "49100:22"
                  - "8000-9000:80"
                  - "127.0.0.1:8001:8001"
                  - "127.0.0.1:5000-5010:5000-5010"
                  - "::1:6000:6000"
                  - "[::1]:6001:6001"
                  - "6060:6060/udp"
            """);
        Assert.Equal(
            [
                "web 0.0.0.0:8000/tcp", "web 0.0.0.0:9090/tcp", "web 0.0.0.0:9091/tcp", "web 0.0.0.0:49100/tcp", "web 0.0.0.0:8000/tcp", "web 127.0.0.1:8001/tcp",
                .. Enumerable.Range(5000, 11).Select(p => $"web 127.0.0.1:{p}/tcp"),
                "web [::1]:6000/tcp", "web [::1]:6001/tcp", "web 0.0.0.0:6060/udp",
            ],
            answer.Wanted());
        // 3000 is named twice, and noted once.
        Assert.Equal(6, answer.Notes.Count(n => n.StartsWith("web: the engine chooses", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ports_in_the_long_form() => Assert.Equal(
        ["web 127.0.0.1:8080/tcp free", "web 0.0.0.0:8083/tcp free"],
        Preflighted.Check(
            """
            services:
              web:
                ports:
                  - name: web
                    target: 80
                    host_ip: 127.0.0.1
                    published: "8080"
                    protocol: tcp
                    app_protocol: http
                    mode: host
                  - name: web-secured
                    target: 443
                    published: "8083-9000"
                    protocol: tcp
                    app_protocol: https
                    mode: host
            """).Told());

    [Theory]
    [InlineData("services:\n  app:\n    image: myapp\n    ports: !reset []\n    environment:\n      FOO: !reset null\n")]
    [InlineData("services:\n  app: !reset\n")]
    public void What_a_file_resets_is_gone(string over) => Assert.Empty(
        PreflightCheck.Check(Preflighted.Request("services:\n  app:\n    image: myapp\n    ports:\n      - \"8080:80\"\n    environment:\n      FOO: BAR\n", over), Preflighted.Empty).Claims);

    [Fact]
    public void What_a_file_overrides_takes_the_place_of_all_before() => Assert.Equal(
        ["app 0.0.0.0:8443/tcp"],
        PreflightCheck.Check(
            Preflighted.Request(
                "services:\n  app:\n    image: myapp\n    ports:\n      - \"8080:80\"\n",
                "services:\n  app:\n    image: myapp\n    ports: !override\n      - \"8443:443\"\n"),
            Preflighted.Empty).Wanted());

    [Fact]
    public void Unique_resources_are_merged_by_address_target_published_and_protocol() => Assert.Equal(
        ["foo 0.0.0.0:8080/tcp", "foo 0.0.0.0:8080/udp", "foo 127.0.0.1:8080/tcp"],
        PreflightCheck.Check(
            Preflighted.Request(
                "services:\n  foo:\n    ports: [\"8080:80\", \"8080:80/udp\"]\n",
                "services:\n  foo:\n    ports: [{target: 80, published: \"8080\", protocol: tcp}, \"127.0.0.1:8080:80\"]\n"),
            Preflighted.Empty).Wanted());

    [Fact]
    public void Variables_nest_and_have_alternatives()
    {
        var request = Preflighted.Request("services: {web: {ports: ['${VARIABLE:-${FOO:-7}}:1', '${VARIABLE:+9}${FOO+8}:2', '${SET:+${OTHER-9}}:3']}}") with
        {
            Variables = new Dictionary<string, string> { ["SET"] = "1", ["FOO"] = "6" },
        };
        Assert.Equal(["web 0.0.0.0:6/tcp", "web 0.0.0.0:8/tcp", "web 0.0.0.0:9/tcp"], PreflightCheck.Check(request, Preflighted.Empty).Wanted());
    }
}
