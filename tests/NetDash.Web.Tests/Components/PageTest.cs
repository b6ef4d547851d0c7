using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Drawing;
using NetDash.Web.Hosting;
using NetDash.Web.Preflight;

namespace NetDash.Web.Tests.Components;

/// <summary>Components over a real store that runs, with a clock that the test moves.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netdash-pages-");
    private Task _writer = Task.CompletedTask;

    protected PageTest()
    {
        // The store gathers by the real clock; what is shown ages by the test's.
        Store = new TopologyStore(new FindingsAnalyzer(TimeProvider.System), TimeProvider.System);
        Services.AddMudServices();
        Services.AddSingleton(Store);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<Departed>();
        Services.AddScoped<LiveTopology>();
        Services.AddScoped<LiveMap>();
        Services.AddScoped<ThemeChoice>();
        Services.AddSingleton(_ => new ViewScenes(new SlotBookKeeper(new SlotBookFiles(DataDirectory.Open(_data.FullName), Time, NullLogger<SlotBookFiles>.Instance), Time)));
        Services.AddSingleton(new PreflightDesk((request, ledger) => Preflight(request, ledger)));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        ThemeModule = JSInterop.SetupModule("./netdash.js");
        ThemeModule.Mode = JSRuntimeMode.Loose;
        ThemeModule.Setup<string>("themeChoice").SetResult("system");
        ThemeModule.Setup<string>("currentTheme").SetResult("dark");
    }

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected ManualTime Time { get; } = new(LaptopFacts.Now);

    protected TopologyStore Store { get; }

    protected BunitJSModuleInterop ThemeModule { get; }

    /// <summary>What a preflight answers.</summary>
    protected Func<PreflightRequest, HostLedger?, PreflightAnswer> Preflight { get; set; } = (_, _) => throw new InvalidOperationException("Nothing is checked in this test.");

    protected LiveTopology Live => Services.GetRequiredService<LiveTopology>();

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    public ValueTask InitializeAsync()
    {
        _writer = Store.RunAsync(_stopping.Token);
        return ValueTask.CompletedTask;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _stopping.CancelAsync();
        await _writer;
        _stopping.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>The machine of the design's pictures, with both of its sources connected.</summary>
    protected async Task Laptop()
    {
        await Report(TestTopology.Replaced("kernel", LaptopFacts.Kernel()));
        await Report(TestTopology.Replaced("docker", LaptopFacts.Docker()));
        await Report(Status("kernel", SourceState.Connected));
        await Report(Status("docker", SourceState.Connected));
    }

    /// <summary>Reports a change and waits for the version that it makes.</summary>
    protected async Task Report(SourceChange change)
    {
        await using var updates = Store.Subscribe(Cancellation).Updates.GetAsyncEnumerator(Cancellation);
        await Store.ReportAsync(change, Cancellation);
        await updates.MoveNextAsync();
    }

    protected static StatusChanged Status(string name, SourceState state, string detail = "", params UnreadableItem[] unreadable) => new()
    {
        Source = name, Epoch = "e1",
        Status = new SourceStatus
        {
            Name = name, Kind = name.Split(':')[0], State = state, Host = TestFacts.HostId, Detail = detail, Unreadable = [.. unreadable],
        },
    };

    /// <summary>What a page at this address would be a function of.</summary>
    protected PageState StateAt(string address) => new(Store.Current, PageAddress.Parse(address));

    protected Node Node(string reference) => NetDash.Topology.Views.NodeNames.Find(Store.Current, reference)[0];

    /// <summary>A component at an address, live.</summary>
    protected IRenderedComponent<LiveView> Open<T>(string address, params (string Name, object Value)[] parameters)
        where T : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<LiveView>(view => view.Add(v => v.ChildContent, _ => builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        }));
    }
}
