using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Components.Map;

/// <summary>Speaks with the map's script: tells it what the address and the reader want, and hears what is selected in it.</summary>
public sealed partial class TopologyMap(
    IJSRuntime script, LiveTopology live, NavigationManager navigation, ILogger<TopologyMap> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _telling = new(1, 1);
    private ElementReference _host;
    private DotNetObjectReference<TopologyMap>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _map;
    private Shown? _told;
    private bool _wasDrawn;
    private bool _isGone;

    [CascadingParameter]
    public required PageState State { get; set; }

    [Inject]
    private LiveMap Map { get; set; } = null!;

    private Shown Wanted => new(
        State.View.Picture, State.Selection?.Id, State.Selection is null ? State.Finding?.Finding?.Id : null, live.PausedSince is not null);

    protected override void OnInitialized() => Map.Changed += OnChanged;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                await StartAsync();
            }

            await TellAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab has gone: nobody looks any more.
        }
        catch (Exception e) when (_isGone && e is (ObjectDisposedException or OperationCanceledException))
        {
            // Another page was opened while this one was told something.
        }
        catch (Exception e) when (e is JSException or OperationCanceledException)
        {
            LogBroken(e);
            Map.Tell(MapState.Failed, "Its script does not run in this browser.");
        }
    }

    /// <summary>Something was selected in the picture: a node, one of the topology's edges, a ledger entry, a finding, or nothing.</summary>
    [JSInvokable]
    public Task OnSelect(string? nodeId, string? edgeId, string? entryId, string? findingId) => InvokeAsync(() =>
    {
        var snapshot = State.Snapshot;
        var address = findingId is null ? State.Select(Named(nodeId, edgeId, entryId))
            : snapshot.Findings.TryGetValue(findingId, out var finding) ? State.Open(finding) : State.Open(findingId);
        // The picture shows it already, or its like: one of several sockets at one port.
        _told = _told is null ? null : _told with { Selected = findingId is null ? Selection.Find(snapshot, Named(nodeId, edgeId, entryId))?.Id : null, Finding = findingId };
        if (address != State.Address.ToString())
        {
            navigation.NavigateTo(address);
        }
    });

    /// <summary>Somebody wants to see what a node rolls up, or to roll it up again.</summary>
    [JSInvokable]
    public Task OnFold(string nodeId) => InvokeAsync(() =>
    {
        if (State.Snapshot.Nodes.TryGetValue(nodeId, out var node))
        {
            navigation.NavigateTo(RollUpChoice.Turned(State, node).ToString());
        }
        else if (ViewRollUp.IsProject(nodeId))
        {
            navigation.NavigateTo(RollUpChoice.Turned(State, nodeId).ToString());
        }
    });

    /// <summary>How the picture is: connecting, live, reconnecting, paused or failed, and seconds or a reason.</summary>
    [JSInvokable]
    public Task OnState(string state, string? detail) => InvokeAsync(() =>
    {
        var known = Enum.TryParse<MapState>(state, ignoreCase: true, out var now) ? now : MapState.Connecting;
        _wasDrawn |= known is MapState.Live or MapState.Paused;
        Map.Tell(known, detail ?? "");
    });

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Map.Changed -= OnChanged;
        Map.Tell(MapState.Connecting);
        try
        {
            await EndAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab has gone, and the picture with it; also while this was told.
        }

        _self?.Dispose();
    }

    private async Task EndAsync()
    {
        if (_map is not null)
        {
            await _map.InvokeVoidAsync("dispose");
            await _map.DisposeAsync();
        }

        if (_module is not null)
        {
            await _module.DisposeAsync();
        }
    }

    /// <summary>What an address calls it: by names, which outlive ids.</summary>
    private string? Named(string? nodeId, string? edgeId, string? entryId)
    {
        var snapshot = State.Snapshot;
        return nodeId is not null && snapshot.Nodes.TryGetValue(nodeId, out var node) ? NodeNames.LinkName(snapshot, node)
            : edgeId is not null && snapshot.Edges.TryGetValue(edgeId, out var edge) ? EdgeNames.LinkName(snapshot, edge)
            : entryId is not null && PortLedger.Of(snapshot).Find(entryId) is { } entry ? PortReference.Of(snapshot, entry)
            : nodeId ?? edgeId ?? entryId;
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task StartAsync()
    {
        await using (var page = await script.InvokeAsync<IJSObjectReference>("import", "./netdash.js"))
        {
            Map.Prefer(list: await page.InvokeAsync<bool>("isPhone"));
        }

        _module = await script.InvokeAsync<IJSObjectReference>("import", "./map.js");
        if (_isGone)
        {
            await _module.DisposeAsync();
            return;
        }

        _self = DotNetObjectReference.Create(this);
        var wanted = Wanted;
        var map = await _module.InvokeAsync<IJSObjectReference>("startMap", _host, _self, new
        {
            hub = navigation.ToAbsoluteUri("hubs/topology").AbsoluteUri, view = wanted.View, select = wanted.Selected, finding = wanted.Finding, tools = Map.Tools,
        });
        _told = wanted with { IsPaused = false };
        _map = map;
        if (_isGone)
        {
            await EndAsync();
        }
    }

    /// <summary>Tells the picture what has changed since it was last told, one thing after the other.</summary>
    private async Task TellAsync()
    {
        if (_map is null || _isGone || _told == Wanted)
        {
            return;
        }

        await _telling.WaitAsync();
        try
        {
            var (told, wanted) = (_told!, Wanted);
            _told = wanted;
            if (told.View != wanted.View)
            {
                await _map.InvokeVoidAsync("setView", wanted.View);
            }

            if (told.Selected != wanted.Selected)
            {
                await _map.InvokeVoidAsync("select", wanted.Selected);
                if (wanted.Selected is not null)
                {
                    await _map.InvokeVoidAsync("reveal", wanted.Selected);
                }
            }

            if (told.Finding != wanted.Finding)
            {
                await _map.InvokeVoidAsync("showFinding", wanted.Finding);
            }

            if (told.IsPaused != wanted.IsPaused)
            {
                await _map.InvokeVoidAsync(wanted.IsPaused ? "pause" : "resume");
            }
        }
        finally
        {
            _telling.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The map's script failed in a browser")]
    private partial void LogBroken(Exception exception);

    private sealed record Shown(string View, string? Selected, string? Finding, bool IsPaused);
}
