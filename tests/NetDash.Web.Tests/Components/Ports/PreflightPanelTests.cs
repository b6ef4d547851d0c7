using System.Text;
using Bunit;
using Microsoft.JSInterop;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Pages;
using NetDash.Web.Components.Ports;
using NetDash.Web.Components.ViewModels.Ports;
using NetDash.Web.Preflight;
using NetDash.Web.Tests.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.Ports;

public sealed class PreflightPanelTests : PageTest
{
    private const string Text = "services:\n  web:\n    ports: [\"8080:80\"]\n";

    private readonly BunitJSModuleInterop _editor;
    private string _text = Text;
    private int _version;

    public PreflightPanelTests()
    {
        var module = JSInterop.SetupModule("./preflight.js");
        _editor = module.SetupModule("attach", (InvocationMatcher)(_ => true));
        _editor.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_text_is_answered_with_a_verdict_for_each_port_and_marks_where_they_stand()
    {
        await Laptop();
        PreflightFile? asked = null;
        Preflight = (request, ledger) =>
        {
            asked = Assert.Single(request.Files);
            Assert.Equal(TestFacts.HostId, ledger!.HostId);
            return Taken(asked.Name);
        };
        var page = Open<PortsPage>("ports");
        Assert.Contains("nothing is started", page.Find(".nd-preflight").TextContent, StringComparison.Ordinal);

        await TypeAsync(page);

        page.WaitForAssertion(() => Assert.Equal("1 of 2 ports is taken", page.Find(".verdict b").TextContent));
        Assert.Equal(Text, asked!.Text);
        Assert.Equal("exit 1", page.Find(".verdict .exit").TextContent);
        Assert.Equal("compose.yaml", page.Find(".nd-preflight .nd-pill").TextContent);
        Assert.Equal(["8080 web", "5433 web"], page.FindAll(".nd-claimline .head").Select(h => string.Join(' ', h.Children.Select(c => c.TextContent))));
        Assert.Equal(["taken", "free"], page.FindAll(".nd-claimline > svg").Select(g => g.GetAttribute("aria-label")));
        Assert.Equal("Held by web, published", page.Find(".nd-claimline .reason").TextContent);
        Assert.Equal("web", page.Find(".nd-claimline .reason b").TextContent);
        Assert.Equal("8081:80 all of it", page.Find(".nd-preflight .primary").GetAttribute("data-copy"));
        var marks = _editor.Invocations["mark"].Single();
        Assert.Equal(1, marks.Arguments[0]);
        Assert.Equal([new EditorMark(3, 14, 4, "conflict")], Assert.IsAssignableFrom<IReadOnlyList<EditorMark>>(marks.Arguments[1]));
    }

    [Fact]
    public async Task The_free_port_goes_into_the_text_where_the_taken_one_stands()
    {
        await Laptop();
        Preflight = (request, _) => Taken(request.Files[0].Name);
        var page = Open<PortsPage>("ports");
        await TypeAsync(page);
        page.WaitForElement(".nd-claimline .use");

        await page.Find(".nd-claimline .use").ClickAsync();

        Assert.Equal([3, 14, 4, "8081"], _editor.Invocations["replace"].Single().Arguments);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_place_as_text()
    {
        await Laptop();
        Preflight = (request, _) => throw new PreflightException("<b>A tab</b> cannot indent YAML.", new TextPlace(request.Files[0].Name, 2, 7, 1));
        var page = Open<PortsPage>("ports");

        await TypeAsync(page);

        page.WaitForAssertion(() => Assert.Equal("Line 2, column 7", page.Find(".verdict b").TextContent));
        Assert.Equal("<b>A tab</b> cannot indent YAML.", page.Find(".verdict p").TextContent);
        Assert.Equal("exit 2", page.Find(".verdict .exit").TextContent);
        Assert.Equal("true", page.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Equal([new EditorMark(2, 7, 1, "broken")], Assert.IsAssignableFrom<IReadOnlyList<EditorMark>>(_editor.Invocations["mark"].Single().Arguments[1]));
    }

    [Fact]
    public async Task A_file_over_a_megabyte_is_refused_without_being_read()
    {
        await Laptop();
        var page = Open<PortsPage>("ports");

        await page.FindComponent<PreflightPanel>().Instance.OnText(0, "huge.yaml", PreflightDesk.MostBytes + 1);

        page.WaitForAssertion(() => Assert.Contains("over 1 MiB", page.Find(".verdict p").TextContent, StringComparison.Ordinal));
        Assert.Empty(_editor.Invocations["read"]);
    }

    [Fact]
    public async Task A_file_gives_its_name_and_clear_takes_everything_away()
    {
        await Laptop();
        Preflight = (request, _) => Taken(request.Files[0].Name);
        var page = Open<PortsPage>("ports");
        await TypeAsync(page, "stack.yml");
        page.WaitForAssertion(() => Assert.Equal("stack.yml", page.Find(".nd-preflight .nd-pill").TextContent));

        await page.FindAll(".nd-preflight footer button").Single(b => b.TextContent == "Clear").ClickAsync();
        Assert.Single(_editor.Invocations["clear"]);
        await page.FindComponent<PreflightPanel>().Instance.OnText(++_version, null, 0);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".nd-claimline, .nd-preflight .nd-pill, .verdict b, .nd-preflight footer button")));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_not_shown()
    {
        await Laptop();
        using var released = new ManualResetEventSlim();
        Preflight = (request, _) =>
        {
            if (request.Files[0].Text == "slow")
            {
                released.Wait(Cancellation);
            }

            return Taken(request.Files[0].Name) with { Notes = [request.Files[0].Text] };
        };
        var page = Open<PortsPage>("ports");
        _text = "slow";
        var late = TypeAsync(page);
        _text = "fast";
        await TypeAsync(page);
        page.WaitForAssertion(() => Assert.Equal("fast", page.Find(".claims .note").TextContent));

        released.Set();
        await late;

        Assert.Equal("fast", page.Find(".claims .note").TextContent);
        Assert.Equal(2, Assert.Single(_editor.Invocations["mark"]).Arguments[0]);
    }

    [Fact]
    public async Task A_verdict_follows_the_host()
    {
        await Laptop();
        Preflight = (request, ledger) => ledger!.Entries.Any(e => e.At.Port == 7777)
            ? Taken(request.Files[0].Name)
            : Taken(request.Files[0].Name) with { Verdict = PreflightVerdict.Free, Claims = [PreflightViewTests.Claim(PreflightVerdict.Free)] };
        var page = Open<PortsPage>("ports");
        await TypeAsync(page);
        page.WaitForAssertion(() => Assert.Equal("The port is free", page.Find(".verdict b").TextContent));

        await Report(TestTopology.Upserted("kernel", TestFacts.Socket(1, 7777, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(812, "sshd"))));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody .nd-col-port a"), a => a.TextContent == "7777"));
        page.WaitForAssertion(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("1 of 2 ports is taken", page.Find(".verdict b").TextContent);
        });
    }

