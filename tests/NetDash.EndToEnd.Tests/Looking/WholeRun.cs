using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Docker;
using NetDash.Testing.Kubernetes;
using NetDash.Testing.Processes;
using NetDash.Testing.Replay;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Web;

namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>
/// The real program with the real kernel, a real engine behind a recording proxy and a recorded cluster; everything that it can be asked
/// is asked, every page is opened in a browser, and all of what came is kept.
/// </summary>
internal sealed class WholeRun : IAsyncDisposable
{
    private static readonly string[] Paths =
    [
        "", "?lens=ports", "?lens=services", "?lens=services&collapse=none", "?as=list", "ports", "ports?netns=all", "findings", "sources", "inventory/container?show=pause&show=stopped&show=loopback",
        "inventory/process", "inventory/pod", "inventory/workload", "inventory/service", "inventory/k8s-node", "inventory/netns", "inventory/host", "inventory/docker-network", "?kiosk=true",
    ];

    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly ChromiumBrowser _browser = new();
    private readonly KeptLogs _logs = new();
    private ReplayApiServer? _cluster;
    private NetDashApplication? _app;

    private WholeRun()
    {
    }

    /// <summary>What the engine was asked.</summary>
    public RecordingSocketProxy Engine { get; private set; } = null!;

    /// <summary>What the cluster was asked.</summary>
    public IReadOnlyCollection<ReplayedRequest> Cluster => _cluster!.Requests;

    /// <summary>What is known now.</summary>
    public TopologySnapshot Now => _app!.Store.Current;

    /// <summary>Everything that came out, by where it came from.</summary>
    public ConcurrentDictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    private string[] Settings => ["--NetDash:Docker:Endpoints:0=unix://" + SocketPath, "--NetDash:Kubernetes:Kubeconfig=" + _cluster!.KubeconfigPath];

    private string SocketPath => Path.Combine(_folder.FullName, "docker.sock");

    private string Data => Path.Combine(_folder.FullName, "data");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The paths that docker-compose.yml lets through its socket proxy.</summary>
    public static Regex ComposeAllows { get; } = new(
        $"^(?:{File.ReadLines(Path.Combine(Repository.Root, "docker-compose.yml")).Select(l => l.Trim()).Single(l => l.StartsWith("- -allowGET=", StringComparison.Ordinal))["- -allowGET=".Length..]})$",
        RegexOptions.CultureInvariant);

    /// <summary>Starts it all; the proxy lets nothing through but what is allowed, where that is told.</summary>
    public static async Task<WholeRun> StartAsync(Regex? allowed = null)
    {
        var run = new WholeRun();
        run._cluster = await ReplayApiServer.StartAsync(PlantedCluster.Plant);
        run.Engine = new RecordingSocketProxy(run.SocketPath, SharedDocker.SocketPath, allowed);
        run._app = NetDashApplication.Create(
            ["--urls=http://127.0.0.1:0", "--NetDash:Auth:Mode=None", "--NetDash:DataDirectory=" + run.Data, .. run.Settings],
            builder => builder.Services.Configure<LoggerFilterOptions>(o => o.Rules.Add(new LoggerFilterRule(typeof(KeptLogs).FullName, null, LogLevel.Debug, null))));
        run._app.Services.GetRequiredService<ILoggerFactory>().AddProvider(run._logs);
        await run._app.StartAsync(Cancellation);
        await run._app.Store.WhenAsync(s => s.Sources.Count(x => x.State == SourceState.Connected) == 3, Cancellation);
        return run;
    }

    public Task<TopologySnapshot> WhenAsync(Predicate<TopologySnapshot> holds) => _app!.Store.WhenAsync(holds, Cancellation);

    /// <summary>Asks for everything and opens every page.</summary>
    public async Task LookAtEverythingAsync(IEnumerable<string> selected)
    {
        var selections = selected.Select(id => $"select={Uri.EscapeDataString(id)}").ToList();
        await AskApiAsync();
        await AskHubAsync();
        using (var client = Client())
        {
            foreach (var path in Paths.Concat(selections.SelectMany(s => new[] { "?" + s, "ports?" + s })))
            {
                Outputs["page " + path] = await client.GetStringAsync(new Uri(path.Length == 0 ? "/" : path, UriKind.Relative), Cancellation);
            }
        }

        await OpenPagesAsync(selections);
        await RunVerbsAsync();
    }

