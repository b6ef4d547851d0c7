using System.Net;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Facts;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class PreflightViewTests
{
    [Theory]
    [InlineData("It wants no port of the host", 0)]
    [InlineData("The port is free", 0, PreflightVerdict.Free)]
    [InlineData("All 2 ports are free", 0, PreflightVerdict.Free, PreflightVerdict.Free)]
    [InlineData("The port is taken", 1, PreflightVerdict.Conflict)]
    [InlineData("1 of 2 ports is taken", 1, PreflightVerdict.Conflict, PreflightVerdict.Free)]
    [InlineData("2 of 3 ports are taken", 1, PreflightVerdict.Conflict, PreflightVerdict.Conflict, PreflightVerdict.Unknown)]
    [InlineData("1 of 2 ports cannot be told", 2, PreflightVerdict.Unknown, PreflightVerdict.Free)]
    [InlineData("The port cannot be told", 2, PreflightVerdict.Unknown)]
    public void One_line_says_how_it_will_go_and_what_the_command_would_end_with(string line, int code, params PreflightVerdict[] verdicts)
    {
        var view = View("", [.. verdicts.Select(v => Claim(v))]);

        Assert.Equal((line, code), (view.Headline, view.ExitCode));
    }

    [Fact]
    public void What_the_editor_marks_are_the_places_of_this_text_alone()
    {
        var view = View(
            "ports: [\"8080:80\"]",
            Claim(PreflightVerdict.Conflict) with { Place = new TextPlace("a.yaml", 1, 10, 4) },
            Claim(PreflightVerdict.Free) with { Place = new TextPlace("a.yaml", 1, 10, 4) },
            Claim(PreflightVerdict.Free) with { Place = new TextPlace("other.yaml", 1, 1, 1) },
            Claim(PreflightVerdict.Unknown));

        Assert.Equal([new EditorMark(1, 10, 4, "conflict")], view.Marks);
    }

    [Theory]
    [InlineData("x: \"8080:80\"", 5, 4, true)]
    [InlineData("x: \"8080-8085:80\"", 5, 9, false)]
    [InlineData("x: \"${P:-8080}:80\"", 5, 10, false)]
    [InlineData("x", 5, 4, false)]
    [InlineData("x: \"8080:80\"", 0, 4, false)]
    public void The_free_port_is_offered_only_where_the_taken_number_itself_stands(string line, int column, int length, bool can)
    {
        var claim = Claim(PreflightVerdict.Conflict) with { FreePort = 8081, Place = new TextPlace("a.yaml", 2, column, length) };

        Assert.Equal(can, View("services:\n" + line + "\n", claim).CanUse(claim));
    }

    [Fact]
    public void A_claim_is_headed_by_its_port_else_by_what_is_written()
    {
        Assert.Equal("8080", PreflightView.Port(Claim(PreflightVerdict.Free)));
        Assert.Equal("${UI_PORT}:80", PreflightView.Port(Claim(PreflightVerdict.Unknown) with { Entry = null, Written = "${UI_PORT}:80" }));
    }

    internal static PreflightClaim Claim(PreflightVerdict verdict, int port = 8080) => new()
    {
        By = "web", Written = $"{port}:80", Verdict = verdict, Reason = "",
        Entry = new LedgerEntry
        {
            Host = "h", Netns = "n", At = new PortAddress(PortProtocol.Tcp, IPAddress.Any, port, false), State = PortState.Wanted, Via = PortVia.Compose,
        },
    };

    private static PreflightView View(string text, params PreflightClaim[] claims) => new(
        new PreflightAnswer
        {
            Verdict = claims.Length == 0 ? PreflightVerdict.Free
                : claims.Any(c => c.Verdict == PreflightVerdict.Conflict) ? PreflightVerdict.Conflict
                : claims.Any(c => c.Verdict == PreflightVerdict.Unknown) ? PreflightVerdict.Unknown : PreflightVerdict.Free,
            Format = PreflightFormat.Compose, Claims = claims, Notes = [],
        },
        new PreflightFile("a.yaml", text));
}
