using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Analysis.Findings;
using NetDash.Sources.Docker;
using NetDash.Sources.Kernel;
using NetDash.Sources.Kubernetes;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>
/// The real sources, linkers, store and rules on this machine's kernel and a real engine: all of NetDash but its web host.
/// </summary>
public sealed class LiveNetDash : IAsyncLifetime
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _once = new(1);
    private readonly List<Task> _running = [];
    private TopologyStore? _store;
    private ServiceProvider? _services;

    /// <summary>The kubeconfig of a cluster that is read too; empty for none.</summary>
    public string Kubeconfig { get; init; } = "";

    public TopologySnapshot Current => Store.Current;

    private TopologyStore Store => _store ?? throw new InvalidOperationException("Call StartAsync first: a fixture cannot skip, a test can.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts on the shared engine, once for all tests of a class; skips where there is none.</summary>
    public async Task<DockerCli> StartAsync()
    {
        Requires.Root();
        var docker = await SharedDocker.ConnectAsync();
        await StartAsync(docker.Endpoint);
        return docker;
    }

    /// <summary>Starts on these engines.</summary>
    public async Task StartAsync(params string[] endpoints)
    {
        await _once.WaitAsync();
        try
        {
            if (_store is not null)
            {
                return;
            }

            var pairs = endpoints.Select((e, i) => KeyValuePair.Create<string, string?>($"{DockerOptions.SectionName}:Endpoints:{i}", e));
            var settings = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
            _services = new ServiceCollection()
                .AddLogging()
                .AddSingleton(TimeProvider.System)
                .AddSingleton<FindingsAnalyzer>()
                .AddSingleton<IFindingAnalyzer>(s => s.GetRequiredService<FindingsAnalyzer>())
                .AddSingleton<TopologyStore>()
                .AddKernelSource(settings)
                .AddDockerSources(settings)
                .AddKubernetesSources(new KubernetesOptions { Kubeconfig = Kubeconfig, Enabled = Kubeconfig.Length > 0 })
                .BuildServiceProvider();
            _store = _services.GetRequiredService<TopologyStore>();
            _store.Defect += (linker, subject, e) => _running.Add(Task.FromException(new InvalidOperationException($"{linker} on {subject}", e)));
            _running.Add(_store.RunAsync(_stop.Token));
            foreach (var source in _services.GetServices<ISource>())
            {
                _running.Add(Task.Run(() => source.RunAsync(_store, _stop.Token)));
            }

            await UntilAsync(s => s.Sources.Count >= endpoints.Length + (Kubeconfig.Length > 0 ? 2 : 1) && s.Sources.All(x => x.State == SourceState.Connected), "every source");
        }
        finally
        {
            _once.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Task.WhenAll(_running);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // A source may end so when it is told to stop.
        }

        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        _stop.Dispose();
        _once.Dispose();
    }

    /// <summary>Id of the namespace of the machine's first process.</summary>
    public string HostNetns(TopologySnapshot s) => s.OfKind(NodeKind.Netns).Single(n => n.Name == "host" && ((NetnsProperties)n.Properties).Role == "host").Id;

    /// <summary>A test's container; null while it is not shown.</summary>
    public Node? Find(TopologySnapshot s, TestContainer container) =>
        s.OfKind(NodeKind.Container).FirstOrDefault(n => ((ContainerProperties)n.Properties).ContainerId == container.Id);

    public Node Node(TestContainer container) => Find(Current, container) ?? throw new InvalidOperationException($"{container.Name} is not shown.");

    public Task UntilAsync(Func<TopologySnapshot, bool> reached, string what) => UntilAsync(s => Task.FromResult(reached(s)), what);

    /// <summary>Waits, by the store's own updates, until a version is as wanted; says what it waited for when it does not come.</summary>
    public async Task UntilAsync(Func<TopologySnapshot, Task<bool>> reached, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(LongestWait);
        var subscription = Store.Subscribe(limit.Token);
        if (await reached(subscription.Snapshot))
        {
            // Enumerating is what ends a subscription.
            await limit.CancelAsync();
        }

        var isReached = limit.IsCancellationRequested;
        try
        {
            await foreach (var update in subscription.Updates)
            {
                if (await reached(update.Snapshot))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // What is looked at besides the store (iproute2) may have become right without a new version.
            Assert.True(isReached || await reached(Store.Current), $"Not within {LongestWait.TotalSeconds:0} s: {what}.");
        }
    }
}
