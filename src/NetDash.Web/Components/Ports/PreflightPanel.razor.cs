using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Drawing.Words;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.ViewModels.Ports;
using NetDash.Web.Preflight;

namespace NetDash.Web.Components.Ports;

/// <summary>
/// Speaks with the editor's script. It waits for a pause in the typing and says that there is a text; the text itself comes as a
/// stream, since it may be longer than a message of the circuit.
/// </summary>
public sealed partial class PreflightPanel(IJSRuntime script, PreflightDesk desk, LiveTopology live) : IAsyncDisposable
{
    /// <summary>How long a change of the host waits for others before the text is checked again.</summary>
    internal static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private const string Unnamed = "pasted text";

    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _root;
    private DotNetObjectReference<PreflightPanel>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private PreflightFile? _file;
    private PreflightView? _view;
    private PreflightException? _problem;
    private HostLedger? _seen;
    private string _dropped = "";
    private long _bytes;
    private int _version;
    private bool _isSettling;

    /// <summary>The ports that it is compared with; null where there is no host.</summary>
    [Parameter]
    public HostLedger? Ledger { get; set; }

    /// <summary>The name of the file, else what the text was taken for; empty while there is none.</summary>
    private string FileName => _dropped.Length > 0 ? _dropped : _view?.Name ?? "";

    /// <summary>The text is another now.</summary>
    /// <param name="version">The script's number of the text.</param>
    /// <param name="fileName">The file that it comes from; null when it was typed.</param>
    /// <param name="bytes">Its length in UTF-8. Of a file that is too long, that is all that comes.</param>
    [JSInvokable]
    public Task OnText(int version, string? fileName, long bytes) => InvokeAsync(async () =>
    {
        try
        {
            await TakeAsync(version, fileName, bytes);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab has gone, or another page was opened: nobody waits for the answer.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_editor is not null)
            {
                await _editor.InvokeVoidAsync("dispose");
                await _editor.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab has gone, and the editor with it.
        }

        _self?.Dispose();
        _leaving.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await script.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "./preflight.js");
            _editor = await _module.InvokeAsync<IJSObjectReference>("attach", _leaving.Token, _root, _self, PreflightDesk.MostBytes);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab has gone before it was there.
        }
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_seen, Ledger))
        {
            _seen = Ledger;
            if (_file is not null && !_isSettling)
            {
                _ = InvokeAsync(RecheckAsync);
            }
        }
    }

    private async Task TakeAsync(int version, string? fileName, long bytes)
    {
        if (bytes > PreflightDesk.MostBytes)
        {
            // What was there before stays in the field, and is what the claims are about.
            Show(null, PreflightDesk.TooLong());
            return;
        }

        _version = version;
        _bytes = bytes;
        _dropped = bytes == 0 ? "" : fileName is null ? _dropped : Wording.CutLine(fileName, 80);
        if (bytes == 0)
        {
            _file = null;
            Show(null, null);
            return;
        }

        await using var stream = await _editor!.InvokeAsync<IJSStreamReference>("read", _leaving.Token);
        await using var content = await stream.OpenReadStreamAsync(PreflightDesk.MostBytes, _leaving.Token);
        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(_leaving.Token);
        if (version == _version)
        {
            _file = new PreflightFile(_dropped.Length > 0 ? _dropped : Unnamed, text);
            await CheckAsync(version, _file);
        }
    }

    private async Task CheckAsync(int version, PreflightFile file)
    {
        PreflightView? view = null;
        PreflightException? problem = null;
        try
        {
            view = new PreflightView(await desk.CheckAsync(file, Ledger, _leaving.Token), file);
        }
        catch (PreflightException e)
        {
            problem = e;
        }

        // What was typed meanwhile is checked on its own; of a page that was left nothing is drawn.
        if (!_leaving.IsCancellationRequested && version == _version && ReferenceEquals(file, _file))
        {
            Show(view, problem);
            await _editor!.InvokeVoidAsync("mark", _leaving.Token, version, view?.Marks ?? PreflightView.MarksOf(problem, file));
        }
    }

    /// <summary>The host's ports have changed: a verdict is true of now.</summary>
    private async Task RecheckAsync()
    {
        try
        {
            _isSettling = true;
            await Task.Delay(Settling, live.Time, _leaving.Token);
            _isSettling = false;
            if (_file is { } file)
            {
                await CheckAsync(_version, file);
            }
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab has gone meanwhile.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Show(PreflightView? view, PreflightException? problem)
    {
        (_view, _problem) = (view, problem);
        StateHasChanged();
    }

    private Task UseAsync(PreflightClaim claim) => EditAsync(
        "replace", claim.Place!.Line, claim.Place.Column, claim.Place.Length, claim.FreePort!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private Task ClearAsync() => EditAsync("clear");

    private async Task EditAsync(string what, params object[] how)
    {
        if (_editor is { } editor)
        {
            await editor.InvokeVoidAsync(what, _leaving.Token, how);
        }
    }
}
