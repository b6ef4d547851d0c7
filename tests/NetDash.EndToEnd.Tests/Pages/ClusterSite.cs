using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Testing.Facts;
using NetDash.Testing.Kubernetes;
using NetDash.Testing.Replay;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Web;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>
/// The real program showing the recorded machine and its cluster, or a made cluster of many pods, and a browser to look at it.
/// </summary>
public sealed class ClusterSite : IAsyncDisposable
{
    private readonly ChromiumBrowser _browser = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netdash-cluster-");
    private readonly ReplaySource _kernel = new("kernel");
    private NetDashApplication? _app;

    private ClusterSite()
    {
    }

    /// <summary>What the API server is said to tell.</summary>
    public ReplaySource Cluster { get; } = new("kubernetes");

    /// <summary>What is known now.</summary>
    public TopologySnapshot Now => _app!.Store.Current;

    /// <summary>With a slash at the end.</summary>
    public string Address => $"{_app!.Address}/";

    /// <summary>The recorded machine, with the pods of the moment at which its kernel was looked at.</summary>
    public static Task<ClusterSite> RecordedAsync() => StartAsync(
        RecordedMachine.Facts(),
        ClusterResources.All.SelectMany(r =>
            ListPage.Read(Recording.Bytes(r.Name == "pods" ? "host/pods-at-that-time.json" : $"lists/{r.Name}.json"), r, TestClusterFacts.ClusterId).Items)
            .Select(i => i.Fact).OfType<Fact>().Append(TestClusterFacts.Cluster()));

    /// <summary>A cluster of this many pods, and a kernel of which none of its nodes is.</summary>
    public static Task<ClusterSite> OfPodsAsync(int pods) => StartAsync([TestFacts.Host(), TestFacts.Netns(1)], LargeCluster.Of(pods));

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    /// <summary>A page that is drawn and listens to clicks.</summary>
    public async Task<BrowserPage> OpenAsync(string path, Look? look = null)
    {
        var opened = await _browser.OpenAsync((look ?? Look.Desktop).Apply);
        await GoAsync(opened.Page, path);
        return opened;
    }

    /// <summary>Goes to a page and waits until it listens to clicks and is drawn.</summary>
    public async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(Address + path);
        await PagesSite.SettledAsync(page);
    }

    private static async Task<ClusterSite> StartAsync(IEnumerable<Fact> kernel, IEnumerable<Fact> cluster)
    {
        var site = new ClusterSite();
        site._app = NetDashApplication.Create(
            ["--urls=http://127.0.0.1:0", "--NetDash:Auth:Mode=None", $"--NetDash:DataDirectory={site._data.FullName}"],
            builder => builder.Services.AddSingleton<ISource>(site._kernel).AddSingleton<ISource>(site.Cluster));
        await site._app.StartAsync();
        var facts = cluster.ToList();
        site._kernel.List([.. kernel]);
        site.Cluster.List([.. facts]);
        await using var updates = site._app.Store.Subscribe(TestContext.Current.CancellationToken).Updates.GetAsyncEnumerator();
        while (site.Now.OfKind(NodeKind.Pod).Count() < facts.OfType<Topology.Facts.Kubernetes.PodFact>().Count() || site.Now.OfKind(NodeKind.Host).Count() == 0)
        {
            await updates.MoveNextAsync();
        }

        return site;
    }
}