    /// <summary>Ends it, and keeps what it left behind.</summary>
    public async Task StopAsync()
    {
        await _app!.StopAsync(Cancellation);
        await _app.DisposeAsync();
        _app = null;
        Outputs["log"] = string.Join('\n', _logs.Lines);
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            Outputs["file " + Path.GetRelativePath(Data, file)] = await File.ReadAllTextAsync(file, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Engine.DisposeAsync();
        await _cluster!.DisposeAsync();
        _logs.Dispose();
        _folder.Delete(recursive: true);
    }

    private HttpClient Client() => new() { BaseAddress = new Uri(_app!.Address + "/") };

    /// <summary>Every address that the program itself says it has.</summary>
    private async Task AskApiAsync()
    {
        using var client = Client();
        var document = await client.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), Cancellation);
        Outputs["openapi"] = document;
        var paths = JsonDocument.Parse(document).RootElement.GetProperty("paths").EnumerateObject().ToList();
        Assert.True(paths.Count >= 12);
        var host = Uri.EscapeDataString(Now.OfKind(NodeKind.Host).First(h => ((HostProperties)h.Properties).EngineIds.Count > 0).Id);
        var frozen = "";
        // What makes something comes before what tells of it.
        foreach (var path in paths.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                if (operation.Name == "post")
                {
                    using var body = BodyFor(path.Name);
                    using var answer = await client.PostAsync(new Uri($"{path.Name}?host={host}", UriKind.Relative), body, Cancellation);
                    await KeepAsync($"post {path.Name}", answer);
                    frozen = path.Name.EndsWith("/frozen", StringComparison.Ordinal)
                        ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("picture").GetProperty("id").GetString()! : frozen;
                }
                else if (operation.Name == "delete")
                {
                    // What was made is not ended before all has been looked at.
                }
                else if (path.Name.Contains("/frozen/{id}", StringComparison.Ordinal))
                {
                    using var answer = await client.GetAsync(new Uri(path.Name.Replace("{id}", frozen, StringComparison.Ordinal), UriKind.Relative), Cancellation);
                    await KeepAsync($"get {path.Name}", answer);
                }
                else if (path.Name.Contains('{', StringComparison.Ordinal))
                {
                    foreach (var id in Now.Nodes.Keys)
                    {
                        using var answer = await client.GetAsync(new Uri(path.Name.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal), UriKind.Relative), Cancellation);
                        await KeepAsync($"get {path.Name} {id}", answer);
                    }
                }
                else
                {
                    foreach (var query in path.Name.Contains("topology.", StringComparison.Ordinal) ? new[] { "", "?lens=ports", "?lens=services&collapse=none" } : [path.Name.EndsWith("free-ports", StringComparison.Ordinal) ? $"?host={host}" : ""])
                    {
                        using var answer = await client.GetAsync(new Uri(path.Name + query, UriKind.Relative), Cancellation);
                        await KeepAsync($"get {path.Name}{query}", answer);
                    }
                }
            }
        }
    }

    private static StringContent BodyFor(string path) => path.EndsWith("/preflight", StringComparison.Ordinal)
        ? new StringContent("docker run -p 8080:80 nginx", Encoding.UTF8, new MediaTypeHeaderValue("text/plain"))
        : new StringContent("""{"address":"?lens=ports","whole":true}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private async Task KeepAsync(string name, HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {answer.StatusCode}");
        Outputs[name] = $"{answer.Headers}\n{Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation))}";
    }

    private async Task AskHubAsync()
    {
        await using var hub = new HubConnectionBuilder().WithUrl(_app!.Address + "/hubs/topology").Build();
        await hub.StartAsync(Cancellation);
        foreach (var (method, view) in new[] { ("Watch", ""), ("Watch", "lens=traffic"), ("Draw", ""), ("Draw", "lens=ports"), ("Draw", "lens=services&collapse=none") })
        {
            var text = new StringBuilder();
            await foreach (var item in hub.StreamAsync<JsonElement>(method, view, "", null, Cancellation))
            {
                text.Append(item.GetRawText());
                if (item.GetProperty("type").GetString() == "snapshot" && !item.GetProperty("more").GetBoolean())
                {
                    break;
                }
            }

            Outputs[$"hub {method} {view}"] = text.ToString();
        }
    }

    /// <summary>What a browser shows once its circuit has drawn the page.</summary>
    private async Task OpenPagesAsync(List<string> selections)
    {
        await using var opened = await _browser.OpenAsync();
        foreach (var path in Paths.Concat(selections.SelectMany(s => new[] { $"inventory/container?{s}&open=labels", $"?{s}&open=labels&open=pause" })))
        {
            await opened.Page.GotoAsync($"{_app!.Address}/{path}");
            await PagesSite.SettledAsync(opened.Page);
            Outputs["browser " + path] = await opened.Page.EvaluateAsync<string>("() => document.documentElement.outerHTML + JSON.stringify(document.querySelector('.nd-map')?.netdash?.labels().map(l => l.text) ?? [])");
        }

        Assert.Empty(opened.Problems);
    }

    private async Task RunVerbsAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NetDash.Web.dll");
        foreach (var verb in new[] { new[] { "snapshot" }, ["check", "--", "docker", "run", "-p", "8080:80", "nginx"] })
        {
            var settings = Settings.Append("--NetDash:DataDirectory=" + Path.Combine(_folder.FullName, "verbs"));
            var result = await Command.TryRunAsync("dotnet", [program, verb[0], .. settings, .. verb.Skip(1)]);
            Assert.True(result.ExitCode is 0 or 1, $"{verb[0]}: {result.ExitCode} {result.Error}");
            Outputs[$"verb {verb[0]}"] = result.Output + result.Error;
        }
    }
}
