using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Several files: over each other, extended, included. Cases of the specification's 13-merge.md, 05-services.md and 14-include.md.</summary>
public sealed class ComposeFilesTests
{
    private const string Base = "services: {web: {ports: [\"8080:80\", \"8443:443\"], expose: [1]}}";

    [Theory]
    [InlineData("services: {web: {ports: [\"9090:90\"]}}", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8443/tcp", "web 0.0.0.0:9090/tcp")]
    [InlineData("services: {web: {ports: [{target: 80, published: 8080}]}}", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8443/tcp")]
    [InlineData("services: {web: {ports: [\"127.0.0.1:8080:80\"]}}", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8443/tcp", "web 127.0.0.1:8080/tcp")]
    [InlineData("services: {web: {ports: !reset []}}")]
    [InlineData("services: {web: {ports: !reset null}}")]
    [InlineData("services: {web: {ports: !override [\"8444:443\"]}}", "web 0.0.0.0:8444/tcp")]
    [InlineData("services: {web: !reset null}")]
    [InlineData("services: {web: !override {ports: [\"1:1\"]}}", "web 0.0.0.0:1/tcp")]
    [InlineData("services: {api: {ports: [\"1:1\"]}}", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8443/tcp", "api 0.0.0.0:1/tcp")]
    [InlineData("services: {web: }", "web 0.0.0.0:8080/tcp", "web 0.0.0.0:8443/tcp")]
    [InlineData("services: {web: {network_mode: host}}", "web 0.0.0.0:1/tcp")]
    public void A_later_file_goes_over_an_earlier_one(string over, params string[] wanted) =>
        Assert.Equal(wanted, PreflightCheck.Check(Preflighted.Request(Base, over), Preflighted.Empty).Wanted());

    [Fact]
    public void What_was_reset_can_be_set_again_by_a_third_file() => Assert.Equal(
        ["web 0.0.0.0:2/tcp"],
        PreflightCheck.Check(
            Preflighted.Request(Base, "services: {web: {ports: !reset []}}", "services: {web: {ports: ['2:2']}}"), Preflighted.Empty).Wanted());

    [Fact]
    public void A_service_extends_another_of_its_file()
    {
        var answer = Preflighted.Check(
            """
            services:
              base: { ports: ["1:1"], expose: [7], profiles: [never] }
              mid: { extends: base, ports: ["2:1"] }
              web: { extends: { service: mid }, ports: ["3:1"], profiles: !reset [] }
            """);
        Assert.Equal(["web 0.0.0.0:1/tcp", "web 0.0.0.0:2/tcp", "web 0.0.0.0:3/tcp"], answer.Wanted());
    }

    [Fact]
    public void A_service_extends_one_of_another_file_whose_paths_begin_at_its_folder()
    {
        var asked = new List<string>();
        var request = Preflighted.Request("services: {web: {extends: {file: ./sub/base.yaml, service: base}, ports: ['3:1']}}") with
        {
            OtherFile = path =>
            {
                asked.Add(path);
                return path switch
                {
                    "./sub/base.yaml" => new PreflightFile(path, "services: {base: {extends: {file: deep.yaml, service: deep}, ports: ['2:1']}}"),
                    "./sub/deep.yaml" => new PreflightFile(path, "services: {deep: {ports: ['1:1']}}"),
                    _ => null,
                };
            },
        };
        Assert.Equal(["web 0.0.0.0:1/tcp", "web 0.0.0.0:2/tcp", "web 0.0.0.0:3/tcp"], PreflightCheck.Check(request, Preflighted.Empty).Wanted());
        Assert.Equal(["./sub/base.yaml", "./sub/deep.yaml"], asked);
    }

    [Fact]
    public void A_base_that_nobody_gave_leaves_the_verdict_unknown_and_names_it()
    {
        var answer = Preflighted.Check("services: {web: {extends: {file: base.yaml, service: b}, ports: ['3:1']}}");
        Assert.Equal(["web extends unknown", "web 0.0.0.0:3/tcp free"], answer.Told());
        Assert.Contains("`base.yaml`, which was not given", answer.Claims[0].Reason, StringComparison.Ordinal);
        Assert.Equal(PreflightVerdict.Unknown, answer.Verdict);
    }

    [Theory]
    [InlineData("services: {a: {extends: b}, b: {extends: a}}", "services extend each other in a circle: a → b → a")]
    [InlineData("services: {a: {extends: a}}", "services extend each other in a circle: a → a")]
    [InlineData("services: {a: {extends: b}}", "`a` extends `b`, which is not there")]
    [InlineData("services: {a: {extends: {file: x.yaml}}}", "`extends` needs a `service`")]
    public void Compose_refuses_circles_and_holes(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<PreflightException>(() => Preflighted.Check(text)).Problem);

    [Fact]
    public void What_is_included_is_read_with_its_own_variables()
    {
        var request = Preflighted.Request("include: [db.yaml, {path: [sub/api.yaml, sub/over.yaml], env_file: sub/.env}]\nservices: {web: {ports: ['3:1']}}") with
        {
            OtherFile = path => path switch
            {
                "db.yaml" => new PreflightFile(path, "services: {db: {ports: ['1:1']}}"),
                "sub/api.yaml" => new PreflightFile(path, "include: [more.yaml]\nservices: {api: {ports: ['${API}:1']}}"),
                "sub/over.yaml" => new PreflightFile(path, "services: {api: {ports: ['8:1']}}"),
                "sub/more.yaml" => new PreflightFile(path, "services: {more: {ports: ['4:1']}}"),
                "sub/.env" => new PreflightFile(path, "API=2\n"),
                _ => null,
            },
        };
        Assert.Equal(
            ["db 0.0.0.0:1/tcp", "more 0.0.0.0:4/tcp", "api 0.0.0.0:2/tcp", "api 0.0.0.0:8/tcp", "web 0.0.0.0:3/tcp"],
            PreflightCheck.Check(request, Preflighted.Empty).Wanted());
    }

    [Fact]
    public void What_is_included_and_was_not_given_is_unknown()
    {
        var answer = Preflighted.Check("include: [db.yaml]\nservices: {web: {ports: ['3:1']}}");
        Assert.Equal(["include db.yaml unknown", "web 0.0.0.0:3/tcp free"], answer.Told());
        Assert.Equal(PreflightVerdict.Unknown, answer.Verdict);
    }

    [Fact]
    public void Files_that_include_each_other_end()
    {
        var request = Preflighted.Request("include: [a.yaml]") with { OtherFile = path => new PreflightFile(path, "include: [a.yaml]") };
        Assert.Contains("without end", Assert.Throws<PreflightException>(() => PreflightCheck.Check(request, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_something_else_is_refused_by_name() => Assert.Equal(
        "compose.1.yaml is Kubernetes YAML, and compose.yaml a compose file; check them apart",
        Assert.Throws<PreflightException>(() => PreflightCheck.Check(Preflighted.Request(Base, "apiVersion: v1\nkind: Pod"), null)).Message.Replace("compose.yaml is", "compose.yaml", StringComparison.Ordinal));
}
