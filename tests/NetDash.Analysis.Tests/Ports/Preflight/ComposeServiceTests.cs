using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>What a service asks of a host, by its network, its profiles and its replicas.</summary>
public sealed class ComposeServiceTests
{
    [Fact]
    public void A_service_in_host_mode_claims_what_it_exposes_and_engines_discard_what_it_publishes()
    {
        var answer = Preflighted.Check(
            """
            services:
              web:
                network_mode: host
                ports: ["8080:80"]
                expose: [9000, "9001-9002", "53/udp"]
            """);
        Assert.Equal(["web 0.0.0.0:9000/tcp", "web 0.0.0.0:9001/tcp", "web 0.0.0.0:9002/tcp", "web 0.0.0.0:53/udp"], answer.Wanted());
        Assert.Contains("web: engines discard published ports in host mode, and docker-compose 1 refuses the service", answer.Notes);
    }

    [Fact]
    public void A_service_in_host_mode_that_declares_nothing_is_free_with_a_note()
    {
        var answer = Preflighted.Check("services: {web: {network_mode: host}}");
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
        Assert.Contains("web: host mode: this image declares no port, so what it will listen on is not known", answer.Notes);
    }

    [Theory]
    [InlineData("network_mode: none", "web: network mode none: what it publishes is bound nowhere")]
    [InlineData("networks: [lan]", "web: a network of driver macvlan: what it publishes is bound nowhere")]
    [InlineData("networks: [closed]", "web: an internal network: what it publishes is bound nowhere")]
    public void Where_an_engine_binds_nothing_nothing_is_claimed(string network, string note)
    {
        var answer = Preflighted.Check(
            $"services: {{web: {{{network}, ports: [\"8080:80\"]}}}}\nnetworks: {{lan: {{driver: macvlan}}, closed: {{internal: true}}, open: }}", Preflighted.Host(Preflighted.Publishing("b", 8080)));
        Assert.Empty(answer.Claims);
        Assert.Contains(note, answer.Notes);
    }

    [Theory]
    [InlineData("networks: [lan, open]")]
    [InlineData("networks: {lan: {ipv4_address: 10.0.0.9}, open: {}}")]
    [InlineData("network_mode: bridge")]
    [InlineData("network_mode: front")]
    public void One_network_that_binds_is_enough(string network) => Assert.Equal(
        ["web 0.0.0.0:8080/tcp"],
        Preflighted.Check($"services: {{web: {{{network}, ports: [\"8080:80\"]}}}}\nnetworks: {{lan: {{driver: macvlan}}, open: }}").Wanted());

    [Theory]
    [InlineData("service:db")]
    [InlineData("container:db")]
    public void In_another_namespace_an_engine_refuses_to_publish_and_to_expose(string mode)
    {
        var answer = Preflighted.Check($"services: {{db: {{}}, web: {{network_mode: '{mode}', ports: ['8080:80'], expose: [90]}}}}");
        Assert.Equal(["web 8080:80 conflict", "web 90 conflict"], answer.Told());
        Assert.Contains("conflicting options: port publishing and the container type network mode", answer.Claims[0].Reason, StringComparison.Ordinal);
        Assert.Contains("conflicting options: port exposing and the container type network mode", answer.Claims[1].Reason, StringComparison.Ordinal);
        Assert.Null(answer.Corrected);
    }

