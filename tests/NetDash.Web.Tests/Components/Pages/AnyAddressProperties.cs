using System.Net;
using System.Text;
using CsCheck;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Components.Pages;

/// <summary>Whatever somebody writes behind the question mark: the page is still the page, and says what it did not understand.</summary>
public sealed class AnyAddressProperties : IAsyncLifetime
{
    private static readonly string[] Paths = ["", "ports", "findings", "inventory", "inventory/container", "inventory/nonsense", "sources"];

    private static readonly string[] Keys =
    [
        "q", "kind", "host", "cluster", "node", "namespace", "workload", "network", "project", "label", "protocol", "show", "focus", "depth", "select", "from",
        "to", "port", "finding", "collapse", "expand", "lens", "at", "theme", "kiosk", "open", "as", "severity", "rule", "sort", "netns", "state", "exposure",
        "range", "free", "count", "tab", "returnUrl", "access_token", "x", "", "constructor", "__proto__", "select[]",
    ];

    private static readonly string[] Values =
    [
        "", "%00", "%", "%2", "%zz", "%ff%fe", "%ed%a0%80", "%F0%9F%98", "%c0%ae", "web", "container/web", "container/vm/web", "container%2Fweb", "port/vm/tcp/8080",
        "port/vm/tcp/999999999999", "port:", "edge/veth/a~b~c~d", "edge/attached/container/web~docker-network/bridge", "port-blocked/9876/tcp/container/pub3", "port-blocked:0",
        "/(/", "/(a+)+$/", "/.{0,9999}{0,9999}/", "ip:::1", ":", "=", "free%200", ":free%2099999", "-1", "1e9", "99999999999999999999", "5000-", "-", "--name", "tcp", "services", "ports",
        "true", "%3Cscript%3Ealert(1)%3C/script%3E", "%0d%0aSet-Cookie:%20a=b", "..%2f..%2fetc%2fpasswd", "%E2%80%AEgpj", "%1b%5b31m", "+", "%2B", "a+in+(b", "!", "#", "workload/x", "k8s-namespace/",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Values.Length - 1].Select(i => Values[i]),
        Gen.Char['!', '~'].Where(c => c is not ('&' or '#')).Array[0, 20].Select(c => new string(c)),
        Gen.Byte.Array[0, 12].Select(bytes => string.Concat(bytes.Select(b => $"%{b:x2}"))),
        Gen.Int[1, 1500].Select(n => new string('a', n)));

    private static readonly Gen<string> Query = Gen.Select(Gen.Int[0, Keys.Length - 1].Select(i => Keys[i]), Text, (key, value) => value.Length % 7 == 6 ? key : $"{key}={value}")
        .Array[0, 12].Select(pairs => string.Join('&', pairs));

    private RunningApp? _app;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync("--NetDash:Auth:Mode=None");
        _app.Source.List([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        await _app.WhenAsync(s => s.OfKind(NodeKind.Container).Count() >= 10);
        _client = _app.Anybody();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_query_breaks_a_page() => await Gen.Select(Gen.Int[0, Paths.Length - 1].Select(i => Paths[i]), Query).SampleAsync(
        async (path, query) =>
        {
            var (status, page) = await GetAsync($"{path}?{query}");

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("id=\"content\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("could not be drawn", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        },
        iter: 400, threads: 1);

    /// <summary>The table of the contract: each parameter means the same on every page, and what a page does not show of it does no harm.</summary>
    [Theory]
    [InlineData("q=web")]
    [InlineData("kind=container")]
    [InlineData("host=vm")]
    [InlineData("network=appnet")]
    [InlineData("project=shop")]
    [InlineData("label=com.docker.compose.project=shop")]
    [InlineData("protocol=tcp")]
    [InlineData("show=stopped&show=loopback")]
    [InlineData("focus=container/web&depth=2")]
    [InlineData("select=container/web")]
    [InlineData("select=edge/attached/container/web~docker-network/bridge")]
    [InlineData("select=port/vm/tcp/8080")]
    [InlineData("finding=port-blocked/9876/tcp/container/pub3")]
    [InlineData("from=internet&to=container/web&port=80")]
    [InlineData("collapse=none")]
    [InlineData("collapse=auto")]
    [InlineData("collapse=project&collapse=network&expand=project/shop")]
    [InlineData("lens=ports")]
    [InlineData("theme=dark")]
    [InlineData("kiosk=true")]
    [InlineData("open=labels&open=source/kernel")]
    [InlineData("as=list")]
    public async Task Every_parameter_of_the_contract_is_understood_on_every_page(string query)
    {
        foreach (var path in Paths)
        {
            var (status, page) = await GetAsync($"{path}?{query}");

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("ignored.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing is named", page, StringComparison.Ordinal);
            Assert.DoesNotContain("does not hold any more", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?colour=red", "colour: no such parameter, ignored.")]
    [InlineData("?kind=%ff", "is no kind, ignored.")]
    [InlineData("?select=container/web&select=container/db", "select: given more than once; the first counts.")]
    [InlineData("?theme=%00", "is none of light, dark, system, ignored.")]
    [InlineData("?q=/(/", "is no regular expression")]
    [InlineData("?host=%ed%a0%80", "Nothing is named host=")]
    [InlineData("?collapse=everything", "collapse: everything is none of auto, none, host, namespace, workload, project, network, ignored.")]
    [InlineData("?collapse=project&expand=project/shap", "Nothing is named expand=project/shap")]
    [InlineData("?at=yesterday", "at: not in this version, ignored.")]
    public async Task What_is_broken_is_told_on_every_page(string query, string notice)
    {
        foreach (var path in Paths)
        {
            var (status, page) = await GetAsync(path + query);

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains(notice, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("q")]
    [InlineData("host")]
    [InlineData("expand")]
    public async Task What_is_too_long_is_told(string key) =>
        Assert.Contains($"{key}: longer than", (await GetAsync($"?{key}={new string('a', 30_000)}")).Page, StringComparison.Ordinal);

    /// <summary>As it is, percent signs and all: a Uri would tidy it.</summary>
    private async Task<(HttpStatusCode Status, string Page)> GetAsync(string pathAndQuery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(
            new StringBuilder(_app!.Address).Append('/').Append(pathAndQuery).ToString(), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var response = await _client!.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