    [Fact]
    public async Task A_check_that_breaks_costs_the_panel_alone()
    {
        await Laptop();
        Preflight = (_, _) => throw new InvalidOperationException("A defect.");
        var page = Open<PortsPage>("ports");

        await TypeAsync(page);

        page.WaitForAssertion(() => Assert.StartsWith("The preflight could not be drawn.", page.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    private Task TypeAsync(IRenderedComponent<NetDash.Web.Components.Live.LiveView> page, string? file = null)
    {
        var text = Encoding.UTF8.GetBytes(_text);
        _editor.Setup<IJSStreamReference>("read").SetResult(new TextStream(text));
        return page.FindComponent<PreflightPanel>().Instance.OnText(++_version, file, text.Length);
    }

    private static PreflightAnswer Taken(string file) => new()
    {
        Verdict = PreflightVerdict.Conflict, Format = PreflightFormat.Compose, Notes = [], Corrected = new PreflightFile(file, "8081:80 all of it"),
        Claims =
        [
            PreflightViewTests.Claim(PreflightVerdict.Conflict) with
            {
                Reason = "Held by web, published", FreePort = 8081, Place = new TextPlace(file, 3, 14, 4),
                Holder = PreflightViewTests.Claim(PreflightVerdict.Conflict).Entry! with
                {
                    Owner = new NetDash.Topology.Model.Node
                    {
                        Id = "c", Kind = NetDash.Topology.Model.NodeKind.Container, Name = "web", Properties = new NetDash.Topology.Model.ContainerProperties(),
                    },
                },
            },
            PreflightViewTests.Claim(PreflightVerdict.Free, 5433) with { Reason = "Free" },
        ],
    };

    private sealed class TextStream(byte[] text) : IJSStreamReference
    {
        public long Length => text.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(new MemoryStream(text));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