    [Fact]
    public void Two_services_that_expose_one_port_in_one_shared_namespace_are_named_to_each_other()
    {
        var answer = Preflighted.Check(
            """
            services:
              db: {}
              a: { network_mode: "service:db", expose: [90] }
              b: { network_mode: "service:a", expose: [90] }
              c: { network_mode: "container:db", expose: [90] }
            """);
        Assert.Contains("b wants", answer.Claims[0].Reason, StringComparison.Ordinal);
        Assert.Contains("a wants", answer.Claims[1].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("wants", answer.Claims[2].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services: {web: {network_mode: 'service:db'}}", "`web` uses the network of the service `db`, which is not there")]
    [InlineData("services: {a: {network_mode: 'service:b'}, b: {network_mode: 'service:a'}}", "services use each other's network in a circle: a → b → a")]
    [InlineData("services: {a: {scale: many}}", "`many` is no number of replicas")]
    [InlineData("services: {a: {expose: [http]}}", "`http` is no port to expose")]
    [InlineData("services: [a]", "`services` is a mapping")]
    [InlineData("services: {a: b}", "the service `a` is no mapping")]
    [InlineData("web: {image: nginx}", "the first version of the format")]
    [InlineData("- 8080:80", "a compose file is a mapping")]
    public void What_Compose_refuses_is_an_error(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<PreflightException>(() => Preflighted.Check(text)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(new string[] { }, new[] { "a" })]
    [InlineData(new[] { "debug" }, new[] { "a", "b" })]
    [InlineData(new[] { "test" }, new[] { "a", "b", "c" })]
    [InlineData(new[] { "*" }, new[] { "a", "b", "c" })]
    public void A_service_is_checked_when_it_has_no_profile_or_one_of_its_profiles_is_active(string[] active, string[] expected)
    {
        var request = Preflighted.Request(
            """
            services:
              a: { ports: ["1:1"] }
              b: { ports: ["2:1"], profiles: [debug, test] }
              c: { ports: ["3:1"], profiles: [test] }
            """);
        var answer = PreflightCheck.Check(request with { Profiles = active }, Preflighted.Empty);
        Assert.Equal(expected, answer.Claims.Select(c => c.By));
        Assert.Equal(3 - expected.Length, answer.Notes.Count(n => n.Contains("none of its profiles", StringComparison.Ordinal)));
    }

    [Fact]
    public void Profiles_of_the_environment_are_active_too()
    {
        var request = Preflighted.Request("services: {b: {ports: ['2:1'], profiles: [debug]}}") with
        {
            Variables = new Dictionary<string, string> { ["COMPOSE_PROFILES"] = "front, debug" },
        };
        Assert.Single(PreflightCheck.Check(request, Preflighted.Empty).Claims);
    }

    [Theory]
    [InlineData("scale: 3")]
    [InlineData("deploy: {replicas: 3}")]
    public void Replicas_of_a_service_that_publishes_one_port_are_in_each_others_way(string replicas)
    {
        var claim = Preflighted.Check($"services:\n  web:\n    {replicas}\n    ports: ['8080:80']\n").Only();
        Assert.Equal(PreflightVerdict.Conflict, claim.Verdict);
        Assert.Equal("3 containers of web want 0.0.0.0:8080, and one alone can have it.", claim.Reason);
    }

    [Theory]
    [InlineData("8080-8082:80", PreflightVerdict.Free)]
    [InlineData("8080-8081:80", PreflightVerdict.Conflict)]
    [InlineData("80", PreflightVerdict.Free)]
    public void Replicas_share_a_range_that_is_large_enough(string port, PreflightVerdict verdict) =>
        Assert.Equal(verdict, Preflighted.Check($"services: {{web: {{scale: 3, ports: ['{port}']}}}}").Verdict);

    [Fact]
    public void A_service_without_replicas_is_not_checked()
    {
        var answer = Preflighted.Check("services: {web: {scale: 0, ports: ['8080:80']}}");
        Assert.Empty(answer.Claims);
        Assert.Contains("web is not checked: it has no replicas", answer.Notes);
    }

    [Fact]
    public void Anchors_merge_keys_and_extensions_are_read()
    {
        var answer = Preflighted.Check(
            """
            x-ports: &ports ["8080:80"]
            x-base: &base
              networks: [front]
              ports: *ports
            services:
              web:
                <<: *base
                image: nginx
              api:
                <<: [{ ports: ["8081:80"] }, *base]
              x-not: { ports: ["9:9"] }
            """);
        Assert.Equal(["web 0.0.0.0:8080/tcp", "api 0.0.0.0:8081/tcp"], answer.Wanted());
    }
}
