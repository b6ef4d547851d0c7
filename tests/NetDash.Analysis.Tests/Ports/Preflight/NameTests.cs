using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Names that an engine gives once: a second container of one is refused, whatever its ports.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("running", "docker refuses it: the container name `web` is already in use, by one that runs.", "remove it first (`docker rm -f web`), or take another name")]
    [InlineData("exited", "docker refuses it: the container name `web` is already in use, by one in state exited.", "remove it first (`docker rm web`), or take another name")]
    [InlineData("created", "docker refuses it: the container name `web` is already in use, by one in state created.", "remove it first (`docker rm web`), or take another name")]
    public void A_line_is_refused_whose_name_another_container_has_in_whichever_state(string state, string reason, string fix)
    {
        var answer = Preflighted.Check("docker run -d --name web -p 8080:80 nginx", There(state: state));
        Assert.Equal(PreflightVerdict.Conflict, answer.Verdict);
        Assert.Equal(["web --name web conflict", "web 0.0.0.0:8080/tcp free"], answer.Told());
        Assert.Equal((char.ToUpperInvariant(reason[0]) + reason[1..], fix), (answer.Claims[0].Reason, answer.Claims[0].Fix));
    }

    [Theory]
    [InlineData("docker run --name web2 -p 8080:80 nginx")]
    [InlineData("docker run -p 8080:80 web")]
    [InlineData("docker rm -f web; docker run --name web -p 8080:80 nginx")]
    [InlineData("docker stop web && docker container rm web && docker run --name web -p 8080:80 nginx")]
    [InlineData("docker run --name $NAME -p 8080:80 nginx")]
    public void A_line_that_takes_no_name_of_another_is_free(string line) => Assert.Equal(PreflightVerdict.Free, Preflighted.Check(line, There()).Verdict);

    [Theory]
    [InlineData("docker run --name /web nginx")]
    [InlineData("docker create --name=web --net none nginx")]
    [InlineData("docker rm other; docker run --name web --network host nginx")]
    public void The_name_counts_in_every_mode_and_way_of_writing(string line) => Assert.Equal(PreflightVerdict.Conflict, Preflighted.Check(line, There()).Verdict);

    [Fact]
    public void Taken_ports_are_corrected_all_the_same()
    {
        var ledger = Preflighted.Host([TestFacts.Container("web"), .. Preflighted.Listening("nginx", 8080)]);
        Assert.Equal("docker run --name web -p 8081:80 nginx", Preflighted.Check("docker run --name web -p 8080:80 nginx", ledger).Corrected?.Text);
    }

    [Theory]
    [InlineData("shop", "web", "shop", PreflightVerdict.Free)] // Compose makes its own anew
    [InlineData("shop", "web", "", PreflightVerdict.Free)] // the project has no name yet
    [InlineData("other", "web", "shop", PreflightVerdict.Conflict)]
    [InlineData("shop", "db", "shop", PreflightVerdict.Conflict)]
    [InlineData("", "", "shop", PreflightVerdict.Conflict)]
    [InlineData("", "", "", PreflightVerdict.Conflict)]
    public void A_container_name_of_a_service_is_free_only_where_the_service_has_it_itself(string itsProject, string itsService, string project, PreflightVerdict verdict)
    {
        var request = Preflighted.Request("services: {web: {container_name: the-web, ports: ['8080:80']}}") with { Project = project };
        var labels = new Dictionary<string, string> { ["com.docker.compose.project"] = itsProject, ["com.docker.compose.service"] = itsService };
        var ledger = Preflighted.Host(TestFacts.Container("the-web") with { Labels = Labels.From(itsProject.Length > 0 ? labels : []) });
        Assert.Equal(verdict, PreflightCheck.Check(request, ledger).Verdict);
    }

    [Fact]
    public void Where_a_host_has_two_engines_nobody_knows_whose_name_it_is()
    {
        var second = TestFacts.Engine("ENG2", "unix:///run/second.sock");
        var claim = Preflighted.Check("docker run --name web nginx", Preflighted.Host(TestFacts.UnixSocket("/run/second.sock"), second, TestFacts.Container("web", engine: "ENG2"))).Only();
        Assert.Equal(PreflightVerdict.Unknown, claim.Verdict);
        Assert.Contains("one of the engines of this host has a container `web`", claim.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_no_name_is_known() =>
        Assert.Equal(PreflightVerdict.Free, PreflightCheck.Check(Preflighted.Request("docker run --name web nginx"), null).Verdict);

    private static HostLedger There(string state = "running") => Preflighted.Host(TestFacts.Container("web", state: state));
}
