using System.Globalization;
using System.Net;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hostile;

/// <summary>Names, labels, paths and errors that anybody may give, in every answer: text, and none of what it pretends to be.</summary>
public sealed class HostileNameTests
{
    private const string Markup = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>";
    private const string Bidi = "txt\u202Egpj.exe\u2066\u2069\u200F";
    private const string Terminal = "\u001b[31mred\u001b]0;t\u0007\u009b2J\u0000";
    private const string All = Markup + Bidi + Terminal + "{{7*7}}${7*7}%0d%0aSet-Cookie:x=1\r\nX-Evil: 1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages =>
    [
        "", "?q=img", "?lens=ports", "findings", "sources", "ports", "ports?netns=all", "inventory/container", "inventory/host", "inventory/interface", "inventory/process",
        "inventory/unix-socket", "inventory/docker-network", "inventory/netns", "?select=host/" + Uri.EscapeDataString(All), "?select=container/" + Uri.EscapeDataString(All),
        "?select=docker-network/" + Uri.EscapeDataString(All), "?select=unix-socket/" + Uri.EscapeDataString("/run/" + All), "?select=" + Uri.EscapeDataString(All),
        "?q=" + Uri.EscapeDataString(All), "?host=" + Uri.EscapeDataString(All), "?project=" + Uri.EscapeDataString(All), "?finding=" + Uri.EscapeDataString(All),
        "no/such/" + Uri.EscapeDataString(All), "inventory/" + Uri.EscapeDataString(All), "frozen/x?q=" + Uri.EscapeDataString(All), "links",
        "login?returnUrl=" + Uri.EscapeDataString("/" + All), "login?t=" + Uri.EscapeDataString(All),
        "api/v1/topology.svg", "api/v1/topology.svg?lens=ports", "api/v1/badge.svg", "api/v1/topology.svg?q=" + Uri.EscapeDataString(All),
        "metrics", "api/v1/topology", "api/v1/findings", "api/v1/ports", "api/v1/topology?colour=" + Uri.EscapeDataString(All), "api/v1/nodes/" + Uri.EscapeDataString(All),
        "api/v1/topology.svg?download=1",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_name_is_text_in_every_answer(string path)
    {
        await using var app = await StartAsync();
        using var answer = await (await app.BrowserAsync()).GetAsync(path, Cancellation);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.Concat(answer.Content.Headers), h => h.Key is "X-Evil" || h.Value.Any(v => v.Any(char.IsControl)));
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        var seen = text.Where(c => c is not ('\n' or '\r' or '\t') && (char.IsControl(c) || IsDirection(c))).Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)).Distinct();
        Assert.Empty(seen);
    }

    [Fact]
    public async Task The_names_are_there_so_that_the_search_above_can_find_them()
    {
        await using var app = await StartAsync();
        var browser = await app.BrowserAsync();
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", await browser.GetStringAsync("?select=container/" + Uri.EscapeDataString(All), Cancellation), StringComparison.Ordinal);
        Assert.Contains("\\u003Cimg src=x", await browser.GetStringAsync("api/v1/topology", Cancellation), StringComparison.Ordinal);
        Assert.Contains("&lt;img", await browser.GetStringAsync("api/v1/topology.svg", Cancellation), StringComparison.Ordinal);
    }

    private static bool IsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        app.Source.List(
            TestFacts.Host() with { Hostname = All, Os = All, Kernel = All }, TestFacts.Netns(1), TestFacts.Netns(2, TestFacts.LongId("c")) with { Paths = ["/run/netns/" + All] },
            TestFacts.Interface(1, 1, All, All, "10.0.0.1/24"), TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16"),
            TestFacts.Process(1, 100, All), TestFacts.Socket(1, 8080, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(100, All)),
            TestFacts.UnixSocket("/run/" + All, 1, TestFacts.Owner(100, All)), TestFacts.Engine() with { Name = All }, TestFacts.Network(All, bridge: "docker0"),
            TestFacts.Container("c", All) with
            {
                Name = All, Image = All, Hostname = All, Endpoints = [TestFacts.Endpoint(All, "172.17.0.2")],
                Labels = Labels.From([new(All, All), new("com.docker.compose.project", All), new("com.docker.compose.service", All)]),
            },
            TestFacts.Container("d", "bridge", "created") with
            {
                Name = "d" + All, Error = "listen tcp4 0.0.0.0:8080: bind: address already in use " + All, StartedAt = null,
                Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)],
            });
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("c")) && s.Findings.Count > 0);
        return app;
    }
}
